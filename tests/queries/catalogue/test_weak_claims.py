from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_what_lacks_most_comes_first(ask: Ask) -> None:
    assert ask("weak-claims", lacks=3) == [
        (
            "outperforms state-of-the-art models",
            ["a value", "a metric", "a named baseline", "a dataset"],
            "DenseHerd: Plain Layers Win",
            2025,
            0.9,
            "herd",
            "claim:herd-2",
        ),
        (
            "FlashAttention is slower than FlashAttention-2",
            ["a sure extraction", "a value", "a dataset"],
            "Counting Tiles",
            2024,
            0.5,
            "count",
            "claim:count-1",
        ),
    ]


def test_how_sure_is_sure_can_be_set(ask: Ask) -> None:
    assert [row[-1] for row in ask("weak-claims", lacks=3, confidence=0.4)] == ["claim:herd-2"]
