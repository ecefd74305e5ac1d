from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_what_goes_together_is_counted(ask: Ask) -> None:
    assert ask("concept-cooccurrence", concept="mixture of experts") == [
        ("load balancing", 2, 1.0, "task", "concept:load-balancing")
    ]


def test_what_stands_alone_has_no_rows(ask: Ask) -> None:
    assert ask("concept-cooccurrence", concept="KV cache") == []
