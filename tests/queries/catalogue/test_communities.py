from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_groups_are_told_by_what_they_share_and_their_central_papers(ask: Ask) -> None:
    assert ask("communities", least=2) == [
        (
            1,
            3,
            ["Mixture of Experts", "load balancing"],
            ["PrairieMoE: Routing Without Collapse", "A Survey of Sparse Routing", "DenseHerd: Plain Layers Win"],
            ["prairie", "survey", "herd"],
        ),
        (
            2,
            3,
            ["KV cache", "FlashAttention-2"],
            [
                "FlashAttention-2: Better Parallelism for Exact Attention",
                "Lean Attention: Streamed Attention for Decoding",
                "FlashAttention: Exact Attention in Tiles",
            ],
            ["swift-2", "lean", "swift"],
        ),
    ]


def test_small_groups_are_left_out(ask: Ask) -> None:
    assert ask("communities", least=4) == []
