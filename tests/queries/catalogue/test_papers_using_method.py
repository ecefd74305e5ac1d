from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_papers_come_latest_first_with_their_sentence(ask: Ask) -> None:
    assert ask("papers-using-method", method="flash attention") == [
        ("count", "Counting Tiles", 2024, "subject", "Flash Attention", "How optimal is Flash Attention?", 0.9),
        (
            "lean",
            "Lean Attention: Streamed Attention for Decoding",
            2024,
            "subject",
            "FlashAttention",
            "FlashAttention was first.",
            0.9,
        ),
        (
            "swift-2",
            "FlashAttention-2: Better Parallelism for Exact Attention",
            2023,
            "component",
            "FlashAttention",
            "FlashAttention leaves cores idle.",
            0.9,
        ),
    ]


def test_a_role_narrows_them(ask: Ask) -> None:
    assert [row[0] for row in ask("papers-using-method", method="FlashAttention", role="component")] == ["swift-2"]


def test_versions_are_methods_of_their_own(ask: Ask) -> None:
    assert [row[0] for row in ask("papers-using-method", method="FlashAttention-2")] == ["lean"]


def test_the_limit_cuts_the_last(ask: Ask) -> None:
    assert [row[0] for row in ask("papers-using-method", method="FlashAttention", limit=1)] == ["count"]
