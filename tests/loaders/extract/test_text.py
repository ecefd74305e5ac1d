"""Mended text and its way back to the stored text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.model import Paper
from citegraph.loaders.extract._document import Page
from citegraph.loaders.extract._text import Mended


@pytest.mark.parametrize(
    ("stored", "mended"),
    [
        (r"runs $2.5\times$ faster", "runs 2.5x faster"),
        (r"gains 28.8\% on average", "gains 28.8% on average"),
        ("M$^3$ViT and D^2O", "M3ViT and D2O"),
        (r"in $O(n^2)$ time and $\ell_1$ norm", "in O(n2) time and l1 norm"),
        ("``the bottleneck''", '"the bottleneck"'),
        ("code at this https URL", "code at URL"),
        ("a 70 B model and 2.25times more", "a 70B model and 2.25x more"),
        ("sim 80% of it", "~80% of it"),
        ("GPT\u20114 and 7\u201313B", "GPT-4 and 7-13B"),
        ("\U0001d5a0\U0001d5a1 learning", "AB learning"),
        (r"\textbf{Foo}Net \cite{x} &amp; $\epsilon$-greedy", "FooNet & epsilon-greedy"),
        ("costs $500 and $600", "costs $500 and $600"),
        ("**Mamba**  is\nfast", "Mamba is fast"),
        ("at $10^{-3}$ and 10^5", "at 10^-3 and 10^5"),
        ("large language models~(LLMs)", "large language models (LLMs)"),
    ],
)
def test_text_is_mended(stored: str, mended: str) -> None:
    assert Mended.of(stored).text == mended


def test_a_mended_name_maps_to_the_whole_of_its_stored_form() -> None:
    stored = r"We use M$^3$ViT."
    mended = Mended.of(stored)
    start = mended.text.index("M3ViT")
    first, last = mended.stored(start, start + 5)
    assert stored[first:last] == "M$^3$ViT"


PIECES = [*"abAB12 .,%$\\{}^_~`'()-&\n", "\\times", "\\%", "times", "this https URL", "\u2013", "\ufb01"]
latex = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(latex | st.text(max_size=60))
def test_every_character_maps_into_the_stored_text_and_in_order(stored: str) -> None:
    mended = Mended.of(stored)
    assert len(mended.text) == len(mended.starts) == len(mended.ends)
    assert all(0 <= start < end <= len(stored) for start, end in zip(mended.starts, mended.ends, strict=True))
    assert list(mended.starts) == sorted(mended.starts)
    assert list(mended.ends) == sorted(mended.ends)


@given(st.text(min_size=1, max_size=30).filter(str.strip), latex)
def test_a_span_of_the_page_lies_in_its_field(title: str, abstract: str) -> None:
    paper = Paper(title=title, abstract=abstract)
    page = Page.of(paper)
    for start in range(len(page.abstract.text)):
        field, first, last = page.stored(page.abstract_start + start, page.abstract_start + start + 1)
        assert field == "abstract"
        assert 0 <= first < last <= len(abstract)


def test_plain_text_is_left_alone() -> None:
    text = "We propose FlashAttention-2, which is 2x faster (73% of the peak)."
    assert Mended.of(text).text == text


@pytest.mark.parametrize("name", [r"$\beta$-VAE", "S$^4$", "BERT$_{base}$", "M^3ViT"])
def test_a_mended_name_keeps_both_halves_of_its_marks(name: str) -> None:
    stored = f"We use {name}, which is new."
    mended = Mended.of(stored)
    start, end = mended.text.index("use ") + 4, mended.text.index(",")
    first, last = mended.stored(start, end)
    assert stored[first:last] == name
