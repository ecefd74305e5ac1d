from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_each_step_says_what_says_so(ask: Ask) -> None:
    lean = "Lean Attention: Streamed Attention for Decoding"
    assert ask("connection", start="Lean Attention", goal="FlashAttention") == [
        (
            1,
            "Lean Attention",
            "<- INTRODUCES",
            lean,
            "We propose Lean Attention.",
            "method:lean-attention",
            "lean",
            None,
        ),
        (2, lean, "USES ->", "FlashAttention", "FlashAttention was first.", "lean", "method:flashattention", None),
    ]


def test_a_step_between_rivals_has_the_claim_and_its_paper(ask: Ask) -> None:
    (step,) = ask("connection", start="Lean Attention", goal="FA2")
    assert step[2] == "OUTPERFORMS ->"
    assert step[4] == "The paper says: a 2.6x speed-up over FA2."
    assert step[7] == "lean"


def test_papers_are_joined_through_what_they_share(ask: Ask) -> None:
    steps = ask("connection", start="survey", goal="herd")
    assert [(row[5], row[2], row[6]) for row in steps] == [
        ("survey", "ABOUT ->", "concept:load-balancing"),
        ("concept:load-balancing", "<- ABOUT", "prairie"),
        ("prairie", "<- BUILDS_ON", "herd"),
    ]


def test_the_way_back_is_as_long(ask: Ask) -> None:
    assert len(ask("connection", start="herd", goal="survey")) == 3


def test_what_is_not_joined_or_too_far_or_the_same_has_no_steps(ask: Ask) -> None:
    assert ask("connection", start="lean", goal="survey") == []
    assert ask("connection", start="survey", goal="herd", depth=2) == []
    assert ask("connection", start="herd", goal="herd") == []
