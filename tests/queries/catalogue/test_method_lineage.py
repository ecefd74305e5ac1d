from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]

TITLE_2 = "FlashAttention-2: Better Parallelism for Exact Attention"
TITLE_LEAN = "Lean Attention: Streamed Attention for Decoding"
EXTENDS = "FlashAttention-2 extends FlashAttention."


def test_variants_and_successors_are_told_with_who_says_so(ask: Ask) -> None:
    old, new, lean = "method:flashattention", "method:flashattention-2", "method:lean-attention"
    we = "We propose Lean Attention."
    assert ask("method-lineage", method="FlashAttention") == [
        ("successor", 1, "Lean Attention", "FlashAttention", "text", we, TITLE_LEAN, 2024, lean, old, "lean"),
        ("variant", 1, "FlashAttention-2", "FlashAttention", "text", EXTENDS, TITLE_2, 2023, new, old, "swift-2"),
    ]


def test_a_variant_knows_its_ancestor(ask: Ask) -> None:
    assert [row[:4] for row in ask("method-lineage", method="FlashAttention-2")] == [
        ("ancestor", 1, "FlashAttention", "FlashAttention-2"),
        ("successor", 1, "Lean Attention", "FlashAttention-2"),
    ]


def test_a_sentence_is_better_evidence_than_a_name(ask: Ask) -> None:
    assert ask("method-lineage", method="FlashAttention-2")[0][4:6] == ("text", EXTENDS)
