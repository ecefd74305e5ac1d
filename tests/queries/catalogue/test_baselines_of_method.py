from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]

HERD_BEATS_PRAIRIE = (
    "DenseHerd",
    "better",
    "PrairieMoE",
    "accuracy",
    "3 points",
    "ImageNet",
    "beats PrairieMoE by 3 points",
    "DenseHerd: Plain Layers Win",
    2025,
    0.9,
    "method:denseherd",
    "method:prairiemoe",
    "herd",
    "claim:herd-1",
)
HERD_BEATS_ALL = (
    "DenseHerd",
    "better",
    "state-of-the-art models",
    None,
    None,
    None,
    "outperforms state-of-the-art models",
    "DenseHerd: Plain Layers Win",
    2025,
    0.9,
    "method:denseherd",
    None,
    "herd",
    "claim:herd-2",
)
HERD_EQUALS_PRAIRIE = (
    "DenseHerd",
    "equal",
    "PrairieMoE",
    "memory",
    None,
    None,
    "as little memory as PrairieMoE",
    "DenseHerd: Plain Layers Win",
    2025,
    0.9,
    "method:denseherd",
    "method:prairiemoe",
    "herd",
    "claim:herd-3",
)


def test_it_tells_who_compares_with_the_method(ask: Ask) -> None:
    assert ask("baselines-of-method", method="PrairieMoE") == [HERD_BEATS_PRAIRIE, HERD_EQUALS_PRAIRIE]


def test_it_tells_what_the_method_is_compared_with_generic_baselines_too(ask: Ask) -> None:
    assert ask("baselines-of-method", method="DenseHerd", side="subject") == [
        HERD_BEATS_PRAIRIE,
        HERD_BEATS_ALL,
        HERD_EQUALS_PRAIRIE,
    ]


def test_either_side_gives_each_claim_once(ask: Ask) -> None:
    claims = [row[-1] for row in ask("baselines-of-method", method="DenseHerd", side="either")]
    assert claims == ["claim:herd-1", "claim:herd-2", "claim:herd-3", "claim:prairie-1"]


def test_an_outcome_narrows_them(ask: Ask) -> None:
    assert ask("baselines-of-method", method="PrairieMoE", outcome="equal") == [HERD_EQUALS_PRAIRIE]
    assert ask("baselines-of-method", method="PrairieMoE", outcome="worse") == []
