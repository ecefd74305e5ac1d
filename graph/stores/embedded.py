"""The embedded store: one file of the database kglite, no server, one writer at a time and any number of readers.

Every commit is on disk in a log beside the file before it is acknowledged. Readers in other processes see the file as
the last load left it; the log is folded into the file after each load and on closing.
"""

import errno
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import kglite

from citegraph.errors import CitegraphError, QueryError, StoreBusyError, StoreError
from citegraph.graph.stores import Reader, Rows
from citegraph.graph.stores import _cypher as cypher
from citegraph.graph.stores._cells import from_kglite
from citegraph.graph.stores._changes import Ask
from citegraph.graph.stores._cypher import Statement
from citegraph.graph.stores._records import CypherStore

Result = TypeVar("Result")

MAGIC = b"RGF"
"""What a file written by kglite starts with."""
ROWS_PER_TRANSACTION = 20_000
"""A transaction takes four times the memory of what it writes. Until the last is through, the file is as it was."""
BIND_ERRORS = (TypeError, ValueError, OverflowError, RecursionError)
"""What kglite raises for a parameter that no database could hold."""


class EmbeddedStore(CypherStore):
    """A graph in one file."""

    rows_per_transaction = ROWS_PER_TRANSACTION

    def __init__(self, path: str, *, read_only: bool, migrate: bool) -> None:
        super().__init__(path, read_only=read_only)
        self._behind = False
        self._session = self._open(Path(path))
        try:
            with self._mended("opened"):
                self._found(migrate=migrate)
        except BaseException:
            self.close()
            raise

    def stale(self) -> bool:
        """Whether records were committed that the derived graph does not show yet.

        A reader is also told so where the log holds commits that the file does not: a load is at work, or was killed.
        """
        return self._behind or super().stale()

    def run(self, text: str, parameters: Mapping[str, object] | None = None, /, *, write: bool = False) -> Rows:
        """Rows of a Cypher statement; read-only unless `write`.

        Raises:
            QueryError: where the statement is not accepted, or writes without `write`.
            StoreError: where it should write to a store that was opened for reading only.
        """
        if write and self.read_only:
            raise StoreError("the store was opened for reading only", where=self.uri)
        if write:
            self._forget_mark()
        ask = self._session.execute if write else self._session.cypher
        try:
            return from_kglite(ask(text, params=dict(parameters or {})), self._session.cypher)
        except kglite.ReadOnlyError as error:
            raise QueryError(
                "the statement writes, and this is a reading query", where=self.uri, hint="citegraph cypher --write"
            ) from error
        except kglite.CypherTimeoutError as error:
            raise QueryError("the statement was stopped after three minutes", where=self.uri) from error
        except (kglite.KgError, *BIND_ERRORS) as error:
            raise QueryError(_first_line(error), where=self.uri) from error

    def read(self, work: Callable[[Reader], Result], /) -> Result:
        """What the work gives; a statement costs no way to a server, and readers see one state all the time."""
        return work(self)

    def close(self) -> None:
        """Fold the log into the file and let the next writer in."""
        if not self.read_only:
            with self._mended("saved"):
                self._session.close()

    def _open(self, path: Path) -> Any:  # noqa: ANN401 - kglite's sessions carry no types
        _refuse_other_files(path, read_only=self.read_only)
        # A label that no node has yet is no mistake here, and standard error is not kglite's to write on.
        kglite.set_query_warning_policy("silent")
        with self._mended("opened"), warnings.catch_warnings(record=True) as told:
            # kglite warns where the log is ahead of the file: mended by the next writer, told by `stale` to readers.
            warnings.simplefilter("always")
            session = kglite.open_session(str(path), durable=None if self.read_only else "full")
            self._behind = self.read_only and bool(told)
        return session

    def _prepare(self) -> None:
        for label in (*cypher.LABELS, *cypher.BOOKKEEPING):
            self._session.execute(cypher.unique_id(label).text)
        super()._prepare()
        if not Path(self.uri).exists():
            self._session.save()

    def _read(self, work: Callable[[Ask], Result], /) -> Result:
        with self._mended("read"):
            return work(_asking(self._session.snapshot()))

    def _transact(self, work: Callable[[Ask], Result], /) -> Result:
        with self._mended("written"), self._session.begin() as transaction:
            return work(_asking(transaction))

    def _checkpoint(self) -> None:
        with self._mended("saved"):
            self._session.save()

    @contextmanager
    def _mended(self, doing: str) -> Iterator[None]:
        """Turns kglite's errors into ours."""
        try:
            yield
        except CitegraphError:
            raise
        except kglite.WriterLeaseHeldError as error:
            raise self._busy(error) from error
        except kglite.FileFormatError as error:
            hint = "restore a copy of the file, or load the papers into another: citegraph load SOURCE --store OTHER.db"
            raise StoreError(f"the store is damaged: {_first_line(error)}", where=self.uri, hint=hint) from error
        except (kglite.KgError, OSError, RuntimeError, *BIND_ERRORS) as error:
            hint = _space(error) or "citegraph doctor"
            raise StoreError(f"the store cannot be {doing}: {_first_line(error)}", where=self.uri, hint=hint) from error

    def _busy(self, error: kglite.WriterLeaseHeldError) -> StoreBusyError:
        holder = error.holder
        who = "this very process" if holder["self"] else f"process {holder['pid'] or 'unknown'}"
        since = f" since {holder['since']}" if holder["since"] else ""
        return StoreBusyError(
            f"{who} has been writing to the store{since}; wait for it, or read meanwhile",
            where=self.uri,
            hint=f"citegraph stats --store {self.uri}",
        )


