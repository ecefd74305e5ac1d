"""Brings papers into a store: read, extract what is new, keep the records, derive the graph."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

from citegraph.corrections_file import corrections_of, is_edited_by_hand
from citegraph.errors import ExtractionError, SourceError, VersionsDifferError
from citegraph.graph.derive import update
from citegraph.graph.model import Paper, SourceRecord, Versions
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable
from citegraph.graph.stores import Store
from citegraph.ledger_file import ledger_path
from citegraph.loaders import Ignored, Item, Reading, Rejected
from citegraph.settings import Settings

if TYPE_CHECKING:
    from citegraph.loaders.extract import Extractor

Input: TypeAlias = Reading | Ignored | Rejected
"""A source with its loader, or why a file of a folder is not read."""
Records: TypeAlias = Iterator[SourceRecord]
BATCH = 64
"""Records that are committed in one transaction: at the most what a power failure costs."""
KEPT = 1_000
"""How many problems a report keeps whole; it counts them all."""


@dataclass
class Report:
    """What came of the sources so far."""

    new: int = 0
    """Papers whose record was not known before."""
    known: int = 0
    """Papers whose record was: in the store, or earlier in the same sources."""
    lost: int = 0
    """Records that could not be loaded."""
    in_part: int = 0
    """Records that could be loaded in part only."""
    ignored: int = 0
    """Parts of sources that were never meant to be papers."""
    rejected: list[Rejected] = field(default_factory=list)
    """The first thousand records that were lost or loaded in part."""

    @property
    def papers(self) -> int:
        """How many papers there were."""
        return self.new + self.known

    @property
    def whole(self) -> bool:
        """Whether every record of every source was read as it stands."""
        return not self.lost and not self.in_part


class Engine(Protocol):
    """Turns papers into records with facts: the spaCy pipeline by default."""

    @property
    def versions(self) -> Versions:
        """What the facts are made with."""
        ...

    def extract(self, papers: Iterable[Paper], *, jobs: int = 1) -> Iterator[SourceRecord | Rejected]:
        """The papers with their facts, lazily and in the same order; one that could not be read is Rejected."""
        ...


class Listener:
    """Is told what happens while it happens; this one does nothing with it."""

    def rejected(self, problem: Rejected, /) -> None:
        """A record could not be read as a paper, or not as a whole one."""

    def ignored(self, part: Ignored, /) -> None:
        """A part of a source was passed over."""

    def extracting(self) -> None:
        """The first new paper came; the language model is about to be loaded."""

    def done(self, papers: int, /) -> None:
        """So many more papers are dealt with: extracted and kept, or known before."""

    def deriving(self) -> None:
        """All records are in the store; the graph is about to be brought up to date."""


def ingest(
    readings: Iterable[Input],
    store: Store,
    *,
    extractor: Callable[[], Engine] | None = None,
    lexicon: Lexicon | None = None,
    jobs: int = 1,
    listener: Listener | None = None,
) -> Report:
    """Bring the papers of these sources into the store, and its graph up to date.

    Papers whose record the store has are not extracted again. Records are committed as they come, in transactions of
    whole papers: after an interruption of any kind the next call goes on where this one stopped.

    Args:
        readings: Sources with their loaders, as `citegraph.loaders.open_readings` finds them.
        store: An open store.
        extractor: Called for an Engine when the first new paper comes; by default, the one on the default spaCy model.
        lexicon: Known names; by default the shipped ones, with those of CITEGRAPH_LEXICON over them.
        jobs: How many processes extract.
        listener: Is told what happens while it happens.

    Raises:
        SourceError: if the only source cannot be read; one of several becomes a problem in the report.
        ExtractionError: if the language model is missing or unusable.
        VersionsDifferError: if the store holds records of other versions.
        StoreError: if the store cannot be written.
    """
    names = lexicon or default_lexicon()
    keeping = _Keeping(store, listener or Listener())
    reader = _Reader(keeping.listener, known=store.record_keys())
    make = _checked(extractor or partial(default_extractor, names), store.versions(), store.uri)
    try:
        for record in reader.records(readings, make, jobs=jobs):
            keeping.add(record)
    finally:
        # What was extracted before an interruption or an error is kept; a store that fails says so itself.
        keeping.commit()
    if reader.report.new or store.stale() or is_edited_by_hand(store):
        keeping.listener.deriving()
        bring_up_to_date(store, lexicon=names)
    return reader.report


def extracted(
    readings: Iterable[Input],
    *,
    extractor: Callable[[], Engine] | None = None,
    lexicon: Lexicon | None = None,
    jobs: int = 1,
    listener: Listener | None = None,
    report: Report | None = None,
) -> Records:
    """The papers of these sources with their facts, lazily; each once. What carries facts already is passed on.

    `report` is filled while the papers come. Raises as `ingest` does.
    """
    told = listener or Listener()
    reader = _Reader(told, known=(), report=report)
    for record in reader.records(readings, extractor or partial(default_extractor, lexicon), jobs=jobs):
        told.done(1)
        yield record


def rebuild(
    store: Store,
    *,
    extractor: Callable[[], Engine] | None = None,
    lexicon: Lexicon | None = None,
    jobs: int = 1,
    listener: Listener | None = None,
) -> int:
    """Extract every paper of the store anew and derive its graph; returns how many papers there are.

    The store changes when all papers are extracted, in one transaction; until then it stays as it was.

    Raises:
        ExtractionError: if the language model is missing or unusable.
        StoreError: if the store cannot be written.
    """
    told, names = listener or Listener(), lexicon or default_lexicon()
    told.extracting()
    records = []
    ready = (extractor or partial(default_extractor, names))()
    for record in ready.extract((record.paper for record in store.records()), jobs=jobs):
        if isinstance(record, Rejected):
            raise ExtractionError(f"{record.raw!r}: {record.reason}; the store is as it was", where=record.where)
        records.append(record)
        told.done(1)
    store.replace_records(records)
    told.deriving()
    bring_up_to_date(store, lexicon=names)
    return len(records)


def default_extractor(lexicon: Lexicon | None = None) -> "Extractor":
    """The Extractor on the model that CITEGRAPH_MODEL names, or on the default one.

    Raises:
        ExtractionError: if the model is missing or unusable.
        LexiconError: if a file that CITEGRAPH_LEXICON names cannot be used.
    """
    # spaCy takes a second to import, and a load that finds nothing new needs none of it.
    from citegraph.loaders.extract import Extractor  # noqa: PLC0415 - the reason is above

    return Extractor.load(Settings.from_environment().model, lexicon or default_lexicon())


def default_lexicon() -> Lexicon:
    """The shipped lexicon, with the files that CITEGRAPH_LEXICON names over it.

    Raises:
        LexiconError: if one of them cannot be used.
    """
    return Lexicon.load(Settings.from_environment().lexicon)


def bring_up_to_date(store: Store, *, lexicon: Lexicon | None = None) -> None:
    """Derive the graph from the records that the store has, with the corrections beside it.

    Raises:
        CitegraphError: if the corrections cannot be read.
        VersionsDifferError: if the records were extracted with other names of a user's own.
        StoreError: if the store cannot be written.
    """
    names = lexicon or default_lexicon()
    check_own_names(store, names)
    corrections, ledger = corrections_of(store), ledger_path(store)
    update(store, lexicon=names, table=NameTable.load(), corrections=corrections, ledger=ledger)


def check_own_names(store: Store, lexicon: Lexicon) -> None:
    """Refuse names that the facts of a store were not extracted with: its entities are made with them too.

    Raises:
        VersionsDifferError: if they differ; what citegraph ships counts only when papers are extracted.
    """
    kept = store.versions()
    if kept and own_part(kept.lexicon) != own_part(lexicon.version):
        raise _refusal(kept, kept.model_copy(update={"lexicon": lexicon.version}), store.uri)


def own_part(version: str) -> str:
    """What a lexicon's version says of the names that a user brought.

    >>> own_part("21e368de5137+0a1b2c3d"), own_part("21e368de5137")
    ('0a1b2c3d', '')
    """
    return version.partition("+")[2]


def _checked(extractor: Callable[[], Engine], expected: Versions | None, where: str) -> Callable[[], Engine]:
    """The same, refusing an Extractor of other versions than expected before it extracts anything."""

    def load() -> Engine:
        ready = extractor()
        if expected and ready.versions != expected:
            raise _refusal(expected, ready.versions, where)
        return ready

    return load


def _refusal(kept: Versions, given: Versions, where: str) -> VersionsDifferError:
    """Why records made with the given versions cannot stand beside those that a store has."""
    if own_part(kept.lexicon) != own_part(given.lexicon):
        return VersionsDifferError(
            "the store was made with other names of your own than are given now",
            where=where,
            hint=f"the same --lexicon or CITEGRAPH_LEXICON as before, or citegraph rebuild --store {where}",
        )
    return VersionsDifferError(
        f"the store was made with another {_differing(kept, given)} than is installed now",
        where=where,
        hint=f"citegraph rebuild --store {where}",
    )


def _differing(one: Versions, other: Versions) -> str:
    names = [name for name in Versions.model_fields if getattr(one, name) != getattr(other, name)]
    return " and ".join(name.replace("_", " ") for name in names)


class _Keeping:
    """Commits records in batches."""

    def __init__(self, store: Store, listener: Listener) -> None:
        self.listener = listener
        self._store = store
        self._batch: list[SourceRecord] = []

    def add(self, record: SourceRecord) -> None:
        self._batch.append(record)
        if len(self._batch) >= BATCH:
            self.commit()

    def commit(self) -> None:
        batch, self._batch = self._batch, []
        if batch:
            self._store.put_records(batch)
            self.listener.done(len(batch))


class _Reader:
    """Goes through sources once, keeping count."""

    def __init__(self, listener: Listener, *, known: Collection[str], report: Report | None = None) -> None:
        self.report = report or Report()
        self._listener = listener
        self._known = set(known)

    def records(self, readings: Iterable[Input], extractor: Callable[[], Engine], *, jobs: int) -> Records:
        """Records of new papers, and all records that carry facts already."""
        ready: Engine | None = None
        # One source is all papers or all records with facts, so the runs are long.
        for are_papers, run in groupby(self._new(list(readings)), key=lambda item: isinstance(item, Paper)):
            if not are_papers:
                yield from self._counted(cast("Records", run))
                continue
            if ready is None:
                self._listener.extracting()
                ready = extractor()
            yield from self._counted(ready.extract(cast("Iterator[Paper]", run), jobs=jobs))

    def _counted(self, records: Iterable[SourceRecord | Rejected]) -> Records:
        for record in records:
            if isinstance(record, Rejected):
                self._reject(record)
                continue
            self.report.new += 1
            yield record

    def _new(self, readings: Sequence[Input]) -> Iterator[Paper | SourceRecord]:
        for item in self._items(readings):
            if isinstance(item, Rejected):
                self._reject(item)
            elif isinstance(item, Ignored):
                self.report.ignored += 1
                self._listener.ignored(item)
            elif item.key in self._known:
                self.report.known += 1
                self._listener.done(1)
            else:
                self._known.add(item.key)
                yield item

    def _items(self, readings: Sequence[Input]) -> Iterator[Item]:
        for reading in readings:
            if not isinstance(reading, Reading):
                yield reading
                continue
            try:
                yield from reading.items()
            except SourceError as error:
                if len(readings) == 1:
                    raise
                yield Rejected(source=reading.source.where, line=1, reason=f"{error.message}; not loaded", raw="")

    def _reject(self, problem: Rejected) -> None:
        self.report.lost += not problem.loaded
        self.report.in_part += problem.loaded
        if len(self.report.rejected) < KEPT:
            self.report.rejected.append(problem)
        self._listener.rejected(problem)
