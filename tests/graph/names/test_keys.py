# ruff: noqa: RUF001 - the letters that look like others are the subject
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from citegraph.graph.names import name_key, slug, text_key

SAME = [
    ("Mixture-of-Experts", "mixtures of experts"),
    ("MIXTURE OF EXPERTS", "Mixture of Experts"),
    ("Flash Attention", "FlashAttention"),
    ("LLaMA-2 7B", "Llama 2 7B"),
    ("M^3ViT", "M3ViT"),
    ("M$^3$ViT", "M³ViT"),
    ("GPT-4-o", "GPT-4o"),
    (r"$\ell_1$", "ℓ1"),
    (r"$\beta$-VAE", "β-VAE"),
    ("β-VAE", "Beta-VAE"),
    ("λ-calculus", r"\lambda calculus"),
    (r"$\mathcal{X}$-Net", "𝒳-Net"),
    (r"\textsc{Foo}", "Foo"),
    (r"Poincar\'e", "Poincaré"),
    (r"Schr{\"o}dinger", "Schrödinger"),
    ("Q*", r"$Q^{\ast}$"),
    ("LLMs", "LLM"),
    ("LLM's", "LLM"),
    ("LLMs’", "LLM"),
    ("GPUs", "GPU"),
    ("MoEs", "MoE"),
    ("KV caches", "KV cache"),
    ("losses", "loss"),
    ("analyses", "analysis"),
    ("policies", "policy"),
    ("Alzheimer’s", "Alzheimer"),
    ("Q&A", "Q and A"),
    ("Ｆｕｌｌ width", "Full-width"),
    ("FlashAttention–2", "FlashAttention-2"),
    ("soft\u00adhyphen", "softhyphen"),
]
DIFFERENT = [
    ("FlashAttention", "FlashAttention-2"),
    ("CIFAR-10", "CIFAR-100"),
    ("GPT-4", "GPT-4o"),
    ("GPT-3.5", "GPT-35"),
    ("GPT-3.5", "GPT 3 5"),
    ("LLaMA-2 7B", "LLaMA 27B"),
    ("MCUNet", "MCUNetV2"),
    ("Gemini 1.5 Pro", "Gemini 1.5"),
    ("C++", "C"),
    ("C#", "C"),
    ("LoRA+", "LoRA"),
    ("Q*", "Q"),
    ("Q+", "Q*"),
    ("DARTS", "DART"),
    ("SNIPS", "SNIP"),
    ("Mamba-S", "Mamba"),
    ("ViT-S", "ViTs"),
    ("YOLOv5s", "YOLOv5"),
    ("10⁴", "104"),
    ("混合专家", "混合"),
    ("कि", "की"),
    ("が", "か"),
]
WORDS = ("loss", "bias", "analysis", "lens", "status", "GPS", "corpus")


@pytest.mark.parametrize(("one", "other"), SAME)
def test_written_forms_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_differ_in_version_size_mark_or_script_have_two_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("word", WORDS)
def test_an_s_that_is_part_of_the_word_stays(word: str) -> None:
    assert name_key(word) == word.lower()


@given(st.text(max_size=30))
@example("LLMs's")
@example("Mamba-S")
@example("A S s")
@example("C# d")
def test_the_key_of_a_key_is_that_key(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
    assert text_key(text_key(text)) == text_key(text)


NAMELIKE = st.text(alphabet="aAbBsSeExXlL0123456789 -+*#&.'^_{}$()/", max_size=20)


@given(NAMELIKE)
@example("1$2$")
@example("x_1$2")
@example("10^{4}5")
@example("a^{1}2")
def test_numbers_are_never_joined_split_or_lost(text: str) -> None:
    assert re.findall(r"\d+", name_key(text)) == re.findall(r"\d+", text)


@given(NAMELIKE)
def test_the_key_of_a_namelike_text_is_stable(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@given(st.text(min_size=1, max_size=20).filter(lambda text: any(map(str.isalnum, text))))
def test_nothing_with_a_letter_or_digit_has_an_empty_key(text: str) -> None:
    assert name_key(text)
    assert text_key(text)


@given(st.text(min_size=1, max_size=20).filter(str.strip))
def test_a_slug_is_never_empty_and_has_no_spaces(text: str) -> None:
    assert slug(text)
    assert not re.search(r"\s", slug(text))


@given(st.text(alphabet="abcXYZ0129 -", max_size=20))
def test_case_of_names_without_s_does_not_matter(text: str) -> None:
    assert name_key(text.upper()) == name_key(text.lower())


def test_titles_and_people_keep_their_plurals() -> None:
    assert text_key("Williams") != text_key("William")
    assert text_key("Phi-3 Technical Report") != text_key("Phi-4 Technical Report")


def test_slugs_are_readable_in_every_script() -> None:
    assert slug("FlashAttention-2: Faster Attention") == "flashattention-2-faster-attention"
    assert slug("Сеть Хопфилда") == "сеть-хопфилда"
    assert slug("★") == "u2605"


@pytest.mark.parametrize(
    ("british", "american"),
    [("prompt optimisation", "Prompt Optimization"), ("topic modelling", "topic modeling"), ("colour", "color")],
)
def test_british_spelling_is_folded(british: str, american: str) -> None:
    assert name_key(british) == name_key(american)
