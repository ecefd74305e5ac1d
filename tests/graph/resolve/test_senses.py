from collections.abc import Callable
from types import ModuleType

from citegraph.graph.model import Node, Subgraph

Graph = Callable[..., Subgraph]
CONTINUAL, CONTRASTIVE = "method:continual-learning", "method:contrastive-learning"


def targets(graph: Subgraph, title: str) -> set[str]:
    """What the paper uses or is about."""
    return {edge.target for edge in graph.edges if edge.source == f"paper:{title}" and edge.type in {"USES", "ABOUT"}}


def sense(graph: Subgraph, title: str) -> tuple[str, object]:
    """Why, and how surely, the paper's one short form was taken as it was."""
    edges = [edge.properties for edge in graph.edges if edge.source == f"paper:{title}" and "sense" in edge.properties]
    ((reason, confidence),) = {(str(found["sense"]), found["confidence"]) for found in edges}
    return reason, confidence


def node(graph: Subgraph, node_id: str) -> Node:
    return next(found for found in graph.nodes if found.id == node_id)


def test_a_short_form_in_other_capitals_is_not_the_known_name(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", defines=[("DaRe", "data restoration")], methods=["DaRe"]),
        papers.record("Two", defines=[("DARE", "drop and rescale")], methods=["DARE"]),
    )
    assert targets(graph, "one") == {"method:data-restoration"}
    assert targets(graph, "two") == {"method:dare"}


def test_a_short_form_joins_the_long_form_that_some_paper_defines(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("Defines", defines=[("KVC", "key value cache")], methods=["KVC"]),
        papers.record("Short", methods=["KVC"]),
        papers.record("Long", methods=["key value cache"]),
    )
    assert all(targets(graph, title) == {"method:key-value-cache"} for title in ("defines", "short", "long"))
    found = node(graph, "method:key-value-cache")
    assert {found.name, *found.aliases} == {"KVC", "key value cache"}
    assert sense(graph, "short") == ("KVC: key value cache, the only sense that papers define", 0.9)


def test_a_short_form_defined_differently_in_two_papers_is_two_entities(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["continual learning"], defines=[("CL", "continual learning")]),
        papers.record("Two", methods=["contrastive learning"], defines=[("CL", "contrastive learning")]),
    )
    assert (targets(graph, "one"), targets(graph, "two")) == ({CONTINUAL}, {CONTRASTIVE})
    assert "CL" in node(graph, CONTINUAL).aliases
    assert "CL" in node(graph, CONTRASTIVE).aliases


def test_an_undefined_short_form_gets_the_sense_that_the_other_names_support(
    papers: ModuleType, derived: Graph
) -> None:
    definers = [
        papers.record("One", methods=["continual learning", "EWC"], defines=[("CL", "continual learning")]),
        papers.record("Two", methods=["contrastive learning", "SimCLR"], defines=[("CL", "contrastive learning")]),
        papers.record("Three", methods=["contrastive learning", "SimCLR"], defines=[("CL", "contrastive learning")]),
    ]
    graph = derived(*definers, papers.record("New", methods=["CL", "EWC"]))
    assert CONTINUAL in targets(graph, "new")
    assert sense(graph, "new") == (
        "CL: continual learning, whose defining papers share 1 of its names (contrastive learning: 0)",
        0.8,
    )


def test_an_undefined_short_form_without_company_gets_the_commonest_sense(papers: ModuleType, derived: Graph) -> None:
    definers = [
        papers.record("One", methods=["continual learning"], defines=[("CL", "continual learning")]),
        papers.record("Two", methods=["contrastive learning"], defines=[("CL", "contrastive learning")]),
        papers.record("Three", methods=["contrastive learning"], defines=[("CL", "contrastive learning")]),
    ]
    graph = derived(*definers, papers.record("New", methods=["CL"]))
    assert targets(graph, "new") == {CONTRASTIVE}
    assert sense(graph, "new") == ("CL: contrastive learning, the commonest sense (papers that define it: 2)", 0.6)


def test_a_paper_that_names_a_long_form_means_that_sense(papers: ModuleType, derived: Graph) -> None:
    definers = [
        papers.record("One", methods=["continual learning"], defines=[("CL", "continual learning")]),
        papers.record("Two", methods=["contrastive learning", "A1", "B2"], defines=[("CL", "contrastive learning")]),
    ]
    graph = derived(*definers, papers.record("New", methods=["CL", "A1", "B2"], concepts=["continual learning"]))
    assert CONTINUAL in targets(graph, "new")
    assert CONTRASTIVE not in targets(graph, "new")


def test_what_a_paper_defines_counts_there_against_the_lexicon(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("Other", methods=["MoE"], defines=[("MoE", "mixture of evidence")]),
        papers.record("Usual", methods=["MoE"]),
    )
    assert targets(graph, "other") == {"method:mixture-of-evidence"}
    assert targets(graph, "usual") == {"method:mixture-of-experts"}


