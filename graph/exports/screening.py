"""Papers to be screened by people, as CSV that ASReview and Rayyan both take."""

from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import Entry, bibliography
from citegraph.graph.exports._csv import csv_line, harmless
from citegraph.graph.exports._losses import Losses
from citegraph.graph.model import Subgraph

COLUMNS = ("key", "title", "year", "journal", "authors", "url", "doi", "abstract", "keywords", "notes")
"""Rayyan asks for these names, but for `doi` and `keywords`, which it takes as well; ASReview knows them all."""


class Screening:
    """One paper a line; what is decided on it comes back by `--screening`, found by its DOI, else by its title."""

    description = "the papers as CSV for screening: ASReview, Rayyan; decisions come back by --screening"
    suffix = ".screening.csv"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:  # noqa: ARG002 - CSV has no comments
        """Write the papers with title and abstract, by which they are screened."""
        losses = Losses()
        out.write(csv_line(COLUMNS))
        for entry in bibliography(graph, losses):
            losses.add("papers have no abstract to be screened by", not entry.abstract)
            out.write(csv_line(map(harmless, _cells(entry))))
        return losses.told()


def _cells(entry: Entry) -> tuple[str, ...]:
    return (
        entry.key,
        entry.title,
        str(entry.year or ""),
        entry.venue,
        "; ".join(entry.authors),
        entry.url or (f"https://arxiv.org/abs/{entry.arxiv_id}" if entry.arxiv_id else ""),
        entry.doi,
        entry.abstract,
        "; ".join(entry.keywords),
        "",
    )


export = Screening()
