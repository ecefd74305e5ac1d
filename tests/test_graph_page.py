from pathlib import Path
from typing import get_args

import pytest

from citegraph.graph import model

PAGE = (Path(__file__).parent.parent / "docs" / "graph.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("label", get_args(model.Label))
def test_every_label_is_explained(label: str) -> None:
    assert f"`{label}`" in PAGE


@pytest.mark.parametrize("edge_type", get_args(model.EdgeType))
def test_every_type_of_edge_is_explained(edge_type: str) -> None:
    assert f"-[{edge_type}]->" in PAGE


@pytest.mark.parametrize("word", [*get_args(model.Outcome), *get_args(model.Unit), *get_args(model.Bound)])
def test_every_value_of_a_claim_is_explained(word: str) -> None:
    assert f"`{word}`" in PAGE
