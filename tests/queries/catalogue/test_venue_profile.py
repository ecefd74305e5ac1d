from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_concepts_of_most_papers_come_first(ask: Ask) -> None:
    assert ask("venue-profile", venue="made-up conference") == [
        ("KV cache", 2, 2022, 2024, "concept:kv-cache"),
        ("Mixture of Experts", 1, 2024, 2024, "method:mixture-of-experts"),
        ("load balancing", 1, 2024, 2024, "concept:load-balancing"),
    ]
