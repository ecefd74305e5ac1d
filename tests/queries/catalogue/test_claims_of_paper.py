from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_every_claim_of_the_paper_is_told(ask: Ask) -> None:
    by_points, over_all = "beats PrairieMoE by 3 points", "outperforms state-of-the-art models"
    assert ask("claims-of-paper", paper="DenseHerd") == [
        ("DenseHerd", "better", "PrairieMoE", "accuracy", "3 points", "ImageNet", by_points, 0.9, "claim:herd-1"),
        ("DenseHerd", "better", "state-of-the-art models", None, None, None, over_all, 0.9, "claim:herd-2"),
        (
            "DenseHerd",
            "equal",
            "PrairieMoE",
            "memory",
            None,
            None,
            "as little memory as PrairieMoE",
            0.9,
            "claim:herd-3",
        ),
    ]
