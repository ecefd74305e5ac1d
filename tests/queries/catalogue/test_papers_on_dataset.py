from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_papers_come_latest_first_with_their_sentence(ask: Ask) -> None:
    assert ask("papers-on-dataset", dataset="image net") == [
        ("DenseHerd: Plain Layers Win", 2025, False, "On ImageNet it wins.", 0.9, "herd"),
        ("PrairieMoE: Routing Without Collapse", 2024, False, "On ImageNet it leads.", 0.9, "prairie"),
    ]
