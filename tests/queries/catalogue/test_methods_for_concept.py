from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_methods_of_most_papers_come_first(ask: Ask) -> None:
    assert ask("methods-for-concept", concept="KV cache") == [
        ("FlashAttention", 3, True, 0, "method", "method:flashattention"),
        ("FlashAttention-2", 2, True, 1, "method", "method:flashattention-2"),
        ("Lean Attention", 1, True, 0, "method", "method:lean-attention"),
    ]
