from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_methods_are_ranked_by_wins_over_losses(ask: Ask) -> None:
    assert ask("leaderboard", metric="Speed") == [
        ("Lean Attention", 1, 0, 0, 1, None, ["2.6x"], "method:lean-attention"),
        ("FlashAttention-2", 1, 1, 0, 2, None, [], "method:flashattention-2"),
        ("FlashAttention", 0, 1, 0, 1, None, [], "method:flashattention"),
    ]


def test_a_claim_by_which_the_baseline_is_worse_is_a_loss_for_it(ask: Ask) -> None:
    assert ask("leaderboard", dataset="ImageNet") == [
        ("DenseHerd", 1, 1, 0, 2, None, ["3 points"], "method:denseherd"),
        ("PrairieMoE", 1, 1, 0, 2, None, ["up to 15%"], "method:prairiemoe"),
    ]


def test_ties_and_generic_baselines_count_overall(ask: Ask) -> None:
    rows = {row[0]: row[1:5] for row in ask("leaderboard")}
    assert rows["DenseHerd"] == (2, 1, 1, 2)
    assert rows["PrairieMoE"] == (1, 1, 1, 2)
