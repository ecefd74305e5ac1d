"""CSL-JSON, as Zotero, pandoc, Crossref and `citegraph export` write it: an array of items, or one for each line.

| field | becomes |
|---|---|
| title, abstract, author, issued | title, abstract, authors, year; the few HTML tags that CSL knows are taken off |
| container-title, publisher | venue: the first that is there |
| DOI, URL, number, archive_location, note | doi, url, and the ids that stand in them |
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from citegraph.graph.model import Paper
from citegraph.loaders import Item, Source
from citegraph.loaders._bibliographic import Work, paper_of
from citegraph.loaders._json_array import json_array
from citegraph.loaders._json_lines import json_object
from citegraph.loaders._records import RawRecord, Read, load_records

_ARRAY = re.compile(r"\ufeff?\s*\[\s*\{")
_KEYS = ('"title"', '"type"', '"author"', '"container-title"', '"issued"', '"DOI"')
_KEYS_NEEDED = 2
# https://docs.citationstyles.org/en/stable/specification.html: rich text within fields
_MARKUP = re.compile(r"<(i|b|sc|sub|sup)>(.*?)</\1>|<span [^<>]*>(.*?)</span>", re.DOTALL)


def _text(value: object) -> object:
    """Crossref gives a list of one title where CSL has the title."""
    value = value[0] if isinstance(value, list) and value else value
    return "" if value is None or value == [] else value if isinstance(value, str) else str(value)


Text = Annotated[str, BeforeValidator(_text)]


class _Name(BaseModel):
    model_config = ConfigDict(extra="ignore")

    literal: Text = ""
    family: Text = ""
    given: Text = ""
    suffix: Text = ""
    particle: Text = Field(default="", alias="non-dropping-particle")
    dropping: Text = Field(default="", alias="dropping-particle")

    @property
    def written(self) -> str:
        """`van der Maaten, Laurens`: where the family name ends is not lost."""
        family = " ".join(filter(None, (self.particle, self.family)))
        given = " ".join(filter(None, (self.given, self.dropping)))
        return self.literal or ", ".join(filter(None, (family, self.suffix, given)))


class _Date(BaseModel):
    model_config = ConfigDict(extra="ignore")

    parts: list[list[int | str | None]] = Field(default_factory=list, alias="date-parts")
    raw: Text = ""
    literal: Text = ""

    @property
    def written(self) -> str:
        """The year, or the text that stands for the date."""
        first = self.parts[0] if self.parts else []
        return str(first[0]) if first and first[0] else self.raw or self.literal


class _Item(BaseModel):
    """An item as it comes: known fields are checked, unknown ones passed over."""

    model_config = ConfigDict(extra="ignore")

    title: Text = ""
    abstract: Text = ""
    author: list[_Name] = Field(default_factory=list)
    issued: _Date = Field(default_factory=_Date)
    venue: Text = Field(default="", alias="container-title")
    publisher: Text = ""
    doi: Text = Field(default="", alias="DOI")
    url: Text = Field(default="", alias="URL")
    number: Text = ""
    archive: Text = Field(default="", alias="archive_location")
    note: Text = ""


class CslJson:
    """Reads CSL-JSON; an item without a title is Rejected, and the next one is read."""

    description = "CSL-JSON, as Zotero, pandoc and Crossref write it"
    suffixes = (".csl.json", ".csljson", ".json")

    def recognises(self, head: str, /) -> bool:
        """Whether it is an array of objects with fields that CSL has."""
        return bool(_ARRAY.match(head)) and sum(f"{key}:" in head.replace(" :", ":") for key in _KEYS) >= _KEYS_NEEDED

    def load(self, source: Source, /) -> Iterator[Item]:
        """Papers item by item."""
        return load_records(source, _records(source))


def _records(source: Source) -> Iterator[tuple[RawRecord, Read[Paper]]]:
    for record, value in json_array(source):
        yield record, partial(_read, value, source=source.name)


def _read(value: object, *, source: str) -> tuple[Paper, str]:
    if isinstance(value, Exception):
        raise value
    item = _Item.model_validate(json_object(value))
    return paper_of(_work(item), source=source)


def _work(item: _Item) -> Work:
    return Work(
        title=_unmarked(item.title),
        abstract=_unmarked(item.abstract),
        authors=tuple(_written(item.author)),
        year=item.issued.written,
        venue=_unmarked(item.venue or item.publisher),
        url=item.url,
        doi=item.doi,
        places=(item.number, item.archive, item.note),
    )


def _written(names: Iterable[_Name]) -> Iterator[str]:
    return (name.written for name in names)


def _unmarked(text: str) -> str:
    return _MARKUP.sub(lambda found: found[2] or found[3] or "", text)


loader = CslJson()
