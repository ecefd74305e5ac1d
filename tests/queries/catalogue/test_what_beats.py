from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_the_strongest_value_stands_in_its_unit(ask: Ask) -> None:
    assert ask("what-beats", method="FA2") == [
        ("Lean Attention", 1, 1, 2.6, None, None, False, "a 2.6x speed-up over FA2", "method:lean-attention", ["lean"])
    ]


def test_a_claim_to_the_contrary_makes_it_disputed(ask: Ask) -> None:
    (row,) = ask("what-beats", method="DenseHerd")
    assert row[0] == "PrairieMoE"
    assert row[6] is True


def test_what_nobody_beats_has_no_rows(ask: Ask) -> None:
    assert ask("what-beats", method="Lean Attention") == []
