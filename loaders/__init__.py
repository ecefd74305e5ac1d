"""Loaders: read one kind of source lazily and yield its papers, and whatever could not be read as one."""

from collections.abc import Iterator
from typing import Protocol

from citegraph.graph.model import Paper, SourceRecord, Value
from citegraph.loaders._source import Source
from citegraph.plugins import Registry


class Rejected(Value):
    """A record of a source that is no paper, or only part of one: kept, counted and named, while the rest goes on."""

    source: str
    line: int
    """Line of the source that the record starts on, from 1."""
    reason: str
    """What is wrong with it, and what was done about it."""
    raw: str
    """The record as it stands in the source, its first 2,000 characters at most."""
    loaded: bool = False
    """Whether a paper came out of it all the same (a paper without its abstract, say)."""


class Loader(Protocol):
    """Reads one kind of source. A module in this folder calls its own `loader`."""

    description: str
    """What such a source is, in a few words."""
    suffixes: tuple[str, ...]
    """Endings of file names that are mostly of this kind; `.gz` and `.zst` behind them are taken off before."""

    def recognises(self, head: str, /) -> bool:
        """Whether a source that starts with these characters (4,096 at most) is of this kind."""
        ...

    def load(self, source: Source, /) -> Iterator[Paper | SourceRecord | Rejected]:
        """Papers in the order of the source, and between them what had to be rejected.

        A source that carries facts already (the `facts` loader) yields whole SourceRecords, which need no extraction.
        """
        ...


LOADERS: Registry[Loader] = Registry("loader", "citegraph.loaders")
