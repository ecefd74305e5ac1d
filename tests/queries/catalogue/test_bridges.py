from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_what_joins_groups_comes_first(ask: Ask) -> None:
    rows = ask("bridges", limit=2)
    assert rows == [
        ("PrairieMoE: Routing Without Collapse", "Paper", 0.141667, 6, "prairie"),
        ("Lean Attention: Streamed Attention for Decoding", "Paper", 0.072222, 6, "lean"),
    ]


def test_a_label_narrows_them(ask: Ask) -> None:
    assert [row[-1] for row in ask("bridges", kind="Concept")] == ["concept:load-balancing"]
