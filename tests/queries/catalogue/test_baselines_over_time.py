from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_each_year_has_its_own_ranking(ask: Ask) -> None:
    assert ask("baselines-over-time") == [
        (2024, "FlashAttention-2", 2, "method:flashattention-2"),
        (2024, "DenseHerd", 1, "method:denseherd"),
        (2025, "PrairieMoE", 1, "method:prairiemoe"),
    ]


def test_few_of_each_year_and_one_concept_can_be_asked_for(ask: Ask) -> None:
    assert [row[1] for row in ask("baselines-over-time", each=1)] == ["FlashAttention-2", "PrairieMoE"]
    assert [row[1] for row in ask("baselines-over-time", concept="MoE")] == ["DenseHerd"]
