"""RIS, as EndNote, Zotero, Mendeley, Web of Science, Scopus, PubMed, Rayyan, ASReview and `citegraph export` write it.

| tag | becomes |
|---|---|
| TI, T1, AB or N2, AU or A1, PY or Y1 or DA | title, abstract, authors, year |
| T2, JO, JF, JA, BT, PB | venue: the first that is there |
| DO, AN, UR, L1 to L4, M1, M3, N1, C1 to C8 | doi, url, and the ids that stand in them |
"""

import re
from collections.abc import Iterator
from functools import partial

from citegraph.graph.model import Paper
from citegraph.loaders import Item, Source
from citegraph.loaders._bibliographic import Work, paper_of
from citegraph.loaders._records import RawRecord, Read, failing, load_records
from citegraph.loaders._ris_records import Fields, ris_records, texts

_START = re.compile(r"^TY {1,2}- ", re.MULTILINE)
_VENUES = ("secondary_title", "journal_name", "alternate_title3", "alternate_title2", "alternate_title1")
_PLACES = (
    *("accession_number", "note", "type_of_work", "notes", "database_provider", "publisher", "label"),
    *("file_attachments1", "file_attachments2", *(f"custom{number}" for number in range(1, 9))),
)


class Ris:
    """Reads RIS; a record without a title is Rejected, and the next one is read."""

    description = "RIS, as EndNote, Zotero, Web of Science, Scopus, Rayyan and ASReview write it"
    suffixes = (".ris",)

    def recognises(self, head: str, /) -> bool:
        """Whether a record begins in it."""
        return bool(_START.search(head))

    def load(self, source: Source, /) -> Iterator[Item]:
        """Papers record by record."""
        return load_records(source, _records(source))


def _records(source: Source) -> Iterator[tuple[RawRecord, Read[Paper]]]:
    for record, fields in ris_records(source):
        if fields:
            yield record, partial(paper_of, work_of(fields), source=source.name)
        else:
            yield record, failing("no RIS record: it does not begin with TY")


def work_of(fields: Fields) -> Work:
    """What the record says of a paper."""

    def one(*names: str) -> str:
        return next(iter(texts(fields, *names)), "")

    urls = texts(fields, "urls")
    return Work(
        title=one("title", "primary_title", "short_title"),
        abstract=one("abstract", "notes_abstract"),
        authors=texts(fields, "authors", "first_authors", "secondary_authors"),
        year=one("year", "publication_year", "date"),
        venue=one(*_VENUES),
        url=next(iter(urls), ""),
        doi=one("doi"),
        places=(*urls, *(text for name in _PLACES for text in texts(fields, name))),
    )


loader = Ris()
