from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_each_year_has_its_share_and_unknown_years_come_last(ask: Ask) -> None:
    assert ask("code-by-year") == [
        (2022, 1, 1, 1.0),
        (2023, 1, 0, 0.0),
        (2024, 3, 1, 0.3333),
        (2025, 1, 0, 0.0),
        (None, 1, 0, 0.0),
    ]


def test_a_concept_narrows_them(ask: Ask) -> None:
    assert ask("code-by-year", concept="KV cache") == [(2022, 1, 1, 1.0), (2023, 1, 0, 0.0), (2024, 1, 1, 1.0)]
