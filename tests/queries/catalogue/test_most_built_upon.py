from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_what_is_built_upon_through_others_counts_more(ask: Ask) -> None:
    assert [(row[-1], row[3]) for row in ask("most-built-upon")] == [("swift", 2), ("prairie", 1), ("swift-2", 1)]


def test_ranks_are_those_of_pagerank(ask: Ask) -> None:
    # The values of networkx.pagerank(alpha=0.85) on the same five papers, times five.
    assert [row[2] for row in ask("most-built-upon")] == [1.6661, 1.1692, 0.9006]


def test_a_concept_narrows_both_ends(ask: Ask) -> None:
    assert [row[-1] for row in ask("most-built-upon", concept="KV cache")] == ["swift", "swift-2"]
    assert ask("most-built-upon", concept="MoE") == []
