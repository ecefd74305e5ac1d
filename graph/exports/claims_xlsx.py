"""The comparison table as a spreadsheet, with filters, for Excel, LibreOffice and Google Sheets."""

from datetime import UTC, datetime
from typing import Any, BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._claims import COLUMNS, claim_rows
from citegraph.graph.exports._losses import Losses
from citegraph.graph.exports._optional import optional
from citegraph.graph.model import Subgraph

WIDTHS = (24, 10, 24, 20, 12, 18, 10, 40, 80)
MOST_CHARACTERS = 32_767
"""Of a cell: https://support.microsoft.com/office/excel-specifications-and-limits"""
# Text that begins with an equals sign or looks like an address or number stays text; rows go to disk as they come.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
# A workbook tells when it was made; a fixed day makes the same graph the same bytes.
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


class ClaimsXlsx:
    """A sheet with a row for each claim, and one that says how they were chosen."""

    description = "the comparison table as a spreadsheet: Excel, LibreOffice, Google Sheets"
    suffix = ".claims.xlsx"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write the claims, and nothing else.

        Raises:
            OutputError: if xlsxwriter is not installed.
        """
        losses = Losses()
        with optional("xlsxwriter", wanted_for="a spreadsheet").Workbook(out, OPTIONS) as book:
            book.set_properties({"created": MADE, "comments": provenance.comment[:MOST_CHARACTERS]})
            _claims(book, graph, losses)
            if provenance.comment:
                book.add_worksheet("How chosen").write_string(0, 0, provenance.comment[:MOST_CHARACTERS])
        return losses.told()


def _claims(book: Any, graph: Subgraph, losses: Losses) -> None:  # noqa: ANN401 - of a library that may be missing
    sheet = book.add_worksheet("Claims")
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    sheet.freeze_panes(1, 0)
    number = 0
    for number, row in enumerate(claim_rows(graph), start=1):
        for column, cell in enumerate(row.cells()):
            losses.add("cells are longer than a spreadsheet's may be and were cut", len(cell) > MOST_CHARACTERS)
            sheet.write_string(number, column, cell[:MOST_CHARACTERS].encode("utf-8", "replace").decode(), wrapped)
    sheet.autofilter(0, 0, number, len(COLUMNS) - 1)


export = ClaimsXlsx()
