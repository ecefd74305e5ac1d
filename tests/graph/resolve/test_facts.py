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


def test_words_that_change_nothing_make_no_new_thing(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["MoE layers", "vanilla Foo-Net", "the standard Llama 2"]),
        papers.record("Two", concepts=["large language model framework", "traditional fish recognition systems"]),
        papers.record("Three", methods=["Foo-Net"], concepts=["fish recognition"]),
    )
    assert edges(graph) == {
        ("paper:one", "USES", "method:mixture-of-experts"),
        ("paper:one", "USES", "method:foo-net"),
        ("paper:one", "USES", "method:llama-2"),
        ("paper:two", "ABOUT", "concept:large-language-model"),
        ("paper:two", "ABOUT", "concept:fish-recognition"),
        ("paper:three", "USES", "method:foo-net"),
        ("paper:three", "ABOUT", "concept:fish-recognition"),
    }


def test_words_that_change_nothing_stay_in_what_somebody_introduces(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", introduces=["MoE Layer"]),
        papers.record("Two", methods=["MoE layers", "MoE"]),
    )
    assert edges(graph) == {
        ("paper:one", "INTRODUCES", "method:moe-layer"),
        ("paper:two", "USES", "method:moe-layer"),
        ("paper:two", "USES", "method:mixture-of-experts"),
    }


def test_a_word_is_not_the_name_that_is_spelled_like_it_in_capitals(papers: ModuleType, derived: Graph) -> None:
    graph = derived(papers.record("One", concepts=["dare"]), papers.record("Two", methods=["DARE"]))
    assert edges(graph) == {("paper:two", "USES", "method:dare")}


def test_a_short_form_inside_a_topic_stands_for_what_papers_spell_out(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record(
            "One",
            concepts=[("electroencephalogram signal", "EEG signals")],
            defines=[("EEG", "electroencephalogram")],
        ),
        papers.record("Two", concepts=[("eeg signal", "EEG signals")]),
    )
    assert {target for _, _, target in edges(graph)} == {"concept:electroencephalogram-signal"}


def test_the_words_of_a_known_version_may_stand_in_another_order(papers: ModuleType, derived: Graph) -> None:
    graph = derived(papers.record("One", methods=["Chat Llama 2"]), papers.record("Two", methods=["Llama Chat 2"]))
    assert {target for _, _, target in edges(graph)} == {"method:llama-2-chat"}


def test_what_a_paper_names_its_own_thing_shortens_no_topic(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", introduces=["SciDisco"], concepts=[("scientific discovery", "SciDisco")]),
        papers.record("Two", methods=["SciDisco"]),
    )
    assert edges(graph) == {
        ("paper:one", "INTRODUCES", "method:scidisco"),
        ("paper:one", "ABOUT", "concept:scientific-discovery"),
        ("paper:two", "USES", "method:scidisco"),
    }