def test_long_forms_that_say_the_same_are_one_sense(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["CNN"], defines=[("CNN", "convolutional neural network")]),
        papers.record("Two", methods=["CNN"], defines=[("CNN", "Convolution Neural Nets")]),
        papers.record("Three", methods=["convolution neural net"]),
    )
    assert len({target for title in ("one", "two", "three") for target in targets(graph, title)}) == 1


def test_a_word_is_no_short_form_because_it_is_spelled_like_one(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["SPEECH"], defines=[("SPEECH", "Spectral Perception Echo")]),
        papers.record("Two", concepts=["speech"]),
    )
    assert targets(graph, "two") == {"concept:speech"}


def test_what_a_paper_introduces_under_a_short_form_is_not_what_others_spell_out(
    papers: ModuleType, derived: Graph
) -> None:
    graph = derived(
        papers.record("One", methods=["DP", "Laplace"], defines=[("DP", "differential privacy")]),
        papers.record("Two", introduces=["DP"], methods=["Curricula"]),
        papers.record("Three", methods=["DP", "Laplace"]),
        papers.record("Four", methods=["DP", "Curricula"]),
    )
    assert {edge.target for edge in graph.edges if edge.type == "INTRODUCES"} == {"method:dp"}
    assert "method:differential-privacy" in targets(graph, "three")
    assert "method:dp" in targets(graph, "four")
    assert {edge.source for edge in graph.edges if edge.type == "BUILDS_ON"} == {"paper:four"}


def test_a_wrong_alias_does_not_bridge_two_versions(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=[("FlashAttention-2", "FlashAttention")]),
        papers.record("Two", methods=["FlashAttention"]),
        papers.record("Three", methods=[("LLaMA", "LLaMA-2 7B")], defines=[("LLaMA", "Large Language Model 2")]),
    )
    assert targets(graph, "one") == {"method:flashattention-2"}
    assert targets(graph, "two") == {"method:flashattention"}
    assert targets(graph, "three") == {"method:llama"}


def test_an_alias_holds_in_its_own_paper_only(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record(
            "One", methods=[("Prefix Cache Reuse", "cache reuse")], claims=[("ours", "better", "cache reuse")]
        ),
        papers.record("Two", methods=["cache reuse"]),
        papers.record("Three", methods=["Prefix Cache Reuse"]),
    )
    assert targets(graph, "one") == targets(graph, "three") == {"method:prefix-cache-reuse"}
    assert targets(graph, "two") == {"method:cache-reuse"}
    assert {e.target for e in graph.edges if e.type == "BASELINE"} == {"method:prefix-cache-reuse"}


def test_a_long_form_that_nobody_writes_is_no_meaning_of_a_short_form_that_all_write(
    papers: ModuleType, derived: Graph
) -> None:
    graph = derived(
        papers.record("Defines", methods=["MSE"], defines=[("MSE", "Multi-view Semantic Embedding")]),
        papers.record("Usual", methods=["MSE"]),
    )
    assert targets(graph, "defines") == {"method:multi-view-semantic-embedding"}
    assert targets(graph, "usual") == {"method:mse"}


def test_a_new_thing_with_the_letters_of_a_known_one_is_a_new_thing(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("New", introduces=["DARE"], defines=[("DARE", "Distribution-Aware Reward Estimation")]),
        papers.record("Known", methods=["DARE"], defines=[("DARE", "Drop And REscale")]),
    )
    assert targets(graph, "known") == {"method:dare"}
    introduced = {edge.target for edge in graph.edges if edge.type == "INTRODUCES"}
    assert introduced == {"method:distribution-aware-reward-estimation"}


def test_capitals_tell_senses_apart_before_company_does(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["SfM"], defines=[("SfM", "structure from motion")]),
        papers.record("Two", methods=["SFMs", "Whisper"], defines=[("SFMs", "speech foundation models")]),
        papers.record("New", methods=["SfM", "Whisper"]),
    )
    assert "method:structure-from-motion" in targets(graph, "new")
    assert sense(graph, "new") == ("SfM: structure from motion, the sense that is written with these capitals", 0.8)


def test_names_of_a_paper_that_are_initials_of_another_are_one(papers: ModuleType, derived: Graph) -> None:
    graph = derived(papers.record("One", introduces=["BFMT", "Bootstrap Flow-Map Tree"], methods=["Boosting Tree"]))
    introduced = {edge.target for edge in graph.edges if edge.type == "INTRODUCES"}
    assert introduced == {"method:bootstrap-flow-map-tree"}


def test_latex_is_never_the_name_and_always_an_alias(papers: ModuleType, derived: Graph) -> None:
    graph = derived(papers.record("One", methods=[r"\textbf{T}ree-Search"]))
    found = node(graph, "method:tree-search")
    assert (found.name, found.aliases) == ("Tree-Search", (r"\textbf{T}ree-Search",))
