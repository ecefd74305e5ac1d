from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_only_papers_that_give_an_address_are_listed(ask: Ask) -> None:
    assert ask("papers-with-code") == [
        ("Lean Attention: Streamed Attention for Decoding", 2024, ["https://example.org/lean"], "lean"),
        ("FlashAttention: Exact Attention in Tiles", 2022, ["https://example.org/swift"], "swift"),
    ]


def test_concept_and_year_narrow_them(ask: Ask) -> None:
    assert [row[-1] for row in ask("papers-with-code", since=2023)] == ["lean"]
    assert ask("papers-with-code", concept="MoE") == []
