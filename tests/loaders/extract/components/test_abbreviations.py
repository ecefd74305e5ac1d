"""Definitions of short forms."""

import pytest

from citegraph.loaders.extract.components.abbreviations import definitions


def pairs(sentence: str) -> list[tuple[str, str]]:
    return [(found.short, found.long) for found in definitions(sentence)]


@pytest.mark.parametrize(
    ("sentence", "short", "long"),
    [
        ("We use Mixture of Experts (MoE) here.", "MoE", "Mixture of Experts"),
        ("Concept Bottleneck Models (CBMs) are good.", "CBMs", "Concept Bottleneck Models"),
        ("We call it BN (batch normalization) now.", "BN", "batch normalization"),
        (
            "the Test-time Improvement Diagnostic Evaluation (TIDE) suite",
            "TIDE",
            "Test-time Improvement Diagnostic Evaluation",
        ),
        ("Residual-Quantized VAE (RQ-VAE) works", "RQ-VAE", "Residual-Quantized VAE"),
        ("Mixture-of-Transformers (MoT) design", "MoT", "Mixture-of-Transformers"),
        ("low-rank adaptation (LoRA, for short)", "LoRA", "low-rank adaptation"),
        ("proximal policy optimization (PPO) is", "PPO", "proximal policy optimization"),
        ("a Tree of Thoughts (ToT) is", "ToT", "Tree of Thoughts"),
        (
            "a Relation-aware Representation Learning (RRL) scheme",
            "RRL",
            "Relation-aware Representation Learning",
        ),
        ("presents Perceptual Preference Optimization (PerPO), an", "PerPO", "Perceptual Preference Optimization"),
        ("Polytropon [Ponti et al., 2023] (Poly) learns", "Poly", "Polytropon"),
    ],
)
def test_a_definition_gives_short_and_long_form(sentence: str, short: str, long: str) -> None:
    assert pairs(sentence) == [(short, long)]


@pytest.mark.parametrize(
    "sentence",
    [
        "put into the decision-making process (as in MPC)",
        "We use representatives of single-stage and self-attention-based detectors (RetinaNet).",
        "There are four cases (iv) here.",
        "We cite others (21) and (a) too.",
        "Results improve (see Table 2).",
        "It outperforms all others (GPT-4).",
        "The gain is large (up to 5%).",
        "Every model we test (BERT) fails.",
        "Accuracy on spatial reasoning benchmarks (SAT) is low.",
        "Tests in a vineyard show gains over geometry only (AVO) baselines.",
    ],
)
def test_a_bracket_that_abbreviates_nothing_is_no_definition(sentence: str) -> None:
    assert pairs(sentence) == []


def test_offsets_stand_where_the_forms_stand() -> None:
    sentence = "We use Mixture of Experts (MoE) and CoT (chain of thought)."
    for found in definitions(sentence):
        assert sentence[found.start : found.end] == found.short
        assert sentence[found.long_start : found.long_end] == found.long


def test_time_is_linear_in_the_text_before_a_bracket() -> None:
    assert pairs("long words before it " * 2_000 + "(ZZTOPX)") == []
