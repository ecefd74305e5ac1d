import io
import zipfile
from pathlib import Path

import pytest

from citegraph.errors import OutputError, UnknownNameError
from citegraph.graph.exports import EXPORTS, Provenance, write_export
from citegraph.graph.model import Node, Subgraph

BY_PANDOC = [name for name in EXPORTS.names() if name in ("review-docx", "review-html", "review-latex")]


@pytest.fixture(autouse=True)
def needs(request: pytest.FixtureRequest) -> None:
    """Skips what pandoc makes where there is none."""
    if getattr(request.node, "callspec", None) and request.node.callspec.params.get("name") in BY_PANDOC:
        request.getfixturevalue("pandoc")


GRAPH = Subgraph(nodes=(Node(id="paper:x", label="Paper", name="Attention Is All You Need"),))


@pytest.mark.parametrize("name", EXPORTS.names())
def test_every_format_says_what_it_is_and_writes_an_empty_graph(name: str, tmp_path: Path) -> None:
    export = EXPORTS.get(name)
    assert export.description
    assert export.suffix.startswith(".")
    assert write_export(Subgraph(), tmp_path / f"empty{export.suffix}", format_name=name) == ()


@pytest.mark.parametrize("name", EXPORTS.names())
def test_every_format_names_what_the_graph_is_about(name: str, readable: Subgraph, tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_export(readable, path, format_name=name)
    if name.startswith("parquet") or name == "prisma":
        pytest.skip("columns that are packed, or numbers alone")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            texts = [archive.read(member).decode() for member in archive.namelist()]
    else:
        texts = [path.read_text(encoding="utf-8")]
    assert any("Lean" in text for text in texts)


@pytest.mark.parametrize("name", EXPORTS.names())
def test_every_format_writes_the_same_bytes_for_the_same_graph(name: str, readable: Subgraph) -> None:
    one, other = io.BytesIO(), io.BytesIO()
    EXPORTS.get(name).write(readable, one, provenance=Provenance("chosen so"))
    EXPORTS.get(name).write(readable.model_copy(deep=True), other, provenance=Provenance("chosen so"))
    assert one.getvalue() == other.getvalue()


def test_an_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="jsno"):
        write_export(GRAPH, Path("unused"), format_name="jsno")


def test_a_folder_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No such file or directory") as error:
        write_export(GRAPH, tmp_path / "missing" / "file.json", format_name="json")
    assert str(tmp_path) in str(error.value)
