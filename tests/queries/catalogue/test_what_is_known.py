from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_each_relation_is_told_in_both_directions_with_its_sentence(ask: Ask) -> None:
    rows = ask("what-is-known", node="FlashAttention-2")
    assert [(row[0], row[1], row[10], row[8]) for row in rows] == [
        ("BASELINE", "in", "claim:lean-1", "The paper says: a 2.6x speed-up over FA2."),
        ("BASELINE", "in", "claim:count-1", "The paper says: FlashAttention is slower than FlashAttention-2."),
        ("COMPARES_WITH", "in", "count", None),
        ("COMPARES_WITH", "in", "lean", None),
        ("INTRODUCES", "in", "swift-2", "We present FlashAttention-2."),
        ("OUTPERFORMS", "in", "method:lean-attention", None),
        ("OUTPERFORMS", "out", "method:flashattention", None),
        ("USES", "in", "lean", "It beats FA2."),
        ("VARIANT_OF", "out", "method:flashattention", "FA2"),
        ("VARIANT_OF", "out", "method:flashattention", "FlashAttention-2 extends FlashAttention."),
    ]


def test_few_of_many_are_shown_with_how_many_there_are(ask: Ask) -> None:
    rows = ask("what-is-known", node="lean", each=1)
    assert [(row[0], row[2]) for row in rows if row[2] != 1] == [("BUILDS_ON", 2), ("USES", 2)]


def test_links_tell_what_joins_their_ends(ask: Ask) -> None:
    rows = ask("what-is-known", node="Lean Attention: Streamed Attention for Decoding")
    assert [(row[6], row[7]) for row in rows if row[0] in {"BUILDS_ON", "RELATED_TO"}] == [
        (None, ["extends FlashAttention"]),
        (None, ["compares with FlashAttention-2"]),
        (3.25, ["KV cache", "FlashAttention-2"]),
        (3.25, ["KV cache", "FlashAttention-2"]),
    ]
