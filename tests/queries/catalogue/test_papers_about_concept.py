from collections.abc import Callable
from typing import TypeAlias

from citegraph.graph.stores import Cell

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


def test_a_named_technique_may_be_what_papers_are_about(ask: Ask) -> None:
    assert ask("papers-about-concept", concept="MoE") == [
        (
            "PrairieMoE: Routing Without Collapse",
            2024,
            False,
            "mixture of experts",
            "A mixture of experts.",
            0.9,
            "prairie",
        ),
        ("A Survey of Sparse Routing", None, False, "MoE", "All about MoE.", 0.9, "survey"),
    ]


def test_plural_and_case_do_not_matter(ask: Ask) -> None:
    assert [row[-1] for row in ask("papers-about-concept", concept="KV Caches")] == ["lean", "swift-2", "swift"]
