from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_concepts_whose_share_has_grown_are_ranked_by_it(ask: Ask) -> None:
    # Of 4 papers of 2024 and 2025 one is about it, of 2 before none: (1.5 / 5) / (0.5 / 3).
    assert ask("emerging-concepts", least=1) == [
        ("Mixture of Experts", 1.8, 1, 0, 2024, "method", "method:mixture-of-experts"),
        ("convolutional network", 1.8, 1, 0, 2025, "topic", "concept:convolutional-network"),
        ("load balancing", 1.8, 1, 0, 2024, "task", "concept:load-balancing"),
    ]


def test_few_papers_make_no_trend(ask: Ask) -> None:
    assert ask("emerging-concepts", least=2) == []


def test_without_earlier_years_nothing_has_grown(ask: Ask) -> None:
    assert ask("emerging-concepts", window=20, least=1) == []
