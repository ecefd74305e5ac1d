"""Variants, by what names show and what the text says."""

import pytest

from citegraph.graph.model import Paper
from citegraph.loaders.extract import Extractor

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
}


@pytest.mark.parametrize("case", CASES)
def test_a_variant_is_told(extractor: Extractor, case: str) -> None:
    title, abstract, expected = CASES[case]
    (record,) = extractor.extract([Paper(title=title, abstract=abstract)])
    assert expected in {(fact.name, fact.base, fact.rule) for fact in record.facts.variant_of}


def test_versions_and_sizes_of_others_models_are_no_variants(extractor: Extractor) -> None:
    abstract = "We evaluate Qwen2.5 on GSM8K. Qwen2.5-7B and Qwen2.5-72B solve most of it."
    (record,) = extractor.extract([Paper(title="How Models Count", abstract=abstract)])
    assert record.facts.variant_of == ()


def test_what_a_system_is_used_with_is_no_base(extractor: Extractor) -> None:
    abstract = "We propose ZipLens to fold tokens. ZipLens outperforms DynamicViT and works with DeiT."
    (record,) = extractor.extract([Paper(title="ZipLens: Folding Tokens", abstract=abstract)])
    assert record.facts.variant_of == ()
