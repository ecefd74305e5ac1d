from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_each_sense_comes_with_its_papers_and_why(ask: Ask) -> None:
    assert [(row[0], row[1], row[3], row[6], row[7]) for row in ask("senses-of-name", name="fa2")] == [
        ("FlashAttention-2", 1, "the name of nothing else", "method:flashattention-2", "lean")
    ]


def test_a_name_that_nobody_writes_has_no_sense(ask: Ask) -> None:
    assert ask("senses-of-name", name="FA9") == []
