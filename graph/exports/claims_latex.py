"""The comparison table as LaTeX (booktabs, longtable), to be input in a paper."""

from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import bibliography, one_line
from citegraph.graph.exports._claims import ClaimRow, claim_rows
from citegraph.graph.exports._latex import latex
from citegraph.graph.exports._losses import Losses
from citegraph.graph.model import Subgraph

HEAD = r"""% Needs \usepackage{booktabs,longtable}; the keys are those of the BibTeX export of the same selection.
\begin{longtable}{@{}p{.2\linewidth}lp{.2\linewidth}p{.18\linewidth}lp{.12\linewidth}@{}}
\toprule
Subject & Outcome & Baseline & Metric & Value & Source \\
\midrule
\endhead
"""
FOOT = r"""\bottomrule
\end{longtable}
"""


class ClaimsLatex:
    """Rows cite their papers by the keys that the BibTeX export of the same selection gives them."""

    description = "the comparison table as LaTeX (booktabs, longtable)"
    suffix = ".claims.tex"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write the claims without their quotes, for which a table in a paper has no room."""
        keys = {entry.paper.id: entry.key for entry in bibliography(graph, Losses())}
        losses = Losses()
        out.write(f"% {one_line(provenance.command)}\n".encode() if provenance.command else b"")
        out.write(HEAD.encode())
        for row in claim_rows(graph):
            losses.add("quotes have no room in the table", bool(row.quote))
            out.write(_line(row, keys).encode("utf-8", "replace"))
        out.write(FOOT.encode())
        return losses.told()


def _line(row: ClaimRow, keys: dict[str, str]) -> str:
    key = keys.get(row.paper.id) if row.paper else None
    metric = f"{row.metric} ({row.dataset})" if row.metric and row.dataset else row.metric or row.dataset
    cells = [latex(cell) for cell in (row.subject, row.outcome, row.baseline, metric, row.value)]
    return f"{' & '.join([*cells, f'{chr(92)}cite{{{key}}}' if key else ''])} \\\\\n"


export = ClaimsLatex()
