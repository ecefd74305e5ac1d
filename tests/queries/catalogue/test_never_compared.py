from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_pairs_without_a_claim_are_gaps(ask: Ask) -> None:
    assert ask("never-compared", shared="KV cache") == [
        ("FlashAttention", "Lean Attention", 3, 1, 1, "method:flashattention", "method:lean-attention")
    ]


def test_pairs_with_a_claim_of_either_direction_are_none(ask: Ask) -> None:
    assert ask("never-compared", shared="ImageNet") == []


def test_only_the_most_used_are_paired(ask: Ask) -> None:
    assert ask("never-compared", shared="KV cache", among=2) == []