class EmbeddedKind:
    """Opens the embedded store; it takes paths."""

    schemes: tuple[str, ...] = ()
    one_writer = True

    def open(self, uri: str, /, *, read_only: bool = False, migrate: bool = False) -> EmbeddedStore:
        """The store in the file `uri`; made where it does not exist and `read_only` is not set.

        Raises:
            StoreError: if the file is something else or damaged, or its folder does not take files.
            StoreBusyError: if another process is writing to it; reading stays possible.
            VersionsDifferError: if it has another schema.
        """
        return EmbeddedStore(uri, read_only=read_only, migrate=migrate)


store = EmbeddedKind()


def _asking(source: Any) -> Ask:  # noqa: ANN401 - a snapshot or a transaction of kglite
    def ask(statement: Statement) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = source.cypher(
            statement.text, params=dict(statement.parameters), timeout_ms=0
        ).to_list()
        return rows

    return ask


def _refuse_other_files(path: Path, *, read_only: bool) -> None:
    """Keeps kglite from leaving its lock files beside what is no store.

    Raises:
        StoreError: if there is something else at the path, nothing to read, or no folder to write into.
    """
    where = str(path)
    if path.is_dir():
        raise StoreError("this is a folder, not a store", where=where, hint=f"--store {path / 'citegraph.db'}")
    if not path.exists():
        if read_only:
            raise StoreError("there is no store here yet", where=where, hint=f"citegraph load SOURCE --store {path}")
        if not path.parent.is_dir():
            raise StoreError(f"there is no folder {path.parent}", where=where, hint=f"mkdir -p {path.parent}")
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise StoreError(f"the file cannot be read: {error.strerror}", where=where, hint="citegraph doctor") from error
    if head != MAGIC:
        raise StoreError(
            "this file is not a citegraph store", where=where, hint="citegraph load SOURCE --store OTHER.db"
        )


def _space(error: BaseException) -> str:
    """What helps where there is no room left; empty for any other error."""
    full = getattr(error, "errno", None) == errno.ENOSPC or f"os error {errno.ENOSPC}" in str(error)
    return "free some space and run the same command again: what was acknowledged is kept" if full else ""


def _first_line(error: BaseException) -> str:
    line = str(error).strip().split("\n", 1)[0].rstrip(".")
    return re.sub(r"^File format error \(.*?\): ", "", line)
