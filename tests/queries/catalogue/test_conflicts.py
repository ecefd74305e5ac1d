from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_both_sides_speak(ask: Ask) -> None:
    assert ask("conflicts") == [
        (
            "DenseHerd",
            "PrairieMoE",
            1,
            1,
            "beats PrairieMoE by 3 points",
            "up to 15% more throughput than DenseHerd on ImageNet",
            "method:denseherd",
            "method:prairiemoe",
            ["herd"],
            ["prairie"],
        )
    ]
