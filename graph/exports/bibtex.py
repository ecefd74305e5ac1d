"""BibTeX, for LaTeX and every reference manager."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO
from urllib.parse import quote

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import Entry, Kind, bibliography
from citegraph.graph.exports._latex import latex, latex_title
from citegraph.graph.exports._losses import Losses
from citegraph.graph.model import Subgraph

TYPES: dict[Kind, str] = {"proceedings": "inproceedings", "journal": "article", "preprint": "misc", "other": "misc"}
VENUE_FIELDS: dict[Kind, str] = {
    "proceedings": "booktitle",
    "journal": "journal",
    "preprint": "howpublished",
    "other": "howpublished",
}
# "and" parts one author from the next; a name that holds the word, or more commas than a name can, is one name.
ONE_NAME = re.compile(r"\band\b|,.*,.*,", re.IGNORECASE)


class BibTeX:
    """One entry a paper, in UTF-8; venues give @inproceedings or @article, arXiv @misc with its eprint."""

    description = "BibTeX: the papers alone, for LaTeX, Zotero, JabRef, Mendeley"
    suffix = ".bib"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write the papers with abstract and keywords; nothing else has a place in BibTeX."""
        losses = Losses()
        # What stands outside an entry is a comment; an at sign would begin one.
        out.write(f"% {provenance.comment.replace('@', ' at ')}\n\n".encode() if provenance.comment else b"")
        out.writelines(bibtex_entry(entry).encode("utf-8", "replace") for entry in bibliography(graph, losses))
        return losses.told()


def bibtex_entry(entry: Entry, *, abstract: bool = True) -> str:
    """The entry with an empty line behind it, with or without its abstract."""
    entry = entry if abstract else replace(entry, abstract="")
    fields = "".join(f"  {name:<13} = {{{value}}},\n" for name, value in _fields(entry) if value)
    return f"@{TYPES[entry.kind]}{{{entry.key},\n{fields}}}\n\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "title", latex_title(entry.title)
    yield "author", " and ".join(map(_author, entry.authors))
    yield "year", str(entry.year or "")
    yield VENUE_FIELDS[entry.kind], "" if entry.arxiv_id and entry.kind == "preprint" else latex(entry.venue)
    yield "eprint", _verbatim(entry.arxiv_id)
    yield "archivePrefix", "arXiv" if entry.arxiv_id else ""
    yield "doi", _verbatim(entry.doi)
    yield "url", entry.url
    yield "keywords", ", ".join(latex(word.replace(",", " ")) for word in entry.keywords)
    yield "abstract", latex(entry.abstract)


def _author(name: str) -> str:
    written = latex(name)
    return f"{{{written}}}" if ONE_NAME.search(name) else written


def _verbatim(identifier: str) -> str:
    """An identifier as it stands, but for what would end the field."""
    return quote(identifier, safe="!#$&'()*+,/:;<=>?@[]~", errors="replace")


export = BibTeX()
