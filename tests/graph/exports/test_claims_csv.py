import csv
import io
from collections.abc import Callable

from hypothesis import given

from citegraph.graph.exports.claims_csv import export
from citegraph.graph.model import Node, Subgraph


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_claim_is_a_line_with_names_and_quote(readable: Subgraph, write: Callable[..., str]) -> None:
    (row,) = rows(write("claims-csv", readable))
    assert row == {
        "subject": "Lean Attention",
        "outcome": "better",
        "baseline": "FlashAttention-2",
        "metric": "speed",
        "value": "2.6x",
        "dataset": "",
        "confidence": "",
        "paper": "Lean Attention: Streams & Tiles",
        "quote": "Lean Attention is 2.6x faster than FlashAttention-2 | 100% & more.",
    }


def test_a_cell_that_a_spreadsheet_would_run_is_text(write: Callable[..., str]) -> None:
    claim = Node(id="claim:1", label="Claim", name="x", properties={"metric": "=HYPERLINK(1)", "value": "-5%"})
    (row,) = rows(write("claims-csv", Subgraph(nodes=(claim,))))
    assert (row["metric"], row["value"]) == ("'=HYPERLINK(1)", "'-5%")


@given(graph=...)
def test_every_claim_is_one_line_whatever_its_text(graph: Subgraph) -> None:
    out = io.BytesIO()
    export.write(graph, out)
    assert len(rows(out.getvalue().decode())) == sum(node.label == "Claim" for node in graph.nodes)
