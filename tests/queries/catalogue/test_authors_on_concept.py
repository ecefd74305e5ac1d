from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_those_of_most_papers_come_first(ask: Ask) -> None:
    assert ask("authors-on-concept", concept="KV caches") == [
        ("Ada Example", 2, 2023, "author:ada-example"),
        ("Bo Sample", 2, 2024, "author:bo-sample"),
        ("Cy Trial", 1, 2023, "author:cy-trial"),
    ]
