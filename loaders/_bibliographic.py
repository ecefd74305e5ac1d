"""Papers from what bibliographies know of them: a few fields, as people and programs wrote them."""

import re
from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict, Field

from citegraph.graph.model import Paper
from citegraph.loaders._identifiers import arxiv_id, doi, known_ids

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_OF_ARXIV = re.compile(r"^arxiv:|arxiv\.org/|10\.48550/arxiv", re.IGNORECASE)
_ONLY_ARXIV = re.compile(r"(?:arxiv|arxiv\.org|corr)(?:[ :(].*|/abs.*)?", re.IGNORECASE)
"""A venue that says no more than an arXiv id does: `arXiv`, `arXiv preprint arXiv:2205.14135`."""


class Work(BaseModel):
    """What one entry of a bibliography says, each value as it stands there; empty where it says nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    abstract: str = ""
    authors: tuple[str, ...] = ()
    year: str = ""
    """The year, or a date that holds it."""
    venue: str = ""
    url: str = ""
    doi: str = ""
    eprint: str = ""
    """An arXiv id in any of its written forms."""
    places: tuple[str, ...] = ()
    """Other fields in which people note an id or an address: `arXiv:2205.14135 [cs]`."""
    ids: Mapping[str, str] = Field(default_factory=dict)


def paper_of(work: Work, *, source: str) -> tuple[Paper, str]:
    """The paper, and what had to be left out of it.

    Raises:
        ValueError: if the entry has no title.
    """
    if not (title := one_line(work.title)):
        raise ValueError("no title")
    left_out = [*_no_id("doi", work.doi, doi(work.doi)), *_no_year(work.year)]
    ids = _ids(work)
    arxiv = ids.pop("arxiv", None)
    venue = one_line(work.venue)
    paper = Paper(
        title=title,
        abstract=work.abstract.strip(),
        year=year_in(work.year),
        authors=tuple(filter(None, map(one_line, work.authors))),
        venue=(None if arxiv and _ONLY_ARXIV.fullmatch(venue) else venue) or None,
        url=one_line(work.url) or None,
        doi=ids.pop("doi", None),
        arxiv_id=arxiv,
        ids=ids,
        source=source,
    )
    return paper, "; ".join(left_out)


def one_line(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def year_in(text: str) -> int | None:
    """The year that a date holds.

    >>> year_in("2022-06-24"), year_in("June 2022"), year_in("in press")
    (2022, 2022, None)
    """
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def _no_year(text: str) -> Iterable[str]:
    return [f"year: {text!r} holds no year and was left out"] if text.strip() and year_in(text) is None else []


def _no_id(scheme: str, given: str, read: str | None) -> Iterable[str]:
    return [f"{scheme}: {given!r} is no such id and was left out"] if given.strip() and not read else []


def _ids(work: Work) -> dict[str, str]:
    """Ids by scheme; what a field of its own says goes before what an address or a note shows."""
    named = {"doi": doi(work.doi), "arxiv": arxiv_id(work.eprint) if work.eprint else None, **work.ids}
    found = {scheme: value for scheme, value in named.items() if value}
    for text in (work.doi, work.url, work.eprint):
        for scheme, value in known_ids(text.strip()):
            found.setdefault(scheme, value)
    # A note may name another paper's DOI, and a number may look like an id: only what says that it is of arXiv counts.
    for piece in " ".join((work.venue, *work.places)).split():
        bare = piece.strip("[](){}<>,;.").removeprefix("\\url{")
        if _OF_ARXIV.search(bare) and (arxiv := dict(known_ids(bare)).get("arxiv")):
            found.setdefault("arxiv", arxiv)
    return dict(sorted(found.items()))
