"""Both Parquet tables, read by duckdb."""

import math
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings

from citegraph.errors import OutputError
from citegraph.graph.exports import Provenance, write_export
from citegraph.graph.exports._flat import node_record
from citegraph.graph.exports._optional import optional
from citegraph.graph.exports.parquet_nodes import export
from citegraph.graph.model import Subgraph


@pytest.fixture
def tables(readable: Subgraph, tmp_path: Path) -> tuple[str, str]:
    paths = [tmp_path / f"graph.{name}.parquet" for name in ("nodes", "edges")]
    for path, name in zip(paths, ("parquet-nodes", "parquet-edges"), strict=True):
        write_export(readable, path, format_name=name, provenance=Provenance("citegraph export"))
    return str(paths[0]), str(paths[1])


def test_the_tables_join_and_columns_have_their_types(tables: tuple[str, str]) -> None:
    nodes, edges = (duckdb.read_parquet(path) for path in tables)
    beaten = duckdb.sql(
        "SELECT b.name, e.claims, b.aliases FROM edges e JOIN nodes b ON e.target = b.id WHERE e.type = 'OUTPERFORMS'"
    ).fetchall()
    assert beaten == [("FlashAttention-2", 3, ["FA2", "a;b"])]
    types = dict(zip(nodes.columns, map(str, nodes.types), strict=True))
    assert (types["year"], types["number"], types["named"], types["aliases"]) == (
        "BIGINT",
        "DOUBLE",
        "BOOLEAN",
        "VARCHAR[]",
    )
    assert len(edges) == 8


def test_the_file_says_how_it_was_chosen(tables: tuple[str, str]) -> None:
    found = duckdb.execute(
        "SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'citegraph'", tables[:1]
    )
    assert found.fetchall() == [("citegraph export",)]


@settings(max_examples=30)
@given(graph=...)
def test_every_value_comes_back(graph: Subgraph, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("parquet") / "file.parquet"
    with path.open("wb") as out:
        export.write(graph, out)
    rows = duckdb.read_parquet(str(path))
    assert len(rows) == len(graph.nodes)
    for node, row in zip(graph.nodes, rows.fetchall(), strict=True):
        cells = dict(zip(rows.columns, row, strict=True))
        for name, value in node_record(node).items():
            assert same(cells[text(name)], value)


def same(cell: object, value: object) -> bool:
    """Whether the cell holds the value, or the text of it where its column holds other kinds too."""
    if isinstance(value, tuple):
        return isinstance(cell, list) and [text(item) for item in value] == cell
    if isinstance(cell, list):
        return cell == [text(value)]
    if isinstance(value, float) and isinstance(cell, float) and math.isnan(value):
        return math.isnan(cell)
    return cell == value or cell == text(value)


def text(value: object) -> str:
    return str(value).encode("utf-8", "replace").decode()


def test_a_missing_library_is_told_with_what_installs_it() -> None:
    with pytest.raises(OutputError, match="Parquet needs the library no_such_library") as caught:
        optional("no_such_library.part", wanted_for="Parquet")
    assert caught.value.hint == "pip install 'citegraph[exports]'"
