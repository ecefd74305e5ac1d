"""The comparison table as CSV, for spreadsheets and data frames."""

from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._claims import COLUMNS, claim_rows
from citegraph.graph.exports._csv import csv_line, harmless
from citegraph.graph.model import Subgraph


class ClaimsCsv:
    """One claim a line; a cell that a spreadsheet would run begins with an apostrophe."""

    description = "the comparison table as CSV: spreadsheets, pandas, R"
    suffix = ".claims.csv"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:  # noqa: ARG002 - CSV has no comments
        """Write the claims, and nothing else."""
        out.write(csv_line(COLUMNS))
        out.writelines(csv_line(map(harmless, row.cells())) for row in claim_rows(graph))
        return ()


export = ClaimsCsv()
