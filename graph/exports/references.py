"""Formatted references in any citation style, one a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from citegraph.errors import OutputError
from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import bibliography, one_line
from citegraph.graph.exports._losses import Losses
from citegraph.graph.exports._optional import optional
from citegraph.graph.exports._styles import STYLE, style_path
from citegraph.graph.exports.csl_json import csl_item
from citegraph.graph.model import Subgraph


@dataclass(frozen=True, slots=True)
class References:
    """Sorted as the style asks; citeproc-py reads the styles of https://citationstyles.org."""

    style: str = STYLE
    description = "formatted references in a citation style (--style), as plain text"
    suffix = ".references.txt"

    def in_style(self, style: str, /) -> "References":
        """The same in another style: a name (`apa`) or the path of a .csl file."""
        return References(style)

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:  # noqa: ARG002 - nothing but references belongs in the list
        """Write a line for each paper.

        Raises:
            OutputError: if citeproc-py is not installed, or there is no such style.
        """
        losses = Losses()
        items = [csl_item(entry) for entry in bibliography(graph, losses)]
        out.writelines(f"{line}\n".encode("utf-8", "replace") for line in self._lines(items))
        return losses.told()

    def _lines(self, items: list[dict[str, Any]]) -> Iterator[str]:
        citeproc = optional("citeproc", wanted_for="a list of formatted references")
        source = optional("citeproc.source.json", wanted_for="a list of formatted references").CiteProcJSON(items)
        try:
            style = citeproc.CitationStylesStyle(style_path(self.style), validate=False)
        except (ValueError, OSError, SyntaxError) as error:
            raise OutputError(f"cannot be used as a citation style: {error}", where=self.style) from error
        made = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        for item in items:
            made.register(citeproc.Citation([citeproc.CitationItem(item["id"].lower())]))
        made.sort()
        yield from (one_line(str(reference)) for reference in made.bibliography())


export = References()
