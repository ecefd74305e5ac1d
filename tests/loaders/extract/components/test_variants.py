"""Variants, by what names show and what the text says."""

import pytest

from citegraph.graph.model import Paper
from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract.variants.signs import Cast

CASES = {
    "the next version": (
        "FlashLens-2: Faster Token Folding",
        "FlashLens folds tokens fast. We propose FlashLens-2, which folds them faster. FlashLens-2 beats FlashLens.",
        ("FlashLens-2", "FlashLens", "name"),
    ),
    "a prefix": (
        "BeamLoRA: Pruning Ranks",
        "LoRA is popular. We propose BeamLoRA, which prunes ranks of LoRA. BeamLoRA is fast.",
        ("BeamLoRA", "LoRA", "name"),
    ),
    "said to be a variant": (
        "ZipLens: Folding Tokens",
        "We propose ZipLens, a memory-efficient variant of BERT. ZipLens is small.",
        ("ZipLens", "BERT", "text"),
    ),
    "said to extend": (
        "ZipLens: Folding Tokens",
        "We propose ZipLens to fold tokens. ZipLens extends BERT by a router.",
        ("ZipLens", "BERT", "text"),
    ),
    "said to build on it, in front of the name": (
        "ZipLens: Folding Tokens",
        "Built on top of BERT, ZipLens folds tokens. ZipLens is small.",
        ("ZipLens", "BERT", "text"),
    ),
    "said of the authors' own, without its name": (
        "ZipLens: Folding Tokens",
        "We propose ZipLens to fold tokens. Our approach builds upon BERT and is small.",
        ("ZipLens", "BERT", "text"),
    ),
    "one extended to the other": (
        "FoldBERT: Folding Tokens",
        "We propose FoldBERT to fold tokens. We extend FoldBERT to FoldBERT-X, which is small.",
        ("FoldBERT-X", "FoldBERT", "text"),
    ),
    "said to rest on it": (
        "ZipLens: Folding Tokens",
        "We propose ZipLens, a new BERT-based framework that folds tokens. ZipLens is small.",
        ("ZipLens", "BERT", "text"),
    ),
    "a known name glued to the end": (
        "FoldGRPO: Folding Tokens",
        "We propose FoldGRPO to fold tokens. FoldGRPO is small.",
        ("FoldGRPO", "GRPO", "name"),
    ),
    "a dataset that is a version of another": (
        "FoldBench: A Benchmark of Folding",
        "We introduce FoldBench, a benchmark of folding. FoldBench is an extended version of ImageNet.",
        ("FoldBench", "ImageNet", "text"),
    ),
    "a base that nothing else tells to be a name": (
        "ZipLens: Folding Tokens",
        "We propose ZipLens, which generalizes the Lazy Folding Tree (LFT) to tokens. ZipLens is small.",
        ("ZipLens", "LFT", "text"),
    ),
    "words put into the spelled-out base": (
        "LoMMA: Low-Rank Multiplied Mixed Adaptation",
        "Low-Rank Adaptation (LoRA) is popular. We propose Low-Rank Multiplied Mixed Adaptation (LoMMA).",
        ("LoMMA", "LoRA", "name"),
    ),
    "a second version of what the text does not name": (
        "ZipLens++: Folding Tokens",
        "We propose ZipLens++ to fold tokens. ZipLens++ is small.",
        ("ZipLens++", "ZipLens", "name"),
    ),
}
NONE = {
    "named beside variants": "We propose ZipLens to fold tokens. We beat VGGNet and popular variants of ResNet.",
    "compared with": "We propose ZipLens to fold tokens. ZipLens is an improvement over DynamicViT.",
    "augmented by retrieval": "We propose ZipLens to fold tokens. Retrieval-augmented GPT-4 cannot use ZipLens.",
    "generalising to data": "We propose ZipLens to fold tokens. ZipLens shows strong generalization to unseen images.",
}


@pytest.mark.parametrize("case", CASES)
def test_a_variant_is_told(extractor: Extractor, case: str) -> None:
    title, abstract, expected = CASES[case]
    (record,) = extractor.extract([Paper(title=title, abstract=abstract)])
    assert expected in {(fact.name, fact.base, fact.rule) for fact in record.facts.variant_of}


@pytest.mark.parametrize("case", NONE)
def test_what_is_only_said_beside_a_name_is_no_base(extractor: Extractor, case: str) -> None:
    (record,) = extractor.extract([Paper(title="ZipLens: Folding Tokens", abstract=NONE[case])])
    assert record.facts.variant_of == ()


def test_versions_and_sizes_of_others_models_are_no_variants(extractor: Extractor) -> None:
    abstract = "We evaluate Qwen2.5 on GSM8K. Qwen2.5-7B and Qwen2.5-72B solve most of it."
    (record,) = extractor.extract([Paper(title="How Models Count", abstract=abstract)])
    assert record.facts.variant_of == ()


def test_what_a_system_is_used_with_is_no_base(extractor: Extractor) -> None:
    abstract = "We propose ZipLens to fold tokens. ZipLens outperforms DynamicViT and works with DeiT."
    (record,) = extractor.extract([Paper(title="ZipLens: Folding Tokens", abstract=abstract)])
    assert record.facts.variant_of == ()


def test_two_names_may_stand_at_one_place(extractor: Extractor) -> None:
    """The 100 of "Noisy CIFAR-10/100" is a Noisy CIFAR-100, and a CIFAR-100: no place says which comes first."""
    abstract = "We propose ZipLens to fold tokens. ZipLens is better than DeiT on Noisy CIFAR-10/100."
    (doc,) = extractor.docs([Paper(title="ZipLens: Folding Tokens", abstract=abstract)])
    named = [(start, verdict.cluster.name) for start, _, verdict in Cast(doc).places]
    assert [name for start, name in named if start == named[-1][0]] == ["Noisy CIFAR-100", "CIFAR-100"]
