from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_the_nearest_come_first_whichever_paper_named_the_other(ask: Ask) -> None:
    lean, first = "Lean Attention: Streamed Attention for Decoding", "FlashAttention: Exact Attention in Tiles"
    assert ask("shared-concepts", paper="FlashAttention-2") == [
        (lean, 2024, 3.25, ["KV cache", "FlashAttention-2"], "lean"),
        (first, 2022, 1.5, ["KV cache"], "swift"),
    ]
    assert ask("shared-concepts", paper="swift") == [
        ("FlashAttention-2: Better Parallelism for Exact Attention", 2023, 1.5, ["KV cache"], "swift-2")
    ]
