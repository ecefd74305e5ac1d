"""The Neo4j store: a Neo4j 5.26 or later, Community or Enterprise, reached by the official driver; no plug-in needed.

The user and the password come from NEO4J_USERNAME (default `neo4j`) and NEO4J_PASSWORD, or, as `user/password`, from
the file that NEO4J_AUTH_FILE names: the secret that Neo4j's own container image takes. They never stand in the URI.
"""

import logging
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Session
from neo4j.exceptions import DriverError, Neo4jError

from citegraph import __version__
from citegraph.errors import StoreAccessError, StoreError
from citegraph.graph.stores import Reader, Rows, TextIndex
from citegraph.graph.stores import _cypher as cypher
from citegraph.graph.stores._cells import IDS, is_plain
from citegraph.graph.stores._changes import Ask
from citegraph.graph.stores._cypher import Statement
from citegraph.graph.stores._lucene import LuceneIndex
from citegraph.graph.stores._neo4j_cells import end_elements, from_neo4j
from citegraph.graph.stores._neo4j_errors import mended, mended_query
from citegraph.graph.stores._records import CypherStore

Result = TypeVar("Result")

OLDEST = (5, 26)
"""The oldest release that is tested against; earlier ones lack syntax that the catalogue uses."""
ROWS_PER_TRANSACTION = 50_000
"""Rows whose transaction state, some 100 MB, a server with default settings still holds in its heap."""
RETRY_SECONDS = 60.0
"""How long a transaction is tried again: a server that restarts is back within it."""
CONNECT_SECONDS = 10.0
ACQUIRE_SECONDS = 30.0
"""How long connecting and saying who we are may take in all."""
FETCH_ROWS = 5_000
TEXT_INDEX: TextIndex = LuceneIndex()

# The driver logs what it also raises; without a handler Python would print that on standard error.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is, and which of its databases is meant."""

    uri: str
    """What the driver takes."""
    database: str | None
    """None for the user's home database."""

    @classmethod
    def parse(cls, uri: str) -> "Address":
        """The address that a user wrote, `?database=` taken off.

        Raises:
            StoreAccessError: if it holds a password, which would end up in logs and shell histories.

        >>> Address.parse("neo4j://graph.example.org:7687?database=reviews&policy=eu")
        Address(uri='neo4j://graph.example.org:7687?policy=eu', database='reviews')
        """
        scheme, _, rest = uri.partition("://")
        if "@" in rest:
            bare = f"{scheme}://{rest.rpartition('@')[2]}"
            hint = "set NEO4J_USERNAME and NEO4J_PASSWORD"
            raise StoreAccessError("user names and passwords do not belong in the address", where=bare, hint=hint)
        parts = urlsplit(uri)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        database = query.pop("database", None)
        return cls(urlunsplit(parts._replace(query=urlencode(query))), database or None)


class Neo4jStore(CypherStore):
    """A graph in a database of a Neo4j server."""

    rows_per_transaction = ROWS_PER_TRANSACTION
    text_index = TEXT_INDEX

    def __init__(self, uri: str, *, read_only: bool, migrate: bool) -> None:
        super().__init__(uri, read_only=read_only)
        with mended(uri):
            self._address = Address.parse(uri)
            self._driver = _driver(self._address.uri)
        try:
            with mended(uri):
                _refuse_old(self._driver.get_server_info().agent, uri)
                self._found(migrate=migrate)
        except BaseException:
            self._driver.close()
            raise

    def corrections(self) -> str:
        """The text of the corrections that the database keeps; empty where there is none."""
        rows = self._ask(Statement(cypher.CORRECTIONS))
        return (rows[0]["corrections"] or "") if rows else ""

    def keep_corrections(self, text: str, /) -> None:
        """Keep this text as the corrections, and mark the graph stale until it is derived with them."""

        def work(ask: Ask) -> None:
            ask(Statement(cypher.SET_CORRECTIONS, {"corrections": text or None}))
            ask(Statement(cypher.MARK, {"stale": True}))

        self._write(work)

    def run(self, text: str, parameters: Mapping[str, object] | None = None, /, *, write: bool = False) -> Rows:
        """Rows of a Cypher statement; read-only unless `write`, by the access mode of the transaction.

        Raises:
            QueryError: where the statement is not accepted, or writes without `write`.
            StoreError: where it should write to a store that was opened for reading only, or the server fails.
        """
        if write and self.read_only:
            raise StoreError("the store was opened for reading only", where=self.uri)
        given = dict(parameters or {})
        if not write:
            return self.read(lambda reader: reader.run(text, given))
        self._forget_mark()
        with mended_query(self.uri), self._session(WRITE_ACCESS) as session:
            # Run once, as it stands: only the writer of a statement knows whether it may run twice.
            return _rows(session, text, given)

    def read(self, work: Callable[[Reader], Result], /) -> Result:
        """What the work gives; begun anew, in one transaction, where the server asks for that.

        Each statement is a transaction of its own at first: a server isolates reads no further within one, and to
        begin and to end it are two ways there and back, as long as what most questions take.

        Raises:
            QueryError: where a statement is not accepted, or writes.
            StoreError: where the server fails.
        """
        with mended_query(self.uri):
            try:
                with self._session(READ_ACCESS) as session:
                    return work(_Reading(session))
            except (DriverError, Neo4jError) as error:
                if not error.is_retryable():
                    raise
            with self._session(READ_ACCESS) as session:
                return session.execute_read(lambda transaction: work(_Reading(transaction)))

    def close(self) -> None:
        """Close the connections; every commit is on the server's disk already."""
        self._driver.close()

    def _prepare(self) -> None:
        """Makes what is missing of constraints, indexes and the store's own node; run again it changes nothing."""
        there = {row["name"] for row in self._ask(Statement(cypher.INDEX_NAMES))}
        wanted = {
            cypher.unique_id_name(label): cypher.unique_id(label) for label in (*cypher.LABELS, *cypher.BOOKKEEPING)
        }
        wanted[cypher.TEXT_INDEX] = Statement(cypher.MAKE_TEXT_INDEX)
        missing = [statement for name, statement in wanted.items() if name not in there]
        with self._session(WRITE_ACCESS) as session:
            for statement in (*missing, Statement(cypher.AWAIT_INDEXES)) if missing else ():
                session.execute_write(_done, statement)
        super()._prepare()

    def _read(self, work: Callable[[Ask], Result], /) -> Result:
        with mended(self.uri), self._session(READ_ACCESS) as session:
            return session.execute_read(lambda transaction: work(_asking(transaction)))

    def _transact(self, work: Callable[[Ask], Result], /) -> Result:
        with mended(self.uri), self._session(WRITE_ACCESS) as session:
            return session.execute_write(lambda transaction: work(_asking(transaction)))

    def _checkpoint(self) -> None:
        """Nothing to do: readers see a commit when it is made."""

    def _session(self, access: str) -> Session:
        return self._driver.session(
            database=self._address.database,
            default_access_mode=access,
            # One manager for all sessions: each reads at least what the last one wrote, on any member of a cluster.
            bookmark_manager=self._driver.execute_query_bookmark_manager,
            fetch_size=FETCH_ROWS,
        )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What runs reading statements: a transaction, or a session that makes one of each."""

    runner: ManagedTransaction | Session
    afar: ClassVar[bool] = True

    @property
    def text_index(self) -> TextIndex:
        """The server's full-text index."""
        return TEXT_INDEX

    def run(self, text: str, parameters: Mapping[str, object] | None = None, /) -> Rows:
        """Rows of a Cypher statement."""
        return _rows(self.runner, text, dict(parameters or {}))


