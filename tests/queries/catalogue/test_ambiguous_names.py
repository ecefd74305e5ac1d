from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_a_short_form_of_two_things_is_told(ask: Ask) -> None:
    senses = ["continual learning", "contrastive learning"]
    assert ask("ambiguous-names") == [("CL", senses, ["concept:continual-learning", "concept:contrastive-learning"])]
