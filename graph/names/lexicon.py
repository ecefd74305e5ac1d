"""The lexicon: the field's well-known names with their aliases and kinds, and the names that are no entity.

The files are tables of three columns divided by tabs: kind, name, aliases divided by " | ". Lines that start with "#"
and empty lines are skipped. A file of the same form adds to the shipped one, or overrides it.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from citegraph.errors import LexiconError
from citegraph.graph.model import EntityLabel
from citegraph.graph.names import name_key

SHIPPED = ("lexicon.tsv", "blocked.tsv")
KINDS: Mapping[str, EntityLabel] = {
    "method": "Method",
    "model": "Method",
    "system": "Method",
    "theme": "Method",
    "dataset": "Dataset",
    "benchmark": "Dataset",
    "metric": "Dataset",
    "cost": "Dataset",
    "topic": "Concept",
    "task": "Concept",
}
"""What the first column may say, with the label of such a node. Two are short for a kind with a mark: a `theme` is a
method that papers are also about (mixture of experts), a `cost` is a metric that is better when lower (latency)."""
METRICS = ("metric", "cost")
BLOCKED = (
    "company",
    "field",
    "generic",
    "hardware",
    "language",
    "place",
    "platform",
    "unit",
    "venue",
)
"""What the first column may say instead: such names never become an entity."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the field has a name for."""

    name: str
    """The usual name; for topics and tasks in lower case, singular, spelled out."""
    aliases: tuple[str, ...]
    """Other forms that mean this and nothing else, wherever they stand."""
    kind: str
    """As in graph.model: method, model, system, dataset, benchmark, metric, topic or task."""
    theme: bool = False
    """Whether papers can be about it although it is a named technique: mixture of experts."""
    lower_is_better: bool = False
    """Whether a lower value of this metric is the better one."""

    @property
    def label(self) -> EntityLabel:
        """The label of its node."""
        return KINDS[self.kind]

    @property
    def names(self) -> tuple[str, ...]:
        """The usual name, then the aliases."""
        return (self.name, *self.aliases)

    @property
    def is_concept(self) -> bool:
        """Whether a paper can be about it."""
        return self.theme or self.label == "Concept"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a lexicon file."""

    kind: str
    names: tuple[str, ...]
    where: str
    """File and line, for messages."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its names, in their order, each once."""
        return tuple(dict.fromkeys(map(name_key, self.names)))

    @property
    def is_metric(self) -> bool:
        """Whether the line describes a metric: metrics are looked up apart from all else."""
        return self.kind in METRICS

    def entry(self) -> Entry:
        """The entry that the line describes."""
        kind = {"theme": "method", "cost": "metric"}.get(self.kind, self.kind)
        name, *aliases = self.names
        return Entry(name, tuple(aliases), kind, theme=self.kind == "theme", lower_is_better=self.kind == "cost")


class Readable(Protocol):
    """A file that can be read whole: a path, or a file inside a package."""

    @property
    def name(self) -> str:
        """What messages call it."""
        ...

    def read_bytes(self) -> bytes:
        """All of it."""
        ...


class Lexicon:
    """Known names: finds the entry, or the class of blocked names, that a written form belongs to.

    >>> Lexicon.load().find("Mixture-of-Experts").name
    'mixture of experts'
    >>> Lexicon.load().blocked("A100")
    'hardware'
    """

    def __init__(self, layers: Sequence[Sequence[Line]], *, version: str) -> None:
        self.version = version
        """Hash of the shipped files; behind a `+`, where a user brought more, a hash of those."""
        lines = _overlaid(layers)
        self._brought = frozenset(key for layer in layers[1:] for line in layer for key in line.keys)
        self._index: dict[str, Entry] = {}
        self._metrics: dict[str, Entry] = {}
        self._blocked: dict[str, str] = {}
        for line in lines:
            if line.is_metric:
                self._metrics |= dict.fromkeys(line.keys, line.entry())
            elif line.kind in KINDS:
                self._index |= dict.fromkeys(line.keys, line.entry())
            else:
                self._blocked |= dict.fromkeys(line.keys, line.kind)
        self.entries: tuple[Entry, ...] = tuple(dict.fromkeys(self._index.values()))
        """Every entry that can be a node, in the order of the files."""

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> "Lexicon":
        """The shipped lexicon with the files `extra` over it, later ones over earlier ones.

        Raises:
            LexiconError: if a file cannot be read, or two of its lines claim one name; it names file and line.
        """
        return _load(tuple(extra))

    def find(self, name: str) -> Entry | None:
        """The entry that has this written form as its name or alias, by key; metrics are found by `metric`."""
        return self._index.get(name_key(name))

    def is_brought(self, name: str) -> bool:
        """Whether a user's own file has this written form: who brings a name wants it known."""
        return name_key(name) in self._brought

    def metric(self, name: str) -> Entry | None:
        """The metric that has this written form as its name or alias, by key."""
        return self._metrics.get(name_key(name))

    def blocked(self, name: str) -> str:
        """The class of things that are no entity which this name belongs to (`hardware`, `metric`), or nothing."""
        key = name_key(name)
        return self._blocked.get(key) or ("metric" if key in self._metrics else "")


