from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_datasets_of_papers_about_the_concept_are_counted(ask: Ask) -> None:
    assert ask("datasets-for-concept", concept="CNN") == [("ImageNet", 1, False, "benchmark", "dataset:imagenet")]
    assert ask("datasets-for-concept", concept="KV cache") == []
