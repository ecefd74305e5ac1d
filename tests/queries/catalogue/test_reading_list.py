from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_what_is_built_upon_is_read_first(ask: Ask) -> None:
    first, second, third = (
        "FlashAttention: Exact Attention in Tiles",
        "FlashAttention-2: Better Parallelism for Exact Attention",
        "Lean Attention: Streamed Attention for Decoding",
    )
    assert ask("reading-list", concept="KV cache") == [
        (1, first, 2022, True, 2, [], "swift"),
        (2, second, 2023, True, 1, [first], "swift-2"),
        (3, third, 2024, True, 0, [first, second], "lean"),
    ]


def test_the_most_important_stay_when_it_has_to_be_short(ask: Ask) -> None:
    assert [row[-1] for row in ask("reading-list", concept="KV cache", limit=1)] == ["swift"]


def test_papers_whose_year_is_unknown_come_after_the_others(ask: Ask) -> None:
    assert [row[-1] for row in ask("reading-list", concept="MoE")] == ["prairie", "survey"]
