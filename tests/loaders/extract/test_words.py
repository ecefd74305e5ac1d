"""Words as names are made of."""

import pytest

from citegraph.loaders.extract._document import Sentence
from citegraph.loaders.extract._shapes import runs
from citegraph.loaders.extract._words import shape_of, words_of


def names(text: str, *, titled: bool = False) -> list[str]:
    words = words_of(text, (Sentence(0, len(text), "abstract"),))
    title_case = frozenset({0}) if titled else frozenset()
    return [text[run.start : run.end] for run in runs(words, title_case=title_case)]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("FlashAttention", "inner"),
        ("nnU-Net", "inner"),
        ("GPT-4o", "inner"),
        ("3DGS", "inner"),
        ("BERT", "caps"),
        ("Mamba", "capital"),
        ("Low-Rank", "capital"),
        ("7B", "size"),
        ("v2", "size"),
        ("3.5", "size"),
        ("2.5x", "lower"),
        ("64KB", "lower"),
        ("attention", "lower"),
    ],
)
def test_shape_of_a_word(word: str, shape: str) -> None:
    assert shape_of(word) == shape


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("we compare LLaMA-2 7B with Claude 3.5 Sonnet", ["LLaMA-2 7B", "Claude 3.5 Sonnet"]),
        ("a BERT-based and a non-IID setting", ["BERT", "IID"]),
        ("we use BERT-large and GPT-4-turbo", ["BERT-large", "GPT-4-turbo"]),
        ("MOSAIC's gain on HiPhO", ["MOSAIC", "HiPhO"]),
        ("the Mixture of Experts by Google", ["Mixture of Experts", "Google"]),
        ("it reaches chrF++ 49.71 there", ["chrF++"]),
        ("scores on AVEC 2019 and MLPerf 1.1", ["AVEC 2019", "MLPerf 1.1"]),
        ("Poly/MHR and I/O", ["Poly", "MHR"]),
    ],
)
def test_names_are_the_longest_runs_of_words_shaped_like_names(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_bare_size_is_no_name() -> None:
    assert names("we train a 7B model on 8 or 13B") == []


def test_a_word_that_opens_the_sentence_is_not_part_of_the_name_behind_it() -> None:
    assert names("Prompting DeepSeek-V3.2 works") == ["DeepSeek-V3.2"]


def test_in_title_case_only_marked_words_count() -> None:
    assert names("Fast Attention with FlashAttention for Long Texts", titled=True) == ["FlashAttention"]
