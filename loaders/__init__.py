"""Loaders: read one kind of source lazily and yield its papers, and whatever could not be read as one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from pydantic import Field

from citegraph.errors import SourceError, UnknownNameError
from citegraph.graph.model import Paper, SourceRecord, Value
from citegraph.loaders._source import FileSource, Source, StreamSource, TextSource, open_source
from citegraph.plugins import Registry

__all__ = [
    "AUTO",
    "LOADERS",
    "RAW",
    "FileSource",
    "Ignored",
    "Item",
    "Loader",
    "Reading",
    "Rejected",
    "Source",
    "StreamSource",
    "TextSource",
    "open_readings",
    "open_source",
]

AUTO = "auto"
"""The format that stands for "see for yourself"."""
RAW = 2_000
"""How many characters of a record a message keeps."""


class Rejected(Value):
    """A record of a source that is no paper, or only part of one: kept, counted and named, while the rest goes on."""

    source: str
    line: int | None = Field(default=None, ge=1)
    """Line of the source that the record starts on, from 1; None where it was read, but not extracted."""
    reason: str
    """What is wrong with it, and what was done about it."""
    raw: str = Field(max_length=RAW)
    """The record as it stands in the source, its first 2,000 characters at most."""
    loaded: bool = False
    """Whether a paper came out of it all the same (a paper without its abstract, say)."""

    @property
    def where(self) -> str:
        """The source, and the line where one is known."""
        return f"{self.source}:{self.line}" if self.line else self.source


class Ignored(Value):
    """A part of a source that was never meant to be a paper: counted, and shown to who asks."""

    source: str
    line: int = Field(ge=1)
    reason: str
    """What it was taken for."""
    raw: str = Field(max_length=RAW)


Item: TypeAlias = Paper | SourceRecord | Rejected | Ignored
"""What a loader yields."""


class Loader(Protocol):
    """Reads one kind of source. A module in this folder calls its own `loader`."""

    description: str
    """What such a source is, in a few words."""
    suffixes: tuple[str, ...]
    """Endings of file names that are mostly of this kind; `.gz` and `.zst` behind them are taken off before."""

    def recognises(self, head: str, /) -> bool:
        """Whether a source that starts with these characters (4,096 at most) is of this kind."""
        ...

    def load(self, source: Source, /) -> Iterator[Item]:
        """Papers in the order of the source, and between them what had to be rejected or was ignored.

        A source that carries facts already (the `facts` loader) yields whole SourceRecords, which need no extraction.
        """
        ...


LOADERS: Registry[Loader] = Registry("loader", "citegraph.loaders")


@dataclass(frozen=True)
class Reading:
    """A source together with the loader that reads it."""

    source: Source
    format: str
    """Name of the loader."""

    def items(self) -> Iterator[Item]:
        """Everything the source holds; bytes that are no text, and a source without any paper, are Rejected.

        Raises:
            SourceError: if nothing of the source can be read.
        """
        told, empty = 0, True
        for item in LOADERS.get(self.format).load(self.source):
            yield from self._damage(told)
            told = len(self.source.damage)
            empty = empty and isinstance(item, Ignored)
            yield item
        yield from self._damage(told)
        if empty and not self.source.damage:
            yield Rejected(source=self.source.where, line=1, reason=f"no paper found as {self.format}", raw="")

    def _damage(self, told: int) -> Iterator[Rejected]:
        for line, reason, lost in self.source.damage[told:]:
            yield Rejected(source=self.source.where, line=line, reason=reason, raw="", loaded=not lost)


def open_readings(text: str, *, format_name: str = AUTO) -> list[Reading | Ignored | Rejected]:
    """What is to be read where `text` names a file, a folder or `-`, each source with its loader.

    Of a folder, files that no loader recognises are Ignored, and those that cannot be read are Rejected.

    Raises:
        SourceError: if a source is missing or may not be read, or a folder holds nothing that can be loaded.
        UnknownNameError: if there is no such format, or `auto` finds none or several.
    """
    if format_name != AUTO and format_name not in LOADERS.names():
        raise UnknownNameError("format", format_name, [AUTO, *LOADERS.names()], hint="citegraph load --help")
    sources = open_source(text)
    if not Path(text).is_dir():
        (source,) = sources
        return [Reading(source, _format_of(source) if format_name == AUTO else format_name)]
    wanted = LOADERS.names() if format_name == AUTO else [format_name]
    found = [_in_folder(source, wanted) for source in sources]
    if not any(isinstance(reading, Reading) for reading in found):
        raise SourceError("no file in this folder is of a known format", where=text, valid=LOADERS.names())
    return found


def _format_of(source: Source) -> str:
    formats = _possible_formats(source, LOADERS.names())
    if len(formats) == 1:
        return formats[0]
    kind = f"format, which may be {' or '.join(formats)}, of" if formats else "format of"
    hint = f"citegraph load --format {(formats or LOADERS.names())[0]} {source.where}"
    raise UnknownNameError(kind, source.name, LOADERS.names(), close=(), hint=hint)


def _in_folder(source: Source, formats: Iterable[str]) -> Reading | Ignored | Rejected:
    try:
        possible = _possible_formats(source, formats)
    except SourceError as error:
        return Rejected(source=source.where, line=1, reason=f"{error.message}; not loaded", raw="")
    if len(possible) == 1:
        return Reading(source, possible[0])
    if possible:
        reason = f"may be {' or '.join(possible)}; not loaded, unless you say --format"
        return Rejected(source=source.where, line=1, reason=reason, raw="")
    reason = "a file of no known format"
    return Ignored(source=source.where, line=1, reason=reason, raw="")


def _possible_formats(source: Source, formats: Iterable[str]) -> list[str]:
    """Formats that the start of the source and its name allow; what it holds counts for more than what it is called."""
    head = source.head()
    named = [name for name in formats if source.name.lower().endswith(LOADERS.get(name).suffixes)]
    recognised = [name for name in formats if "\0" not in head and LOADERS.get(name).recognises(head)]
    both = [name for name in recognised if name in named]
    return both or recognised or (named if "\0" not in head else [])
