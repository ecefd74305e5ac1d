from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_every_word_has_to_be_there_in_any_case(ask: Ask) -> None:
    assert [row[-1] for row in ask("search", text="attention")] == ["lean", "swift", "swift-2"]
    assert [row[-1] for row in ask("search", text="Attention DECODING")] == ["lean"]
    assert ask("search", text="attention herd") == []


def test_an_excerpt_shows_the_place(ask: Ask) -> None:
    ((title, year, _, excerpt, paper),) = ask("search", text="decoding")
    assert (title, year, paper) == ("Lean Attention: Streamed Attention for Decoding", 2024, "lean")
    assert excerpt == "About Lean Attention: Streamed Attention for Decoding."


def test_quotation_marks_hold_a_phrase_together(ask: Ask) -> None:
    assert [row[-1] for row in ask("search", text='"exact attention"')] == ["swift", "swift-2"]
    assert ask("search", text='"attention exact"') == []


def test_marks_without_words_find_nothing(ask: Ask) -> None:
    assert ask("search", text='""') == []


def test_words_are_whole_words_in_the_singular_or_the_plural(ask: Ask) -> None:
    assert [row[-1] for row in ask("search", text="tile")] == ["count", "swift"]
    assert [row[-1] for row in ask("search", text="TILES")] == ["count", "swift"]
    assert ask("search", text="tend") == []


def test_a_star_stands_for_the_rest_of_a_word(ask: Ask) -> None:
    assert [row[-1] for row in ask("search", text="decod*")] == ["lean"]
    assert [row[-1] for row in ask("search", text="rout* spars*")] == ["survey"]
    assert ask("search", text="*") == []


def test_marks_divide_words_as_blanks_do(ask: Ask) -> None:
    assert [row[-1] for row in ask("search", text="FlashAttention-2")] == ["swift-2"]
    assert [row[-1] for row in ask("search", text='"flashattention: exact"')] == ["swift"]


def test_the_score_is_the_same_everywhere(ask: Ask) -> None:
    # Once in the title and once in the abstract are 6 of 6 + 1.2.
    assert [row[2] for row in ask("search", text="decoding")] == [0.8333]


def test_text_that_a_full_text_index_would_take_for_its_own_language_is_text(ask: Ask) -> None:
    for text in (
        "title:attention",
        "attention AND decoding",
        "att?ntion",
        "attention~",
        "(attention",
        "a\\b",
        "/x/",
        "[a TO b]",
    ):
        ask("search", text=text)
    assert [row[-1] for row in ask("search", text="(attention) +decoding~")] == []
    assert [row[-1] for row in ask("search", text="(decoding)")] == ["lean"]
