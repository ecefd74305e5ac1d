"""What every store that speaks Cypher does alike: keeping records, and bringing the derived graph up to date.

A store's one `Store` node counts committed writes in `revision` and names the last writer. `apply` goes ahead only if
nobody else wrote since this process read the records, so two loads at a time cannot leave a graph that misses papers.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from operator import attrgetter
from typing import Any, Self, TypeAlias, TypeVar
from uuid import uuid4

from pydantic import ValidationError

from citegraph.errors import StoreBusyError, StoreError, VersionsDifferError
from citegraph.graph.model import Edge, Node, SourceRecord, Subgraph, Versions
from citegraph.graph.stores import Entry, GraphChange
from citegraph.graph.stores import _cypher as cypher
from citegraph.graph.stores._changes import Ask, chunks, edges_from, nodes_with, plan, read_edge, read_node
from citegraph.graph.stores._clock import now
from citegraph.graph.stores._cypher import Statement
from citegraph.graph.stores._packing import packed, unpacked

Result = TypeVar("Result")
PackedRow: TypeAlias = dict[str, str]
RECORDS_PER_STATEMENT = 500
READS = 5
"""How often the graph is read again when a writer came in between, before giving up."""


class CypherStore(ABC):
    """The part of a Store that is the same on every database with Cypher."""

    uri: str
    read_only: bool
    rows_per_transaction: int | None = None
    """How many rows one transaction of `apply` may hold; None for as many as there are."""

    def __init__(self, uri: str, *, read_only: bool) -> None:
        self.uri = uri
        self.read_only = read_only
        self._writer = uuid4().hex
        self._seen = -1

    @abstractmethod
    def _read(self, work: Callable[[Ask], Result], /) -> Result:
        """Does reading work in one transaction, again from its start where the database asks for it."""

    @abstractmethod
    def _transact(self, work: Callable[[Ask], Result], /) -> Result:
        """Does the work in one writing transaction, again from its start where the database asks for it."""

    @abstractmethod
    def close(self) -> None:
        """Release the database; what was acknowledged is on disk."""

    @abstractmethod
    def _checkpoint(self) -> None:
        """Lets other processes see what was committed, where commits alone do not."""

    def _found(self, *, migrate: bool) -> None:
        """Checks that the database is empty, or ours and of our schema, and then prepares it."""
        described = self._describe()
        self._seen = described.get("revision", 0)
        schema = described.get("schema", cypher.SCHEMA)
        if not isinstance(schema, int):
            raise StoreError("the database holds a node labelled Store that citegraph did not write", where=self.uri)
        if schema != cypher.SCHEMA:
            self._migrate(schema, wanted=migrate)
        if not self.read_only:
            self._prepare()

    def _migrate(self, schema: int, *, wanted: bool) -> None:
        """Brings the store to our schema, one version and one transaction at a time.

        Raises:
            VersionsDifferError: if that was not asked for, or the store is newer than this citegraph.
        """
        if schema > cypher.SCHEMA or schema not in cypher.MIGRATIONS:
            message = f"the store has schema {schema}, this citegraph knows schemas up to {cypher.SCHEMA}"
            raise VersionsDifferError(message, where=self.uri, hint="pip install --upgrade citegraph")
        if not wanted:
            message = f"the store has schema {schema}, this citegraph reads and writes schema {cypher.SCHEMA}"
            raise VersionsDifferError(message, where=self.uri, hint=f"citegraph migrate --store {self.uri}")
        for step in range(schema, cypher.SCHEMA):
            last = Statement(cypher.SET_SCHEMA, {"schema": step + 1})
            # The graph is derived anew afterwards: only the records have to be carried over by hand.
            self._write(partial(_run, statements=(*cypher.MIGRATIONS[step], last), stale=True))

    def _prepare(self) -> None:
        if not self._describe():
            self._transact(lambda ask: ask(Statement(cypher.FOUND, {"schema": cypher.SCHEMA})))

    def _describe(self) -> dict[str, Any]:
        rows = self._ask(Statement(cypher.DESCRIBE))
        return rows[0] if rows else {}

    def _ask(self, statement: Statement) -> list[dict[str, Any]]:
        return self._read(lambda ask: ask(statement))

    def versions(self) -> Versions | None:
        """What the records were made with; None where the store is empty."""
        text = self._describe().get("versions")
        try:
            return Versions.model_validate_json(text) if text else None
        except ValidationError as error:
            hint = "load the papers into a new store: citegraph load SOURCE --store OTHER"
            message = f"the store's records were made with something else: {text}"
            raise VersionsDifferError(message, where=self.uri, hint=hint) from error

    def stale(self) -> bool:
        """Whether records were committed that the derived graph does not show yet."""
        return bool(self._describe().get("stale", False))

    def record_keys(self) -> set[str]:
        """Keys of all records kept."""
        return {row["id"] for row in self._ask(Statement(cypher.RECORD_KEYS))}

    def record_hashes(self) -> dict[str, str]:
        """By key of each record kept, a hash of all that it holds."""
        self._seen = self._describe().get("revision", 0)
        return {row["id"]: row["hash"] for row in self._ask(Statement(cypher.RECORD_HASHES))}

    def records(self, keys: Iterable[str] | None = None, /) -> Iterator[SourceRecord]:
        """Every record kept, or those with these keys, in the order of their keys, a few at a time in memory."""
        if keys is None:
            self._seen = self._describe().get("revision", 0)
            keys = self.record_keys()
        for chunk in chunks(sorted(keys), RECORDS_PER_STATEMENT):
            rows = {row["id"]: row["record"] for row in self._ask(Statement(cypher.RECORDS, {"ids": chunk}))}
            yield from (unpacked(rows[key]) for key in chunk if key in rows)

    def entries(self) -> dict[str, Entry]:
        """What is remembered of each record, by its key."""
        rows = self._ask(Statement(cypher.ENTRIES))
        return {row["id"]: Entry(added_at=row["added_at"], paper=row["paper"] or "") for row in rows}

    def put_records(
        self, records: Sequence[SourceRecord], /, *, added_at: Mapping[str, datetime | None] | None = None
    ) -> int:
        """Keep the records in one transaction and mark the graph stale; returns how many were new.

        `added_at` says by key when another store first kept them; those it does not name are added now.

        Raises:
            VersionsDifferError: if the records were made with other versions than those kept.
        """
        rows = _rows(records, added_at=added_at)
        same = self._kept(rows)
        versions = _versions(records)
        changed = [row for row in rows if not same.get(row["id"], False)]
        if changed:
            self._write(lambda ask: self._put(ask, changed, versions=versions))
        return len(rows) - len(same)

    def remove_records(self, keys: Iterable[str], /) -> int:
        """Forget the records in one transaction and mark the graph stale; returns how many there were."""
        gone = sorted(set(keys) & self.record_keys())
        if gone:
            self._write(lambda ask: _remove(ask, gone))
        return len(gone)

    def replace_records(self, records: Iterable[SourceRecord], /) -> None:
        """Keep these records and no others, in one transaction, whatever versions the others were made with."""
        kept = list(records)
        rows, versions = _rows(kept), _versions(kept)
        gone = sorted(self.record_keys() - {row["id"] for row in rows})

        def work(ask: Ask) -> None:
            _remove(ask, gone)
            ask(Statement(cypher.SET_VERSIONS, {"versions": versions or None}))
            self._put(ask, rows, versions=versions)

        self._write(work)

    def graph(self) -> Subgraph:
        """The whole derived graph in its canonical order, without bookkeeping.

        Raises:
            StoreBusyError: if writers came in between each time it was read.
        """
        for _ in range(READS):
            before = self._describe().get("revision")
            graph = self._read(_read_graph)
            if self._describe().get("revision") == before:
                return graph
        raise StoreBusyError("another process keeps writing while the graph is read", where=self.uri)

    def nodes(self, ids: Iterable[str], /) -> list[Node]:
        """The nodes of the derived graph with these ids, as far as they are there."""
        return self._read(partial(nodes_with, set(ids)))

    def edges_from(self, ids: Iterable[str], /) -> list[Edge]:
        """The edges of the derived graph that start from nodes with these ids."""
        return self._read(partial(edges_from, set(ids)))

    def derived(self) -> str:
        """The mark that the graph was last given by `apply`; empty where something else was done to it since."""
        return self._describe().get("derived") or ""

    def apply(self, change: GraphChange, /, *, mark: str = "") -> None:
        """Bring the derived graph up to date, mark it fresh, and give it the mark.

        Readers see it before or after, never between. A change too large for one transaction of the database leaves
        the graph marked stale from the first to the last; where it stops between, the next difference completes it.

        Raises:
            StoreBusyError: if another process wrote to the store since this one read the records.
        """
        if change.empty and not self.stale():
            return
        *first, last = self._batches(self._read(lambda ask: list(plan(change, ask))))
        for batch in first:
            self._write(partial(_run, statements=batch, stale=True), alone=True)
        self._write(partial(_run, statements=last, stale=False, mark=mark), alone=True)
        self._checkpoint()

    def _forget_mark(self) -> None:
        """What is written by hand may change the graph: the mark tells nothing any more."""
        self._transact(lambda ask: ask(Statement(cypher.SET_DERIVED, {"derived": None})))

    def _batches(self, statements: Iterable[Statement]) -> list[list[Statement]]:
        batches: list[list[Statement]] = [[]]
        rows = 0
        for statement in statements:
            size = statement.rows()
            if self.rows_per_transaction and rows and rows + size > self.rows_per_transaction:
                batches.append([])
                rows = 0
            batches[-1].append(statement)
            rows += size
        return batches

    def _kept(self, rows: Sequence[PackedRow]) -> dict[str, bool]:
        """Of these records, the keys that are kept, each with whether it is kept as it is here."""
        hashes = [{"id": row["id"], "hash": row["hash"]} for row in rows]
        statements = [
            Statement(cypher.UNCHANGED_RECORDS, {"rows": chunk}) for chunk in chunks(hashes, RECORDS_PER_STATEMENT)
        ]
        return {row["id"]: row["same"] for statement in statements for row in self._ask(statement)}

    def _put(self, ask: Ask, rows: Sequence[PackedRow], *, versions: str) -> None:
        kept = ask(Statement(cypher.DESCRIBE))[0]["versions"]
        if kept and kept != versions:
            raise VersionsDifferError(
                f"the store's records were made with {_named(kept)}, these with {_named(versions)}",
                where=self.uri,
                hint=f"citegraph rebuild --store {self.uri}",
            )
        ask(Statement(cypher.SET_VERSIONS, {"versions": versions or None}))
        for chunk in chunks(rows, RECORDS_PER_STATEMENT):
            ask(Statement(cypher.PUT_RECORDS, {"rows": chunk}))
        ask(Statement(cypher.MARK, {"stale": True}))

    def _write(self, work: Callable[[Ask], None], *, alone: bool = False) -> None:
        """Does the work in one transaction; `alone` refuses if another process wrote since the records were read."""
        if self.read_only:
            raise StoreError("the store was opened for reading only", where=self.uri)

        def whole(ask: Ask) -> tuple[int, bool]:
            (row,) = ask(Statement(cypher.ADVANCE, {"writer": self._writer}))
            undisturbed = row["before"] == self._seen or row["last_writer"] == self._writer
            if alone and not undisturbed:
                raise StoreBusyError(
                    "another process wrote to the store while this one was working",
                    where=self.uri,
                    hint=f"citegraph load --store {self.uri}",
                )
            work(ask)
            return row["before"] + 1, undisturbed

        revision, undisturbed = self._transact(whole)
        if undisturbed:
            self._seen = revision
        else:
            self._writer = uuid4().hex

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _run(ask: Ask, *, statements: Iterable[Statement], stale: bool, mark: str = "") -> None:
    for statement in statements:
        ask(statement.ready())
    ask(Statement(cypher.SET_DERIVED, {"derived": mark or None}))
    ask(Statement(cypher.MARK, {"stale": stale}))


def _remove(ask: Ask, keys: Sequence[str]) -> None:
    for chunk in chunks(keys, RECORDS_PER_STATEMENT):
        ask(Statement(cypher.REMOVE_RECORDS, {"ids": chunk}))
    if not ask(Statement(cypher.COUNT_RECORDS))[0]["records"]:
        ask(Statement(cypher.SET_VERSIONS, {"versions": None}))
    ask(Statement(cypher.MARK, {"stale": True}))


def _read_graph(ask: Ask) -> Subgraph:
    """The graph; what other programs keep in the same database, under labels of their own, is passed over."""
    ours = frozenset(cypher.LABELS)
    nodes = (read_node(row) for row in ask(Statement(cypher.NODES)) if not ours.isdisjoint(row["labels"]))
    edges = (read_edge(row) for row in ask(Statement(cypher.EDGES)) if row["type"] in cypher.EDGE_TYPES)
    # The order of Subgraph.of, without a key object for each of what may be a million edges.
    return Subgraph.model_construct(
        nodes=tuple(sorted(nodes, key=attrgetter("id"))),
        edges=tuple(sorted(edges, key=attrgetter("source", "type", "target", "paper"))),
    )


def _rows(records: Iterable[SourceRecord], *, added_at: Mapping[str, datetime | None] | None = None) -> list[PackedRow]:
    """The records as they are written, each key once."""
    known, moment = added_at or {}, now()
    rows = {row["id"]: row for row in map(packed, records)}
    return [{**row, "added_at": (known.get(key) or moment).isoformat()} for key, row in rows.items()]


def _versions(records: Iterable[SourceRecord]) -> str:
    """The one set of versions that the records were made with, as it is kept; empty where there are no records.

    Raises:
        VersionsDifferError: if they were not all made with the same.
    """
    found = sorted({record.versions.model_dump_json() for record in records})
    if len(found) > 1:
        raise VersionsDifferError(f"the records were made with {_named(found[0])} and with {_named(found[1])}")
    return found[0] if found else ""


def _named(versions: str) -> str:
    """Versions as they are kept, for a message."""
    return ", ".join(f"{name} {value}" for name, value in json.loads(versions).items())
