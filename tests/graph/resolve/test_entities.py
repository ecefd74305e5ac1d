from collections.abc import Callable
from types import ModuleType

from citegraph.graph.corrections import Corrections, Merge, Rename, Split
from citegraph.graph.model import Node, Subgraph

Graph = Callable[..., Subgraph]


def entities(graph: Subgraph) -> dict[str, Node]:
    return {node.id: node for node in graph.nodes if node.label in {"Method", "Dataset", "Concept"}}


def edges(graph: Subgraph, *types: str) -> set[tuple[str, str, str]]:
    return {(edge.source, edge.type, edge.target) for edge in graph.edges if not types or edge.type in types}


def test_one_thing_is_one_node_whatever_the_papers_take_it_for(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["task vectors"]),
        papers.record("Two", concepts=["task vector"]),
        papers.record("Three", methods=["Task Vector"]),
    )
    assert {node_id: node.label for node_id, node in entities(graph).items()} == {"method:task-vector": "Method"}
    assert edges(graph, "USES", "ABOUT") == {
        ("paper:one", "USES", "method:task-vector"),
        ("paper:two", "ABOUT", "method:task-vector"),
        ("paper:three", "USES", "method:task-vector"),
    }


def test_what_somebody_introduces_is_no_mere_concept(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", introduces=["Vocabulary Parallelism"]),
        papers.record("Two", concepts=["vocabulary parallelism"]),
        papers.record("Three", concepts=["vocabulary parallelism"]),
    )
    assert set(entities(graph)) == {"method:vocabulary-parallelism"}


def test_the_label_is_that_of_most_papers_but_the_lexicons_counts_more(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["ImageNet", "Pile"]),
        papers.record("Two", methods=["ImageNet"], datasets=["The Pile", "Pile"]),
        papers.record("Three", methods=["ImageNet"], datasets=["Pile"]),
    )
    assert set(entities(graph)) == {"dataset:imagenet", "dataset:pile", "dataset:the-pile"}
    assert ("paper:one", "EVALUATES_ON", "dataset:imagenet") in edges(graph)


def test_a_tie_of_labels_goes_to_method_before_dataset_before_concept(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["Alpha Set"], datasets=["Beta Set"]),
        papers.record("Two", datasets=["Alpha Set"], concepts=["beta set"]),
    )
    assert set(entities(graph)) == {"method:alpha-set", "dataset:beta-set"}


def test_the_name_is_the_form_in_most_papers_then_the_longest(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["Flash Attention", "SomeNet"]),
        papers.record("Two", methods=["FlashAttention", "Some-Net"]),
        papers.record("Three", methods=["FlashAttention"]),
    )
    found = {node.id: (node.name, node.aliases) for node in entities(graph).values()}
    assert found == {
        "method:flashattention": ("FlashAttention", ("Flash Attention",)),
        "method:some-net": ("Some-Net", ("SomeNet",)),
    }


def test_a_short_form_of_two_things_is_the_name_of_neither(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["CL"], defines=[("CL", "continual learning")]),
        papers.record("Two", methods=["CL"], defines=[("CL", "contrastive learning")]),
    )
    assert sorted(node.name for node in entities(graph).values()) == ["continual learning", "contrastive learning"]


def test_a_known_name_stays_what_it_is_called_where_one_paper_spells_it_otherwise(
    papers: ModuleType, derived: Graph
) -> None:
    graph = derived(
        papers.record("One", methods=["DARE"]),
        papers.record("Two", methods=["DARE"]),
        papers.record("Three", methods=["DARE"], defines=[("DARE", "Drop And REscale")]),
        papers.record("Four", introduces=["DARE"], defines=[("DARE", "dense arithmetic reasoning engine")]),
    )
    found = {node.id: node.name for node in entities(graph).values()}
    assert found == {
        "method:dare": "DARE",
        "method:dense-arithmetic-reasoning-engine": "dense arithmetic reasoning engine",
    }


def test_a_known_name_stays_the_name_although_one_paper_calls_another_thing_so(
    papers: ModuleType, derived: Graph
) -> None:
    graph = derived(
        *(papers.record(f"Of {n}", methods=["LLaMA-2"]) for n in range(3)),
        papers.record("One", methods=["Llama 2", ("Shepherd", "LLaMA-2")]),
        papers.record("Two", methods=[("Sheepdog", "LLaMA 2")]),
    )
    assert entities(graph)["method:llama-2"].name == "LLaMA-2"


def test_ids_of_names_that_differ_only_where_slugs_do_not_are_told_apart(papers: ModuleType, derived: Graph) -> None:
    graph = derived(papers.record("One", methods=["DARTS"]), papers.record("Two", methods=["DART"]))
    assert len(entities(graph)) == 2
    assert "method:dart" in entities(graph)


def test_names_in_every_script_have_ids(papers: ModuleType, derived: Graph) -> None:
    graph = derived(papers.record("混合专家模型", methods=["混合专家", "混合"]))
    assert set(entities(graph)) == {"method:混合专家", "method:混合"}


def test_an_edge_shows_the_first_mention_and_every_form(papers: ModuleType, derived: Graph) -> None:
    graph = derived(papers.record("One", methods=["mixture-of-experts", "MoE"], concepts=["mixture of experts"]))
    (used,) = (edge for edge in graph.edges if edge.type == "USES")
    assert used.properties["surface"] == "mixture-of-experts"
    assert used.properties["surfaces"] == ("mixture-of-experts", "MoE")
    assert used.properties["field"] == "abstract"


