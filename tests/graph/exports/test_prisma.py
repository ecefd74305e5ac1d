import csv
import io

from citegraph.graph.exports import Flow, Provenance
from citegraph.graph.exports.prisma import export
from citegraph.graph.model import Subgraph


def counts(graph: Subgraph, flow: Flow | None = None) -> dict[str, str]:
    out = io.BytesIO()
    export.write(graph, out, provenance=Provenance(flow=flow))
    return dict(list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))[1:])


def test_every_step_of_the_flow_has_its_number() -> None:
    excluded = {"wrong topic": 3, "no reason given": 1}
    flow = Flow(
        records=100, duplicates=20, not_matching=60, excluded=excluded, screening=True, undecided=5, included=16
    )
    assert counts(Subgraph(), flow) == {
        "Records identified from the sources": "100",
        "Duplicate records removed": "20",
        "Papers left out by the criteria of the selection": "60",
        "Papers screened": "20",
        "Papers excluded": "4",
        "Papers excluded: wrong topic": "3",
        "Papers excluded: no reason given": "1",
        "Papers included on which nobody has decided yet": "5",
        "Papers included": "16",
    }


def test_of_a_graph_alone_the_papers_are_counted(readable: Subgraph) -> None:
    assert counts(readable)["Papers included"] == "3"
