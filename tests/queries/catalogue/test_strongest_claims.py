from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_claims_are_ranked_within_their_unit(ask: Ask) -> None:
    rows = ask("strongest-claims")
    assert [(row[0], row[1], row[5], row[6]) for row in rows] == [
        ("factor", 2.6, "Lean Attention", "FlashAttention-2"),
        ("percent", 15.0, "PrairieMoE", "DenseHerd"),
        ("points", 3.0, "DenseHerd", "PrairieMoE"),
    ]


def test_a_row_holds_the_claim_as_written(ask: Ask) -> None:
    assert ask("strongest-claims", metric="SPEED") == [
        (
            "factor",
            2.6,
            "2.6x",
            "exact",
            "attention speed",
            "Lean Attention",
            "FlashAttention-2",
            None,
            "a 2.6x speed-up over FA2",
            "Lean Attention: Streamed Attention for Decoding",
            2024,
            "lean",
            "claim:lean-1",
        )
    ]


def test_a_metric_is_found_by_its_usual_name_too(ask: Ask) -> None:
    assert [row[-1] for row in ask("strongest-claims", metric="Tokens per second")] == ["claim:prairie-1"]


def test_dataset_unit_and_outcome_narrow_them(ask: Ask) -> None:
    assert [row[-1] for row in ask("strongest-claims", dataset="imagenet")] == ["claim:prairie-1", "claim:herd-1"]
    assert [row[-1] for row in ask("strongest-claims", unit="points")] == ["claim:herd-1"]
    assert ask("strongest-claims", outcome="worse") == []
