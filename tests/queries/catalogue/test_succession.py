from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_chains_go_on_from_what_beat_the_method(ask: Ask) -> None:
    second = (
        "FlashAttention-2",
        "FlashAttention",
        1,
        None,
        None,
        None,
        "FlashAttention is slower than FlashAttention-2",
        "method:flashattention-2",
        "method:flashattention",
    )
    third = (
        "Lean Attention",
        "FlashAttention-2",
        1,
        2.6,
        None,
        None,
        "a 2.6x speed-up over FA2",
        "method:lean-attention",
        "method:flashattention-2",
    )
    assert ask("succession", method="FlashAttention") == [(1, *second, ["count"]), (2, *third, ["lean"])]
    assert ask("succession", method="FlashAttention", depth=1) == [(1, *second, ["count"])]


def test_a_circle_of_claims_ends(ask: Ask) -> None:
    assert [row[:3] for row in ask("succession", method="DenseHerd", depth=10)] == [(1, "PrairieMoE", "DenseHerd")]
