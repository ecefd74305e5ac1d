from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_papers_come_latest_first_with_what_they_hold(ask: Ask) -> None:
    assert ask("papers-by-author", author="ada example") == [
        (
            "FlashAttention-2: Better Parallelism for Exact Attention",
            2023,
            None,
            ["FlashAttention-2"],
            ["KV cache"],
            "swift-2",
        ),
        ("FlashAttention: Exact Attention in Tiles", 2022, None, ["FlashAttention"], ["KV cache"], "swift"),
    ]
