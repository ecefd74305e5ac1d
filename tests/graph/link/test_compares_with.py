from collections.abc import Callable
from types import ModuleType

from citegraph.graph.model import Edge, Subgraph

Graph = Callable[..., Subgraph]


def compared(graph: Subgraph) -> dict[tuple[str, str], Edge]:
    return {(edge.source, edge.target): edge for edge in graph.edges if edge.type == "COMPARES_WITH"}


def test_one_edge_a_pair_counts_the_outcomes(papers: ModuleType, derived: Graph) -> None:
    claims = [
        ("ours", "better", "LoRA"),
        ("ours", "better", "LoRA"),
        ("ours", "worse", "LoRA"),
        ("ours", "equal", "IA3"),
    ]
    graph = derived(papers.record("New", introduces=["NewLoRA"], methods=["LoRA", "IA3"], claims=claims))
    found = compared(graph)
    assert set(found) == {("paper:new", "method:lora"), ("paper:new", "method:ia3")}
    assert found["paper:new", "method:lora"].properties == {
        "better": 2, "equal": 0, "worse": 1, "unclear": 0, "claims": 3,
    }  # fmt: skip


def test_a_claim_that_another_is_worse_than_ours_is_turned_round(papers: ModuleType, derived: Graph) -> None:
    claims = [("LoRA", "worse", "NewLoRA")]
    graph = derived(papers.record("New", introduces=["NewLoRA"], methods=["LoRA"], claims=claims))
    ((pair, edge),) = compared(graph).items()
    assert pair == ("paper:new", "method:lora")
    assert edge.properties["better"] == 1


def test_generic_baselines_and_ones_own_are_no_comparison(papers: ModuleType, derived: Graph) -> None:
    claims = [("ours", "better", "NewLoRA")]
    graph = derived(papers.record("New", introduces=["NewLoRA"], claims=claims))
    assert not compared(graph)


def test_a_named_baseline_that_no_fact_lists_becomes_a_method(papers: ModuleType, derived: Graph) -> None:
    graph = derived(papers.record("New", introduces=["NewLoRA"], claims=[("ours", "better", "best-of-N")]))
    assert set(compared(graph)) == {("paper:new", "method:best-of-n")}
