from collections.abc import Callable
from typing import TypeAlias

import pytest

from citegraph.errors import QueryError
from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_papers_come_with_what_they_bring_the_latest_day_first(ask: Ask) -> None:
    herd, swift, lean = ask("changed-since", since="2026-02-20")
    assert herd[2:] == (
        "2026-03-01",
        True,
        ["DenseHerd"],
        ["PrairieMoE"],
        ["PrairieMoE: Routing Without Collapse"],
        3,
        "herd",
    )
    assert swift[2:] == ("2026-03-01", False, ["FlashAttention"], [], [], 0, "swift")
    assert lean[0] == "Lean Attention: Streamed Attention for Decoding"
    assert lean[2:6] == ("2026-02-20", True, ["Lean Attention"], ["FlashAttention-2"])
    assert lean[6] == [
        "FlashAttention-2: Better Parallelism for Exact Attention",
        "FlashAttention: Exact Attention in Tiles",
    ]


def test_a_paper_that_another_source_adds_to_is_told_of_but_not_as_new(ask: Ask) -> None:
    assert [(row[-1], row[3]) for row in ask("changed-since", since="2026-03-01")] == [("herd", True), ("swift", False)]
    assert [row[-1] for row in ask("changed-since", since="2026-01-01", limit=2)] == ["herd", "swift"]


def test_nothing_has_changed_since_a_day_to_come(ask: Ask) -> None:
    assert ask("changed-since", since="2100-01-01") == []


def test_what_is_no_date_is_told(ask: Ask) -> None:
    with pytest.raises(QueryError, match="a date such as 2026-01-31"):
        ask("changed-since", since="last week")
