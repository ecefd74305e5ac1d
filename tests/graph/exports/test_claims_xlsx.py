import io

import openpyxl
from hypothesis import given, settings

from citegraph.graph.exports import Provenance
from citegraph.graph.exports._claims import COLUMNS, claim_rows
from citegraph.graph.exports.claims_xlsx import export
from citegraph.graph.model import Node, Subgraph


def read(graph: Subgraph, command: str = "") -> openpyxl.Workbook:
    out = io.BytesIO()
    export.write(graph, out, provenance=Provenance(command))
    return openpyxl.load_workbook(io.BytesIO(out.getvalue()))


def test_a_row_a_claim_and_a_sheet_for_how_they_were_chosen(readable: Subgraph) -> None:
    book = read(readable, "citegraph export --focus x")
    head, row = book["Claims"].iter_rows(values_only=True)
    assert head == COLUMNS
    assert row[:5] == ("Lean Attention", "better", "FlashAttention-2", "speed", "2.6x")
    assert row[-1] == "Lean Attention is 2.6x faster than FlashAttention-2 | 100% & more."
    assert book["How chosen"]["A1"].value == "citegraph export --focus x"


def test_what_looks_like_a_formula_or_an_address_stays_text() -> None:
    claim = {"metric": "=1+1", "value": "https://example.org", "sentence": "x" * 40_000}
    graph = Subgraph(nodes=(Node(id="claim:1", label="Claim", name="c", properties=claim),))
    _, row = read(graph)["Claims"].iter_rows()
    assert [(cell.value, cell.data_type) for cell in row[3:5]] == [("=1+1", "s"), ("https://example.org", "s")]
    assert export.write(graph, io.BytesIO()) == ("cells are longer than a spreadsheet's may be and were cut: 1",)


@settings(max_examples=30)
@given(graph=...)
def test_any_text_gives_a_file_with_every_claim(graph: Subgraph) -> None:
    assert read(graph)["Claims"].max_row == 1 + len(list(claim_rows(graph)))
