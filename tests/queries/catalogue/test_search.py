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
