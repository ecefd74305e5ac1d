from collections.abc import Callable
from types import ModuleType

from citegraph.graph.link.related_to import NEAREST
from citegraph.graph.model import Edge, Subgraph

Graph = Callable[..., Subgraph]


def related(graph: Subgraph) -> dict[tuple[str, str], Edge]:
    return {(edge.source, edge.target): edge for edge in graph.edges if edge.type == "RELATED_TO"}


def test_papers_are_related_by_what_they_share_the_rarest_first(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["Alpha", "Beta"], concepts=["large language model"]),
        papers.record("Two", methods=["Alpha", "Beta"], concepts=["large language model"]),
        papers.record("Three", methods=["Beta"]),
    )
    found = related(graph)
    assert found["paper:one", "paper:two"].properties == {"weight": 2.0, "shared": ("Alpha", "Beta")}
    assert found["paper:three", "paper:one"].properties == {"weight": 1.0, "shared": ("Beta",)}


def test_what_nearly_every_paper_names_relates_nobody(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", concepts=["large language model"]), papers.record("Two", concepts=["large language model"])
    )
    assert not related(graph)


def test_the_ten_nearest_are_kept_ties_by_id(papers: ModuleType, derived: Graph) -> None:
    many = [papers.record(f"Paper {n:02}", methods=["Alpha"]) for n in range(NEAREST + 5)]
    near = papers.record("Zz near", methods=["Alpha", "Beta"])
    graph = derived(*many, near, papers.record("Here", methods=["Alpha", "Beta"]))
    targets = [target for source, target in related(graph) if source == "paper:here"]
    assert targets == [*(f"paper:paper-{n:02}" for n in range(NEAREST - 1)), "paper:zz-near"]


def test_a_new_paper_changes_no_weight_of_other_pairs(papers: ModuleType, derived: Graph) -> None:
    old = [papers.record(f"Paper {n}", methods=["Alpha", f"Tool{n % 2}"]) for n in range(4)]
    before, after = related(derived(*old)), related(derived(*old, papers.record("New", methods=["Alpha", "Tool1"])))
    assert before.items() <= after.items()