class Neo4jKind:
    """Opens a database of a Neo4j server."""

    schemes: tuple[str, ...] = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
    one_writer = False

    def open(self, uri: str, /, *, read_only: bool = False, migrate: bool = False) -> Neo4jStore:
        """The store on the server at `uri`; `?database=NAME` chooses one of its databases.

        Raises:
            StoreDownError: if no server answers there.
            StoreAccessError: if it refuses the user, or the right to write.
            StoreError: if it is older than 5.26, or has no such database.
            VersionsDifferError: if the store has another schema.
        """
        return Neo4jStore(uri, read_only=read_only, migrate=migrate)


store = Neo4jKind()


def credentials() -> tuple[str, str] | None:
    """The user and the password that the environment gives; None where it gives none.

    Raises:
        StoreAccessError: if the file that NEO4J_AUTH_FILE names does not hold `user/password`.
    """
    if password := os.environ.get("NEO4J_PASSWORD"):
        return os.environ.get("NEO4J_USERNAME") or "neo4j", password
    file = os.environ.get("NEO4J_AUTH_FILE")
    return _secret(file) if file else None


def _secret(file: str) -> tuple[str, str]:
    try:
        user, slash, password = Path(file).read_text(encoding="utf-8").strip().partition("/")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreAccessError(f"NEO4J_AUTH_FILE cannot be read: {error}", where=file) from error
    if not (user and slash and password):
        raise StoreAccessError("NEO4J_AUTH_FILE does not hold user/password", where=file)
    return user, password


def _driver(uri: str) -> Driver:
    return GraphDatabase.driver(
        uri,
        auth=credentials(),
        user_agent=f"citegraph/{__version__}",
        connection_timeout=CONNECT_SECONDS,
        connection_acquisition_timeout=ACQUIRE_SECONDS,
        max_transaction_retry_time=RETRY_SECONDS,
        # A label that no node has yet is no mistake here.
        notifications_min_severity="OFF",
    )


def _refuse_old(agent: str, uri: str) -> None:
    """Keeps us from a server that does not know our Cypher.

    Raises:
        StoreError: if it says that it is older than 5.26.
    """
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if found and (int(found[1]), int(found[2])) < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        hint = "upgrade the server, or use the embedded store: --store ./citegraph.db"
        raise StoreError(
            f"the server is {agent.replace('/', ' ')}, and {wanted} or later is needed", where=uri, hint=hint
        )


def _asking(transaction: ManagedTransaction) -> Ask:
    def ask(statement: Statement) -> list[dict[str, Any]]:
        return transaction.run(statement.text, dict(statement.parameters)).data()

    return ask


def _done(transaction: ManagedTransaction, statement: Statement) -> None:
    _asking(transaction)(statement)


def _rows(runner: ManagedTransaction | Session, text: str, parameters: dict[str, Any]) -> Rows:
    result = runner.run(text, parameters)
    columns, rows = tuple(result.keys()), tuple(tuple(record.values()) for record in result)
    others = [cell for row in rows for cell in row if not is_plain(cell)]
    if not others:
        return Rows(columns, rows)
    elements = sorted(end_elements(others))
    ids = {row["element"]: row["id"] for row in runner.run(IDS, elements=elements)} if elements else {}
    return Rows(columns, tuple(tuple(from_neo4j(cell, ids) for cell in row) for row in rows))
