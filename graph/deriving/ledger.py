"""The ledger: a file that remembers what a graph was derived from, so that a change need not derive all of it again.

It is a cache, a database of SQLite. Its mark says which derivation it remembers, and a store tells of which its graph
is. One that does not fit, or cannot be read, is left alone and written anew: correctness never depends on it.
"""

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import TypeAdapter, ValidationError

from citegraph.graph.deriving.changed import Changed, Entries
from citegraph.graph.deriving.digests import Digest
from citegraph.graph.deriving.known import Known
from citegraph.graph.link.related_to import Rank
from citegraph.graph.resolve.profiles import Profile

Parsed = TypeVar("Parsed")
_SCHEMA = """
    CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
    CREATE TABLE record (id TEXT PRIMARY KEY, hash TEXT, paper INTEGER) WITHOUT ROWID;
    CREATE TABLE paper (number INTEGER PRIMARY KEY, digest BLOB, weight INTEGER, last TEXT);
    CREATE TABLE paper_entry (entry TEXT, member INTEGER, PRIMARY KEY (entry, member)) WITHOUT ROWID;
    CREATE TABLE root (id TEXT PRIMARY KEY, profile BLOB) WITHOUT ROWID;
    CREATE TABLE root_entry (entry TEXT, member TEXT, PRIMARY KEY (entry, member)) WITHOUT ROWID;
    CREATE TABLE named (id TEXT PRIMARY KEY, forms BLOB) WITHOUT ROWID;
"""
_DIGEST = TypeAdapter(Digest)
_PROFILE = TypeAdapter(Profile)
_FORMS = TypeAdapter(dict[str, int])


class LedgerError(Exception):
    """The file is no ledger, damaged, or in use; whoever wanted it derives the graph without."""


