from collections.abc import Callable
from types import ModuleType

from citegraph.graph.model import Subgraph

Graph = Callable[..., Subgraph]


def edges(graph: Subgraph) -> set[tuple[str, str, str]]:
    types = {"INTRODUCES", "USES", "EVALUATES_ON", "ABOUT", "MENTIONS"}
    return {(edge.source, edge.type, edge.target) for edge in graph.edges if edge.type in types}


def test_a_known_name_in_the_text_joins_the_paper_by_an_edge_of_its_own(papers: ModuleType, derived: Graph) -> None:
    graph = derived(papers.record("One", mentions=[("mixture of experts", "MoE")]))
    assert edges(graph) == {("paper:one", "MENTIONS", "method:mixture-of-experts")}
    (node,) = (node for node in graph.nodes if node.label == "Method")
    assert (node.name, node.aliases) == ("MoE", ())


def test_what_a_paper_says_more_of_it_does_not_merely_mention(papers: ModuleType, derived: Graph) -> None:
    said = [("mixture of experts", "MoE")]
    graph = derived(
        papers.record("One", methods=["Mixture-of-Experts"], mentions=said),
        papers.record("Two", concepts=["mixture of experts"], mentions=said),
    )
    assert edges(graph) == {
        ("paper:one", "USES", "method:mixture-of-experts"),
        ("paper:two", "ABOUT", "method:mixture-of-experts"),
    }


def test_papers_that_merely_mention_the_same_are_not_related(papers: ModuleType, derived: Graph) -> None:
    said = [("mixture of experts", "MoE")]
    graph = derived(papers.record("One", mentions=said), papers.record("Two", mentions=said))
    assert not [edge for edge in graph.edges if edge.type == "RELATED_TO"]


def test_a_noun_that_says_only_what_sort_of_thing_it_is_makes_no_new_thing(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["MoE layers"], concepts=["large language model framework"]),
        papers.record("Two", introduces=["MoE Layer"]),
    )
    assert edges(graph) == {
        ("paper:one", "USES", "method:mixture-of-experts"),
        ("paper:one", "ABOUT", "concept:large-language-model"),
        ("paper:two", "INTRODUCES", "method:moe-layer"),
    }
