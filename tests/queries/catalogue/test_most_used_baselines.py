from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_the_most_used_come_first_with_how_they_fare(ask: Ask) -> None:
    assert ask("most-used-baselines") == [
        ("FlashAttention-2", 2, 1, 1, "method", "method:flashattention-2"),
        ("PrairieMoE", 1, 1, 1, "model", "method:prairiemoe"),
        ("DenseHerd", 1, 1, 0, "model", "method:denseherd"),
    ]


def test_concept_and_year_narrow_the_papers(ask: Ask) -> None:
    assert [row[:2] for row in ask("most-used-baselines", concept="KV cache")] == [("FlashAttention-2", 1)]
    assert [row[:2] for row in ask("most-used-baselines", since=2025)] == [("PrairieMoE", 1)]
