"""JSON Lines: one object a paper, with `title` and whatever else is known of it.

| field | becomes |
|---|---|
| title, abstract, year, venue, url, doi | the same; a DOI bare and in lower case |
| authors | authors: a list of names, or of objects with `name` |
| id, arxiv_id, acl_id, ... | arxiv_id, doi, or ids by scheme; one of no known form under the source's name |
| ids, externalIds | the same, for an object of ids by scheme |
| code | code: one address or a list |

An address that holds an id (arXiv, DOI, ACL Anthology, OpenReview) says it too. Other fields are passed over.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, StrictStr

from citegraph.graph.model import Paper
from citegraph.loaders import Item, Source
from citegraph.loaders._identifiers import known_ids
from citegraph.loaders._json_lines import load_lines

SCHEMES = ("arxiv", "doi", "acl", "openalex", "openreview", "s2", "corpus", "pmid", "pmcid", "dblp", "mag")
"""Schemes whose ids are looked for in fields called `<scheme>`, `<scheme>_id` or `<scheme>Id`."""
_OBJECT = re.compile(r'\s*\{\s*"')
_FACTS = {"record", "versions"}


def _spaced(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _name(value: object) -> object:
    return value.get("name") if isinstance(value, dict) else value


Line = Annotated[StrictStr, BeforeValidator(_spaced)]
Text = Annotated[StrictStr, BeforeValidator(_stripped)]
Author = Annotated[Line, BeforeValidator(_name)]
Identifier = StrictStr | StrictInt


class _Record(BaseModel):
    """A line as it comes: known fields are checked, unknown ones passed over, `null` is the same as nothing."""

    model_config = ConfigDict(extra="ignore")

    title: Annotated[Line, Field(min_length=1)]
    abstract: Text | None = None
    year: Annotated[StrictInt, Field(ge=1000, le=9999)] | None = None
    authors: list[Author] | None = None
    venue: Line | None = None
    url: Line | None = None
    code: Annotated[list[Line], BeforeValidator(_listed)] | None = None
    id: Identifier | None = None
    ids: dict[str, Identifier | None] | None = None
    other_ids: dict[str, Identifier | None] | None = Field(default=None, alias="externalIds")


class JsonLines:
    """Reads JSON Lines."""

    description = "JSON Lines, one object a paper: title, abstract, year, authors, venue, url, doi, id"
    suffixes = (".jsonl", ".ndjson", ".jsonlines")

    def recognises(self, head: str, /) -> bool:
        """Whether one of the first lines is a whole object with a title, and none of facts."""
        lines = head.lstrip("\ufeff \t\r\n").split("\n")
        # A comma behind an object, or a bracket before it, makes it an element of an array.
        if lines[0].startswith("[") or lines[0].rstrip().endswith(","):
            return False
        return any(_OBJECT.match(line) and '"title"' in line and '"versions"' not in line for line in lines)

    def load(self, source: Source, /) -> Iterator[Item]:
        """Papers line by line; the same paper a second time is Rejected."""
        return load_lines(source, partial(paper_from, source=source.name))


def paper_from(fields: dict[str, object], *, source: str) -> tuple[Paper, str]:
    """The paper that the fields of one object tell of, and what had to be left out.

    Raises:
        ValueError: if it is none.
    """
    if fields.keys() >= _FACTS:
        raise ValueError("a line of facts, not of a paper: use --format facts")
    record = _Record.model_validate(fields)
    ids, malformed = _ids(record, fields, source)
    paper = Paper(
        title=record.title,
        abstract=record.abstract or "",
        year=record.year,
        authors=tuple(filter(None, record.authors or ())),
        venue=record.venue or None,
        url=record.url or None,
        doi=ids.pop("doi", None),
        arxiv_id=ids.pop("arxiv", None),
        ids=ids,
        code=tuple(record.code or ()),
        source=source,
    )
    return paper, "; ".join(malformed)


def _ids(record: _Record, fields: dict[str, object], source: str) -> tuple[dict[str, str], list[str]]:
    """Ids by scheme, and what is wrong with those that are none; a named field goes before what an address shows."""
    found: dict[str, str] = {}
    malformed = []
    for scheme, value in _named_ids(record, fields):
        if bare := _bare(scheme, value):
            found.setdefault(scheme, bare)
        else:
            malformed.append(f"{scheme}: {value!r} is no such id and was left out")
    own = str(record.id).strip() if record.id is not None else ""
    shown = list(known_ids(own))
    if own and not shown:
        # The bare number of one file is not that of another: an id of no known scheme counts within its source.
        found.setdefault(source, own)
    for scheme, value in (*shown, *known_ids(found.get("doi", "")), *known_ids(record.url or "")):
        found.setdefault(scheme, value)
    return dict(sorted(found.items())), malformed


def _named_ids(record: _Record, fields: dict[str, object]) -> Iterator[tuple[str, str]]:
    named: dict[str, object] = {**(record.other_ids or {}), **(record.ids or {})}
    named |= {name: value for name, value in fields.items() if _scheme(name) in SCHEMES}
    for name, value in named.items():
        if isinstance(value, str | int) and (text := str(value).strip()):
            yield _scheme(name), text


def _scheme(field: str) -> str:
    """The scheme that a field's name stands for: `arxivId` and `arxiv_id` are `arxiv`."""
    return re.sub(r"_?id$", "", field, flags=re.IGNORECASE).lower() if field.lower() not in SCHEMES else field.lower()


def _bare(scheme: str, value: str) -> str | None:
    if scheme in ("doi", "arxiv", "acl"):
        return dict(known_ids(value)).get(scheme)
    return value


loader = JsonLines()
