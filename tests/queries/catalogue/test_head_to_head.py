from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_claims_of_either_side_are_told_with_their_direction(ask: Ask) -> None:
    rows = ask("head-to-head", first="PrairieMoE", second="DenseHerd")
    assert [(*row[:3], row[-1]) for row in rows] == [
        ("DenseHerd", "better", "PrairieMoE", "claim:herd-1"),
        ("DenseHerd", "equal", "PrairieMoE", "claim:herd-3"),
        ("PrairieMoE", "better", "DenseHerd", "claim:prairie-1"),
    ]
    assert ask("head-to-head", first="DenseHerd", second="PrairieMoE") == rows


def test_a_row_holds_the_whole_claim(ask: Ask) -> None:
    (row,) = ask("head-to-head", first="Lean Attention", second="FA2")
    assert row[3:] == (
        "attention speed",
        "2.6x",
        None,
        "a 2.6x speed-up over FA2",
        "Lean Attention: Streamed Attention for Decoding",
        2024,
        0.9,
        "lean",
        "claim:lean-1",
    )
