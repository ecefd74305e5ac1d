"""The comparison table as LaTeX (booktabs, longtable), to be input in a paper."""

from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import bibliography
from citegraph.graph.exports._claims import ClaimRow, claim_rows
from citegraph.graph.exports._latex import latex
from citegraph.graph.exports._losses import Losses
from citegraph.graph.model import Subgraph

HEAD = r"""% Needs \usepackage{array,booktabs,longtable}; the keys are those of the BibTeX export of the same selection.
% XeLaTeX and LuaLaTeX set every script that the font has; pdfLaTeX stops at letters it does not know.
\begingroup\small\setlength{\tabcolsep}{4pt}
\newcommand{\wrapped}{\raggedright\arraybackslash}
\begin{longtable}{@{}>{\wrapped}p{.2\linewidth}p{.105\linewidth}>{\wrapped}p{.2\linewidth}%
>{\wrapped}p{.18\linewidth}>{\wrapped}p{.12\linewidth}p{.075\linewidth}@{}}
\toprule
Subject & Outcome & Baseline & Metric & Value & Source \\
\midrule
\endhead
"""
FOOT = r"""\bottomrule
\end{longtable}
\endgroup
"""


class ClaimsLatex:
    """Rows cite their papers by the keys that the BibTeX export of the same selection gives them."""

    description = "the comparison table as LaTeX (booktabs, longtable)"
    suffix = ".claims.tex"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write the claims without their quotes, for which a table in a paper has no room."""
        keys = {entry.paper.id: entry.key for entry in bibliography(graph, Losses())}
        losses = Losses()
        out.write(f"% {provenance.comment}\n".encode() if provenance.comment else b"")
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
