import csv
import io
import zipfile

from hypothesis import given

from citegraph.graph.exports.neo4j_csv import export
from citegraph.graph.model import Subgraph


def files(graph: Subgraph) -> dict[str, str]:
    out = io.BytesIO()
    export.write(graph, out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def lines(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


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
    assert export.write(readable, io.BytesIO()) == ("1 items of lists have a comma for a semicolon",)


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
