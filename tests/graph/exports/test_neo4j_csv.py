import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from citegraph.graph.exports import write_export
from citegraph.graph.exports._flat import Record, edge_record, node_record
from citegraph.graph.exports.neo4j_csv import export
from citegraph.graph.model import Node, PropertyValue, Subgraph


def files(graph: Subgraph) -> dict[str, str]:
    out = io.BytesIO()
    export.write(graph, out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def lines(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.neo4j
def test_the_real_import_tool_makes_the_same_graph_of_it(
    made_up: Subgraph, imported_neo4j: Callable[[Path, Sequence[str]], Any], tmp_path: Path
) -> None:
    hostile: dict[str, PropertyValue] = {"said": ('"a", b', "c\nd", "علم 🙂")}
    hostile["abstract"] = 'A "quote",\na line; $x$ & {y}'
    nodes = (*made_up.nodes, Node(id="paper:z", label="Paper", name="R&D; 50%\n" + "x" * 10_000, properties=hostile))
    graph = Subgraph(nodes=nodes, edges=made_up.edges)
    write_export(graph, tmp_path / "graph.zip", format_name="neo4j-csv")
    with zipfile.ZipFile(tmp_path / "graph.zip") as archive:
        archive.extractall(tmp_path / "files")
    readme = (tmp_path / "files" / "README.txt").read_text(encoding="utf-8")
    (command,) = (line.split()[1:] for line in readme.splitlines() if line.strip().startswith("neo4j-admin"))
    server = imported_neo4j(tmp_path / "files", command)
    found = server.run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
    made = {row["properties"]["id"]: (row["labels"], row["properties"]) for row in found}
    assert made == {node.id: ([node.label], held(node_record(node), {"label"})) for node in nodes}
    rows = server.run("MATCH (a)-[r]->(b) RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS p")
    ends = ("source", "target", "type", "key")
    assert sorted((*(row[name] for name in ends[:3]), repr(sorted(row["p"].items()))) for row in rows) == sorted(
        (*(str(edge[name]) for name in ends[:3]), repr(sorted(held(edge, set(ends)).items())))
        for edge in map(edge_record, made_up.edges)
    )


def held(record: Record, fixed: set[str]) -> dict[str, object]:
    """What the files hold of a record: an empty list is not there, and an item of a list has commas for semicolons."""
    shown = {name: value for name, value in record.items() if name not in fixed and value not in ((), "")}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in shown.items()}


def test_there_is_a_file_for_each_label_and_type_and_the_command_names_them_all(readable: Subgraph) -> None:
    found = files(readable)
    readme = found.pop("README.txt")
    assert set(found) == {f"{name}.csv" for name in ("Paper", "Method", "Claim", *{e.type for e in readable.edges})}
    assert all(name in readme for name in found)


def test_headers_carry_types(readable: Subgraph) -> None:
    found = files(readable)
    head, *rows = lines(found["Method.csv"])
    assert head == ["id:ID", "aliases:string[]", "name:string"]
    assert rows[0] == ["method:flashattention-2", "FA2;a,b", "FlashAttention-2"]
    assert {"number:double", "named:boolean", "start:long"} <= set(lines(found["Claim.csv"])[0])
    assert lines(found["USES.csv"])[:2] == [
        [":START_ID", ":END_ID", "role:string"],
        ["paper:lean", "method:flashattention-2", "baseline"],
    ]


def test_what_a_list_cannot_hold_is_told(readable: Subgraph) -> None:
    assert export.write(readable, io.BytesIO()) == ("items of lists have a comma for a semicolon: 1",)


def test_the_same_graph_gives_the_same_bytes(readable: Subgraph) -> None:
    one, other = io.BytesIO(), io.BytesIO()
    export.write(readable, one)
    export.write(readable.model_copy(deep=True), other)
    assert one.getvalue() == other.getvalue()


@given(graph=...)
def test_every_line_has_the_cells_of_its_header(graph: Subgraph) -> None:
    found = files(graph)
    del found["README.txt"]
    rows = [row for text in found.values() for row in lines(text)[1:]]
    assert len(rows) == len(graph.nodes) + len(graph.edges)
    for text in found.values():
        assert len({len(row) for row in lines(text)}) == 1
