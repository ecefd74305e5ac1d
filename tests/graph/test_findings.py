from collections.abc import Callable
from types import ModuleType

from citegraph.graph.findings import HUB_PAPERS, Finding, find
from citegraph.graph.model import Node, Subgraph

Graph = Callable[..., Subgraph]


def found(graph: Subgraph, kind: str) -> list[Finding]:
    return [finding for finding in find(graph) if finding.kind == kind]


def test_a_graph_in_order_has_no_findings(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", introduces=["Alpha"], methods=["LoRA"], claims=[("ours", "better", "LoRA")]),
        papers.record("Two", methods=["Alpha"], datasets=["ImageNet"]),
    )
    assert find(graph) == []


def test_versions_in_one_node_are_a_suspicious_merge(papers: ModuleType, derived: Graph) -> None:
    node = Node(id="method:phi-3", label="Method", name="Phi-3", aliases=("phi 3", "Phi-4"))
    graph = derived(papers.record("One", methods=["LoRA"]))
    (finding,) = found(Subgraph(nodes=(*graph.nodes, node), edges=graph.edges), "merge")
    assert finding.about == ("method:phi-3",)
    assert "'Phi-3' and 'Phi-4'" in finding.message


def test_a_short_form_beside_its_long_form_is_a_suspicious_split(papers: ModuleType, derived: Graph) -> None:
    graph = derived(papers.record("One", introduces=["PISA", "Piecewise Sparse Attention"], methods=["Plain Is Safe"]))
    (finding,) = found(graph, "split")
    assert finding.about == ("method:pisa", "method:piecewise-sparse-attention")
    assert finding.hint == "citegraph merge PISA 'Piecewise Sparse Attention'"


def test_long_names_one_letter_apart_are_a_suspicious_split_and_versions_are_not(
    papers: ModuleType, derived: Graph
) -> None:
    graph = derived(
        papers.record("One", methods=["FlashAttention", "Transfomer", "CIFAR-10", "Mistral Large"]),
        papers.record("Two", methods=["FlashAttention-2", "Transformer", "CIFAR-100", "Mistral"]),
    )
    assert [finding.about for finding in found(graph, "split")] == [("method:transfomer", "method:transformer")]


def test_a_sense_chosen_for_being_common_is_unsure(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["CL"], defines=[("CL", "continual learning")]),
        papers.record("Two", methods=["CL"], defines=[("CL", "contrastive learning")]),
        papers.record("Three", methods=["CL"]),
    )
    (finding,) = found(graph, "sense")
    assert finding.about == ("method:continual-learning", "paper:three")
    assert finding.hint == "citegraph split CL --paper paper:three --to 'ANOTHER NAME'"


def test_two_introductions_of_one_name_are_named(papers: ModuleType, derived: Graph) -> None:
    graph = derived(papers.record("One", introduces=["Prism"]), papers.record("Two", introduces=["PRISM"]))
    (finding,) = found(graph, "introduced twice")
    assert finding.about == ("method:prism", "paper:one", "paper:two")


def test_claims_both_ways_are_a_conflict(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", introduces=["Alpha"], claims=[("ours", "better", "Beta")]),
        papers.record("Two", introduces=["Beta"], claims=[("ours", "better", "Alpha")]),
    )
    (finding,) = found(graph, "conflict")
    assert finding.about == ("method:alpha", "method:beta")


def test_hubs_and_empty_papers_are_named(papers: ModuleType, derived: Graph) -> None:
    many = [papers.record(f"Paper {n}", methods=["LoRA"]) for n in range(HUB_PAPERS)]
    graph = derived(*many, papers.record("Nothing here"))
    assert [finding.about for finding in found(graph, "hub")] == [("method:lora",)]
    assert [finding.about for finding in found(graph, "orphan")] == [("paper:nothing-here",)]
