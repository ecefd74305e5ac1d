"""The comparison table as Markdown, for notes, GitHub and pandoc."""

from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._claims import COLUMNS, claim_rows
from citegraph.graph.exports._markdown import markdown, row
from citegraph.graph.model import Subgraph


class ClaimsMarkdown:
    """One claim a row, its quote in the last column."""

    description = "the comparison table as Markdown: notes, GitHub, pandoc"
    suffix = ".claims.md"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:  # noqa: ARG002 - the table alone
        """Write the claims, and nothing else."""
        out.write((row([name.capitalize() for name in COLUMNS]) + row(["---"] * len(COLUMNS))).encode())
        out.writelines(
            row([markdown(cell) for cell in claim.cells()]).encode("utf-8", "replace") for claim in claim_rows(graph)
        )
        return ()


export = ClaimsMarkdown()
