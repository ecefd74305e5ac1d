from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]

FIRST = "FlashAttention: Exact Attention in Tiles"
SECOND = "FlashAttention-2: Better Parallelism for Exact Attention"
LEAN = "Lean Attention: Streamed Attention for Decoding"


def test_both_ways_are_told_with_what_joins_the_papers(ask: Ask) -> None:
    assert ask("builds-on", paper="FlashAttention-2") == [
        ("back", 1, FIRST, 2022, ["extends FlashAttention"], SECOND, "swift", "swift-2"),
        ("forward", 1, LEAN, 2024, ["compares with FlashAttention-2"], SECOND, "lean", "swift-2"),
    ]


def test_a_paper_stands_at_its_fewest_steps(ask: Ask) -> None:
    rows = ask("builds-on", paper="Lean Attention", direction="back", depth=3)
    assert [(row[1], row[6]) for row in rows] == [(1, "swift-2"), (1, "swift")]


def test_a_direction_and_a_limit_narrow_them(ask: Ask) -> None:
    assert [row[6] for row in ask("builds-on", paper="swift", direction="forward", limit=1)] == ["lean"]
    assert ask("builds-on", paper="swift", direction="back") == []