def test_sizes_and_versions_are_variants_by_name_where_both_are_known(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["LLaMA-2 7B", "MCUNetV2", "GPT-4o", "CIFAR-100", "ResNet-50"]),
        papers.record("Two", methods=["LLaMA-2", "LLaMA", "MCUNet", "GPT-4", "CIFAR-10"]),
    )
    assert edges(graph, "VARIANT_OF") == {
        ("method:llama-2-7b", "VARIANT_OF", "method:llama-2"),
        ("method:llama-2", "VARIANT_OF", "method:llama"),
        ("method:mcunetv2", "VARIANT_OF", "method:mcunet"),
        ("method:gpt-4o", "VARIANT_OF", "method:gpt-4"),
    }
    assert all(edge.properties == {"rule": "name"} for edge in graph.edges if edge.type == "VARIANT_OF")


def test_a_variant_that_a_paper_states_is_not_repeated_by_name(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", methods=["Mamba-2", "Mamba"], variants=[("Mamba-2", "Mamba")]),
        papers.record("Two", methods=["Mamba-2", "Mamba"]),
    )
    (stated,) = (edge for edge in graph.edges if edge.type == "VARIANT_OF")
    assert (stated.paper, stated.properties["rule"]) == ("paper:one", "text")


def test_corrections_merge_split_and_rename(papers: ModuleType, derived: Graph) -> None:
    records = [
        papers.record("One", methods=["Alpha", "Spike"]),
        papers.record("Two", methods=["Beta", "Spike"]),
        papers.record("Three", methods=["Alpha"]),
    ]
    corrections = Corrections(
        merge=(Merge(name="method:beta", into="Alpha"),),
        split=(Split(name="Spike", papers=("paper:two",), to="Spike (neuron)"),),
        rename=(Rename(name="Alpha", to="Alpha Zero"),),
    )
    graph = derived(*records, corrections=corrections)
    assert {node.id: (node.name, node.aliases) for node in entities(graph).values()} == {
        "method:alpha": ("Alpha Zero", ("Alpha", "Beta")),
        "method:spike": ("Spike", ()),
        "method:spike-neuron": ("Spike (neuron)", ()),
    }
    assert ("paper:two", "USES", "method:spike-neuron") in edges(graph)
    assert ("paper:two", "USES", "method:alpha") in edges(graph)


def test_merges_follow_chains_and_end_circles_whatever_the_order(papers: ModuleType, derived: Graph) -> None:
    records = [papers.record(f"Paper {n}", methods=[f"Tool{n}", f"Ring{n % 2}"]) for n in range(4)]
    pairs = (("Tool1", "Tool2"), ("Tool2", "Tool3"), ("Ring0", "Ring1"), ("Ring1", "Ring0"))
    corrections = Corrections(merge=tuple(Merge(name=name, into=into) for name, into in pairs))
    graph = derived(*records, corrections=corrections)
    assert derived(*reversed(records), corrections=corrections) == graph
    assert set(entities(graph)) == {"method:tool0", "method:tool3", "method:ring0"}


def test_a_short_form_in_a_correction_stands_for_its_usual_sense(papers: ModuleType, derived: Graph) -> None:
    records = [
        papers.record("One", methods=["CL"], defines=[("CL", "continual learning")]),
        papers.record("Two", methods=["lifelong learning"]),
        papers.record("Three", methods=["CL"]),
        papers.record("Four", methods=["MoE", "expert mixing"]),
    ]
    merges = (Merge(name="lifelong learning", into="CL"), Merge(name="expert mixing", into="MoE"))
    graph = derived(*records, corrections=Corrections(merge=merges))
    assert set(entities(graph)) == {"method:continual-learning", "method:mixture-of-experts"}


def test_a_name_can_be_split_off_to_another_sense(papers: ModuleType, derived: Graph) -> None:
    records = [
        papers.record("One", methods=["CL"], defines=[("CL", "continual learning")]),
        papers.record("Two", methods=["contrastive learning"]),
        papers.record("Three", methods=["CL"]),
    ]
    split = Split(name="CL", papers=("Three",), to="contrastive learning")
    graph = derived(*records, corrections=Corrections(split=(split,)))
    assert ("paper:three", "USES", "method:contrastive-learning") in edges(graph)
    (edge,) = (edge for edge in graph.edges if edge.source == "paper:three" and edge.type == "USES")
    assert edge.properties["sense"] == "CL: as a correction says"


def test_a_topic_that_adds_a_noun_to_a_name_is_what_has_the_name(papers: ModuleType, derived: Graph) -> None:
    graph = derived(papers.record("One", introduces=["LD-DETR"], concepts=[("ld-detr model", "LD-DETR model")]))
    assert set(entities(graph)) == {"method:ld-detr"}


def test_a_long_form_is_one_thing_whether_its_paper_shortens_it_or_not(papers: ModuleType, derived: Graph) -> None:
    graph = derived(
        papers.record("One", concepts=["quarry foundation models"], defines=[("QFM", "quarry foundation models")]),
        papers.record("Two", concepts=["quarry foundation model"]),
        papers.record(
            "Three", concepts=["mixture of experts problems"], defines=[("MEP", "mixture of experts problem")]
        ),
    )
    assert set(entities(graph)) == {"concept:quarry-foundation-model", "method:mixture-of-experts"}


def test_words_for_a_topic_are_its_names_only_where_they_name_it(papers: ModuleType, derived: Graph) -> None:
    topics = [("large language model", "LLM"), ("test-time scaling", "more compute at inference")]
    graph = derived(papers.record("One", concepts=topics), papers.record("Two", methods=["more compute at inference"]))
    assert entities(graph)["concept:large-language-model"].aliases == ("LLM",)
    assert entities(graph)["concept:test-time-scaling"].aliases == ()
    assert "method:more-compute-at-inference" in entities(graph)