@cache
def _load(extra: tuple[Path, ...]) -> Lexicon:
    shipped: list[Readable] = [files(__package__) / "data" / name for name in SHIPPED]
    layers, digest = [_layer(shipped, known := hashlib.sha256())], hashlib.sha256()
    layers += [_layer([path], digest) for path in extra]
    own = f"+{digest.hexdigest()[:8]}" if extra else ""
    return Lexicon(layers, version=known.hexdigest()[:12] + own)


def _layer(these: Sequence[Readable], digest: "hashlib._Hash") -> list[Line]:
    """The lines of files that belong together, checked; `digest` takes in what they hold."""
    texts = [(file.name, _bytes(file)) for file in these]
    for _, text in texts:
        digest.update(text)
    return _checked([line for name, text in texts for line in _lines(name, text)])


def _bytes(file: Readable) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise LexiconError(f"the lexicon file cannot be read: {error.strerror}", where=str(file)) from error


def _lines(file: str, content: bytes) -> Iterator[Line]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise LexiconError("a lexicon file must be UTF-8", where=f"{file}:{line}") from error
    for number, row in enumerate(text.splitlines(), 1):
        if row.strip() and not row.startswith("#"):
            yield _line(row, where=f"{file}:{number}")


def _line(row: str, *, where: str) -> Line:
    kind, _, rest = row.partition("\t")
    if kind not in KINDS and kind not in BLOCKED:
        raise LexiconError(f"unknown kind {kind!r} in the first column", where=where, valid=(*KINDS, *BLOCKED))
    names = [name.strip() for name in rest.replace("\t", "|").split("|")]
    if not names[0]:
        raise LexiconError("a line must be kind, tab, name, and perhaps tab and aliases divided by ' | '", where=where)
    line = Line(kind, tuple(dict.fromkeys(filter(None, names))), where)
    if not all(line.keys):
        raise LexiconError(f"a name without a letter or digit in {', '.join(line.names)!r}", where=where)
    return line


def _checked(lines: list[Line]) -> list[Line]:
    """The lines, if no two of them claim one name; a metric may share its name with a topic (energy efficiency)."""
    claimed: dict[tuple[bool, str], Line] = {}
    for line in lines:
        for key in line.keys:
            if other := claimed.get((line.is_metric, key)):
                message = f"{line.names[0]!r} claims the name {key!r}, which {other.names[0]!r} has at {other.where}"
                raise LexiconError(message, where=line.where)
            claimed[line.is_metric, key] = line
    return lines


def _overlaid(layers: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of all layers, where each name belongs to the last layer that claims it.

    An entry whose usual name a later line claims goes into that line with all its aliases; an entry that loses an
    alias only goes on without it.
    """
    result: list[Line] = []
    for layer in layers:
        claimed = {(line.is_metric, key): number for number, line in enumerate(layer) for key in line.keys}
        grown = [list(line.names) for line in layer]
        kept = []
        for line in result:
            heir = claimed.get((line.is_metric, name_key(line.names[0])))
            free = [name for name in line.names if (line.is_metric, name_key(name)) not in claimed]
            if heir is None:
                kept.append(Line(line.kind, tuple(free), line.where))
            else:
                grown[heir] += free
        result = kept + [Line(line.kind, tuple(names), line.where) for line, names in zip(layer, grown, strict=True)]
    return result
