import pytest

from citegraph.graph.names.marks import can_be_one, is_version
from citegraph.graph.names.short_forms import are_initials, can_abbreviate, expansion, looks_short


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MoE", "Mixture of Experts"),
        ("GPT-3", "Generative Pre-trained Transformer 3"),
        ("S4", "Structured State Space Sequence model"),
        ("A3C", "Asynchronous Advantage Actor-Critic"),
        ("seq2seq", "sequence to sequence"),
        ("BERT4Rec", "BERT for recommendation"),
        ("LoRA", "LoRA adapters"),
        ("FlashAttention", "Flash Attention kernel"),
    ],
)
def test_aliases_may_join_where_no_mark_keeps_them_apart(one: str, other: str) -> None:
    assert can_be_one(one, other)
    assert can_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FlashAttention", "FlashAttention-2"),
        ("LLaMA-2", "Large Language Model Meta AI"),
        ("LLaMA-2 7B", "LLaMA-2 13B"),
        ("GPT-4", "GPT-4 Turbo"),
        ("GPT-4", "GPT-4o"),
        ("Gemini", "Gemini Pro"),
        ("MCUNet", "MCUNetV2"),
        ("LoRA", "LoRA+"),
        ("Mamba", "Mamba-S"),
        ("CIFAR-10", "CIFAR-100"),
    ],
)
def test_no_alias_joins_versions_or_sizes(one: str, other: str) -> None:
    assert not can_be_one(one, other)
    assert not can_be_one(other, one)


def test_words_that_are_no_version_are_told_from_those_that_are() -> None:
    assert all(map(is_version, ("2", "v2", "2.5", "7b", "1.5b", "8x7b", "large", "pro", "s", "4o")))
    assert not any(map(is_version, ("", "kernel", "model", "net", "attention")))


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("MoE", "Mixture of Experts", True),
        ("CBM", "Concept Bottleneck Models", True),
        ("LoRA", "Low-Rank Adaptation", True),
        ("Mamba", "Mamba architecture", False),
        ("CBM", "Bottleneck Concept Model", False),
        ("A", "Alpha Beta", False),
        ("CNN", "convolution", False),
    ],
)
def test_a_short_form_abbreviates_by_its_letters_in_order(short: str, long: str, *, expected: bool) -> None:
    assert can_abbreviate(short, long) is expected


def test_initials_need_every_word_and_three_letters() -> None:
    assert are_initials("STG", "Structured Testbench Generation")
    assert are_initials("MoE", "Mixture of Experts")
    assert not are_initials("GNN", "graph attention network")
    assert not are_initials("DP", "Deliberate Practice")
    assert not are_initials("GRPO", "Group-in-Group Policy Optimization")


def test_expansions_are_equal_for_endings_and_heads_only() -> None:
    assert expansion("Graph Neural Network") == expansion("graph neural nets")
    assert expansion("low-rank adaptation") == expansion("Low Rank Adapters")
    assert expansion("vision transformer") != expansion("video transformer")
    assert expansion("contrastive learning") != expansion("curriculum learning")


def test_short_forms_are_short_and_have_capitals() -> None:
    assert all(map(looks_short, ("MoE", "LLMs", "GPT-4o", "AIME24")))
    assert not any(map(looks_short, ("Transformer", "kv cache", "Mixture of Experts", "speech")))
