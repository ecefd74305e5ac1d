from collections.abc import Callable
from types import ModuleType

from citegraph.graph.model import Edge, Subgraph

Graph = Callable[..., Subgraph]


def outperforming(graph: Subgraph) -> dict[tuple[str, str], Edge]:
    return {(edge.source, edge.target): edge for edge in graph.edges if edge.type == "OUTPERFORMS"}


def test_worse_counts_for_the_other_side_and_conflicts_are_kept(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", introduces=["Alpha"], methods=["Beta"], claims=[("ours", "better", "Beta")]),
        papers.record("Two", methods=["Alpha", "Beta"], claims=[("Beta", "worse", "Alpha")]),
        papers.record("Three", introduces=["Beta"], methods=["Alpha"], claims=[("ours", "better", "Alpha")]),
    )
    found = outperforming(graph)
    assert set(found) == {("method:alpha", "method:beta"), ("method:beta", "method:alpha")}
    support = found["method:alpha", "method:beta"].properties
    assert support == {"claims": 2, "papers": 2, "paper_ids": ("paper:one", "paper:two"), "best_factor": 2.0}


def test_equal_and_unclear_claims_and_data_outperform_nothing(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", introduces=["Alpha"], methods=["Beta"], claims=[("ours", "equal", "Beta")]),
        papers.record("Two", introduces=["Gamma"], datasets=["ImageNet"], claims=[("ours", "better", "ImageNet")]),
        papers.record("Three", introduces=["Gamma"], claims=[("ours", "better", "Gamma")]),
    )
    assert not outperforming(graph)