class Ledger(Known):
    """What is known of the papers that a store's graph shows."""

    def __init__(self, path: Path) -> None:
        """Open the file for this process alone.

        Raises:
            LedgerError: if it is not there, cannot be read, or another process has it.
        """
        with _mended():
            uri = f"{path.absolute().as_uri()}?mode=rw"
            self._connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=0)
        try:
            with _mended():
                self._connection.execute("BEGIN IMMEDIATE")
                self.mark, self.basis = self._about("mark"), self._about("basis")
        except LedgerError:
            self._connection.close()
            raise
        self._digests: dict[int, Digest] = {}

    def records(self) -> dict[str, str]:
        """The hash of each record that the graph was derived from, by its key."""
        return dict(self._rows("SELECT id, hash FROM record"))

    def papers_of(self, records: Iterable[str]) -> set[int]:
        """The papers that these records are of."""
        found = self._rows("SELECT paper FROM record WHERE id IN (SELECT value FROM json_each(?))", _list(records))
        return {row[0] for row in found}

    def first_free(self) -> int:
        """A number larger than that of any paper."""
        return int(self._rows("SELECT coalesce(max(number), 0) + 1 FROM paper")[0][0])

    def digest(self, number: int) -> Digest:
        """The digest of a paper."""
        if number not in self._digests:
            self._digests[number] = self._one(_DIGEST, "SELECT digest FROM paper WHERE number = ?", number)
        return self._digests[number]

    def papers(self, entry: str) -> frozenset[int]:
        """The papers that are looked up under this."""
        return frozenset(row[0] for row in self._rows("SELECT member FROM paper_entry WHERE entry = ?", entry))

    def profile(self, root: str, /) -> Profile | None:
        """The profile of a root; None where no paper names it. Each call gives another copy."""
        rows = self._rows("SELECT profile FROM root WHERE id = ?", root)
        return _parsed(_PROFILE, rows[0][0]) if rows else None

    def roots(self, entry: str) -> frozenset[str]:
        """The roots that are looked up under this."""
        return frozenset(row[0] for row in self._rows("SELECT member FROM root_entry WHERE entry = ?", entry))

    def forms(self, node_id: str) -> dict[str, int]:
        """The forms in which papers name an author or a venue."""
        rows = self._rows("SELECT forms FROM named WHERE id = ?", node_id)
        return _parsed(_FORMS, rows[0][0]) if rows else {}

    def farthest(self, numbers: Iterable[int]) -> Mapping[int, Rank]:
        """For those papers that have as many near ones as are kept, the rank of the last."""
        text = "SELECT number, weight, last FROM paper WHERE number IN (SELECT value FROM json_each(?)) AND last <> ''"
        return {number: (-weight, last) for number, weight, last in self._rows(text, _list(numbers))}

    def save(self, changed: Changed, *, hashes: Mapping[str, str], mark: str) -> None:
        """Remember the change, with the hashes of all records that there are now, as the derivation of this mark.

        Raises:
            LedgerError: if the file cannot be written; it is then as it was, and fits the store no longer.
        """
        with _mended():
            self._run("UPDATE about SET value = ? WHERE name = 'mark'", [(mark,)])
            self._save_papers(changed, hashes)
            self._save_entries("paper_entry", changed.paper_entries)
            self._save_entries("root_entry", changed.root_entries)
            self._save_values("root", changed.profile_of, _PROFILE)
            self._save_values("named", {node: forms or None for node, forms in changed.forms_of.items()}, _FORMS)
            self._connection.execute("COMMIT")

    def _save_papers(self, changed: Changed, hashes: Mapping[str, str]) -> None:
        digests = changed.digest_of
        records = [record for old in map(changed.old, digests) if old for record in old.records]
        self._run("DELETE FROM record WHERE id = ?", [(record,) for record in records])
        self._run("DELETE FROM paper WHERE number = ?", [(number,) for number, digest in digests.items() if not digest])
        for number, digest in digests.items():
            if digest:
                text = """
                INSERT INTO paper (number, digest) VALUES (?, ?)
                ON CONFLICT (number) DO UPDATE SET digest = excluded.digest
                """
                self._run(text, [(number, _DIGEST.dump_json(digest))])
                rows = [(record, hashes[record], number) for record in digest.records]
                self._run("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", rows)
        ranks = [(*_rank(rank), number) for number, rank in changed.farthest_of.items()]
        self._run("UPDATE paper SET weight = ?, last = ? WHERE number = ?", ranks)

    def _save_entries(self, table: str, entries: Entries[Any]) -> None:
        for text, moved in (
            (f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", entries.added),  # noqa: S608 - one of two names of ours
            (f"DELETE FROM {table} WHERE entry = ? AND member = ?", entries.removed),  # noqa: S608 - the same
        ):
            self._run(text, [(entry, member) for entry, members in moved.items() for member in members])

    def _save_values(self, table: str, values: Mapping[str, Any], adapter: TypeAdapter[Any]) -> None:
        gone = [(key,) for key, value in values.items() if value is None]
        rows = [(key, adapter.dump_json(value)) for key, value in values.items() if value is not None]
        self._run(f"DELETE FROM {table} WHERE id = ?", gone)  # noqa: S608 - one of two names of ours
        self._run(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", rows)  # noqa: S608 - the same

    def _about(self, name: str) -> str:
        rows = self._rows("SELECT value FROM about WHERE name = ?", name)
        return str(rows[0][0]) if rows else ""

    def _one(self, adapter: TypeAdapter[Parsed], text: str, key: int) -> Parsed:
        rows = self._rows(text, key)
        if not rows:
            raise LedgerError(f"nothing is known of {key}")
        return _parsed(adapter, rows[0][0])

    def _rows(self, text: str, *values: object) -> list[Any]:
        with _mended():
            return self._connection.execute(text, values).fetchall()

    def _run(self, text: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self._connection.executemany(text, rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let the file go; what was not saved is forgotten."""
        self._connection.close()


def write_ledger(
    path: Path,
    *,
    about: Mapping[str, str],
    hashes: Mapping[str, str],
    papers: Iterable[tuple[Digest, Rank | None]],
    roots: Iterable[tuple[str, Profile, set[str]]],
    named: Mapping[str, Counter[str]],
) -> None:
    """Write a whole ledger, which takes its place when it is complete.

    Raises:
        LedgerError: if the file cannot be written; what was there is then gone.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with _mended(), _taking_the_place_of(path, part), _building(part) as connection:
        connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        _write_papers(connection, papers, hashes)
        _write_roots(connection, roots)
        rows = ((node_id, _FORMS.dump_json(forms)) for node_id, forms in named.items())
        connection.executemany("INSERT INTO named VALUES (?, ?)", rows)


@contextmanager
def _building(path: Path) -> Iterator[sqlite3.Connection]:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # Nothing is lost with a file that a stop leaves incomplete: it never gets its name.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;")
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
    finally:
        connection.close()
    with path.open("rb") as file:
        os.fsync(file.fileno())


@contextmanager
def _taking_the_place_of(path: Path, part: Path) -> Iterator[None]:
    """Lets the part become the file when it is whole; neither is left where that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    try:
        yield
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write_papers(
    connection: sqlite3.Connection, papers: Iterable[tuple[Digest, Rank | None]], hashes: Mapping[str, str]
) -> None:
    for number, (digest, rank) in enumerate(papers, 1):
        row = (number, _DIGEST.dump_json(digest), *_rank(rank))
        connection.execute("INSERT INTO paper VALUES (?, ?, ?, ?)", row)
        connection.executemany("INSERT INTO paper_entry VALUES (?, ?)", ((e, number) for e in set(digest.entries())))
        rows = [(record, hashes[record], number) for record in digest.records]
        connection.executemany("INSERT INTO record VALUES (?, ?, ?)", rows)


def _write_roots(connection: sqlite3.Connection, roots: Iterable[tuple[str, Profile, set[str]]]) -> None:
    for root, profile, entries in roots:
        connection.execute("INSERT INTO root VALUES (?, ?)", (root, _PROFILE.dump_json(profile)))
        connection.executemany("INSERT INTO root_entry VALUES (?, ?)", ((entry, root) for entry in entries))


def _rank(rank: Rank | None) -> tuple[int, str]:
    return (-rank[0], rank[1]) if rank else (0, "")


def _list(values: Iterable[object]) -> str:
    return json.dumps(list(values))


def _parsed(adapter: TypeAdapter[Parsed], text: bytes) -> Parsed:
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        raise LedgerError(str(error)) from error


@contextmanager
def _mended() -> Iterator[None]:
    """Turns what SQLite and the system say of the file into our error."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise LedgerError(str(error)) from error
