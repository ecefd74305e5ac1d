from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_those_of_most_papers_come_first(ask: Ask) -> None:
    assert ask("coauthors", author="Ada Example") == [
        ("Bo Sample", 1, 2022, 2022, "author:bo-sample"),
        ("Cy Trial", 1, 2023, 2023, "author:cy-trial"),
    ]
