from pathlib import Path

import pytest

from citegraph.errors import OutputError, UnknownNameError
from citegraph.graph.exports import EXPORTS, write_export
from citegraph.graph.model import Node, Subgraph

GRAPH = Subgraph(nodes=(Node(id="paper:x", label="Paper", name="Attention Is All You Need"),))


@pytest.mark.parametrize("name", EXPORTS.names())
def test_every_format_says_what_it_is_and_writes_an_empty_graph(name: str, tmp_path: Path) -> None:
    export = EXPORTS.get(name)
    assert export.description
    assert export.suffix.startswith(".")
    assert write_export(Subgraph(), tmp_path / f"empty{export.suffix}", format_name=name) == ()


@pytest.mark.parametrize("name", EXPORTS.names())
def test_every_format_names_the_paper(name: str, tmp_path: Path) -> None:
    write_export(GRAPH, tmp_path / "file", format_name=name)
    assert "Attention Is All You Need" in (tmp_path / "file").read_text(encoding="utf-8")


def test_an_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="jsno"):
        write_export(GRAPH, Path("unused"), format_name="jsno")


def test_a_folder_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No such file or directory") as error:
        write_export(GRAPH, tmp_path / "missing" / "file.json", format_name="json")
    assert str(tmp_path) in str(error.value)
