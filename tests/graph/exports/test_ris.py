import io
import re

from hypothesis import given

from citegraph.graph.exports.ris import export
from citegraph.graph.model import Subgraph

TAG = re.compile(r"[A-Z][A-Z0-9]  - ")


def records(graph: Subgraph) -> list[list[tuple[str, str]]]:
    """Reads RIS line by line, as its readers do."""
    out = io.BytesIO()
    export.write(graph, out)
    found: list[list[tuple[str, str]]] = [[]]
    for line in out.getvalue().decode().split("\r\n"):
        if line.startswith("ER  - "):
            found.append([])
        elif line:
            assert TAG.match(line), line
            found[-1].append((line[:2], line[6:]))
    assert found.pop() == []
    return found


@given(graph=...)
def test_no_text_can_break_out_of_its_line(graph: Subgraph) -> None:
    papers = [node for node in graph.nodes if node.label == "Paper"]
    read = records(graph)
    assert len(read) == len(papers)
    assert all(record[0][0] == "TY" for record in read)


def test_a_record_holds_what_is_known(readable: Subgraph) -> None:
    (record,) = [one for one in records(readable) if ("TI", "Lean Attention: Streams & Tiles") in one]
    assert ("TY", "CPAPER") in record
    assert [value for tag, value in record if tag == "AU"] == ["Sanovar, Rya", "van der Berg, Jan"]
    assert {("PY", "2024"), ("T2", "MLSys"), ("DO", "10.1000/lean_1"), ("AB", "We stream.")} <= set(record)
