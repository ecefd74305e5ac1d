"""The Store protocol: what every database that holds a graph can do, and how one is opened.

A store keeps the source records, which are the truth, and the graph derived from them. Records are committed first,
in transactions of whole papers; the derived graph is then stale until `apply` has brought it up to date in turn.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol, Self, TypeAlias, TypeVar, runtime_checkable

from pydantic import Field

from citegraph.errors import CitegraphError, UnknownNameError
from citegraph.graph.model import Edge, EdgeKey, Node, SourceRecord, Subgraph, Value, Versions
from citegraph.plugins import Registry

Cell: TypeAlias = str | int | float | bool | list["Cell"] | dict[str, "Cell"] | None
"""What a query may return in one cell: plain values, never a driver's own node or relationship objects."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The result of a query: named columns, and one tuple of cells a row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def to_dataframe(self) -> Any:  # noqa: ANN401 - of whichever library is installed
        """The rows as a pandas DataFrame, or as one of polars where only that is installed.

        Raises:
            CitegraphError: if neither is.
        """
        cells = {name: [row[i] for row in self.rows] for i, name in enumerate(self.columns)}
        for library in ("pandas", "polars"):
            if find_spec(library):
                return import_module(library).DataFrame(cells)
        raise CitegraphError("no library for data frames is installed", hint="pip install 'citegraph[pandas]'")


Result = TypeVar("Result")


class Reader(Protocol):
    """What answers reading statements: a store, or what it gives to reading work."""

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None, /) -> Rows:
        """Rows of a Cypher statement that only reads.

        Raises:
            QueryError: where the statement is not accepted, or writes.
        """
        ...


class TextIndex(Protocol):
    """What a full-text index is asked for. It finds candidates; a statement looks at each, so that all stores agree."""

    find: str
    """Cypher that binds `n` to every candidate that `$candidates` asks for."""

    def named(self, name: str, /) -> str | None:
        """Asks for every node that may be called, or begin, so in any case; None where the index cannot tell."""
        ...

    def holding(self, words: Iterable[Sequence[str]], /) -> str | None:
        """Asks for every paper that may hold, of each group of lower-case words, one; None where it cannot tell."""
        ...


@runtime_checkable
class IndexesText(Protocol):
    """The ability of a store, and of its readers, to find text without looking at every node."""

    @property
    def text_index(self) -> TextIndex:
        """The index."""
        ...


@runtime_checkable
class Afar(Protocol):
    """What a reader is whose statements each go to a server and back: a question takes as long as it has statements."""

    afar: bool


@runtime_checkable
class KeepsCorrections(Protocol):
    """The ability of a store to keep the text of its corrections itself, where no file stands beside it."""

    def corrections(self) -> str:
        """The text; empty where there is none."""
        ...

    def keep_corrections(self, text: str, /) -> None:
        """Keep this text, and mark the graph stale until it is derived with it."""
        ...


class GraphChange(Value):
    """What turns one derived graph into another."""

    nodes: tuple[Node, ...] = ()
    """Nodes to create, or to replace whole by id."""
    edges: tuple[Edge, ...] = ()
    """Edges to create, or to replace whole by key."""
    removed_edges: tuple[EdgeKey, ...] = ()
    removed_nodes: tuple[str, ...] = ()
    papers: dict[str, str] = Field(default_factory=dict)
    """By key of a record, the id of the paper that it tells of: bookkeeping beside the graph."""

    @property
    def empty(self) -> bool:
        """Whether the graph stays as it is."""
        return not (self.nodes or self.edges or self.removed_edges or self.removed_nodes)


class Entry(Value):
    """What a store remembers of a record besides the record itself: bookkeeping, outside equality and exports."""

    added_at: datetime | None = None
    """When it was first kept, in UTC; None where that was not written down."""
    paper: str = ""
    """Id of the paper that it tells of; empty until the graph shows it."""


class Store(Protocol):
    """One graph in one database. Use it as a context manager; only one process writes at a time."""

    uri: str
    """How a user names this store."""

    def versions(self) -> Versions | None:
        """What the records were made with; None where the store is empty."""
        ...

    def record_keys(self) -> set[str]:
        """Keys of all records kept."""
        ...

    def record_hashes(self) -> dict[str, str]:
        """By key of each record kept, a hash of all that it holds."""
        ...

    def records(self, keys: Iterable[str] | None = None, /) -> Iterator[SourceRecord]:
        """Every record kept, or those with these keys as far as there are, in the order of their keys."""
        ...

    def entries(self) -> dict[str, Entry]:
        """What is remembered of each record, by its key."""
        ...

    def put_records(
        self, records: Sequence[SourceRecord], /, *, added_at: Mapping[str, datetime | None] | None = None
    ) -> int:
        """Keep the records in one transaction and mark the graph stale; returns how many were new.

        `added_at` says by key when another store first kept them; those it does not name are added now.

        Raises:
            VersionsDifferError: if the store's records were made with other versions.
        """
        ...

    def remove_records(self, keys: Iterable[str], /) -> int:
        """Forget the records in one transaction and mark the graph stale; returns how many there were."""
        ...

    def replace_records(self, records: Iterable[SourceRecord], /) -> None:
        """Keep these records and no others, in one transaction, whatever versions the others were made with."""
        ...

    def stale(self) -> bool:
        """Whether records were committed that the derived graph does not show yet."""
        ...

    def graph(self) -> Subgraph:
        """The whole derived graph in its canonical order, without bookkeeping."""
        ...

    def nodes(self, ids: Iterable[str], /) -> list[Node]:
        """The nodes of the derived graph with these ids, as far as they are there."""
        ...

    def edges_from(self, ids: Iterable[str], /) -> list[Edge]:
        """The edges of the derived graph that start from nodes with these ids."""
        ...

    def derived(self) -> str:
        """The mark that the graph was last given by `apply`; empty where anything else was done to it since."""
        ...

    def apply(self, change: GraphChange, /, *, mark: str = "") -> None:
        """Bring the derived graph up to date, mark it fresh, and give it a mark that tells it from any other.

        Readers see it before or after, never between.

        A change too large for one transaction of the database is the exception: the graph is stale until the last.
        Properties never carry the names that a store writes itself: `id`, `name`, `aliases`, `title`, `label` and
        `type` on nodes (a paper's `title` is its name), `paper` and `type` on edges.

        Raises:
            StoreBusyError: if another process wrote to the store since this one read the records.
            StoreError: if an edge names a node that is not there.
        """
        ...

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None, /, *, write: bool = False) -> Rows:
        """Rows of a Cypher statement; read-only unless `write`.

        Raises:
            QueryError: where the statement is not accepted, or writes without `write`.
        """
        ...

    def read(self, work: Callable[[Reader], Result], /) -> Result:
        """What the work gives; begun anew where the database asks for it.

        No statement sees half of a commit. Whether a later one sees commits made since the first is up to the database.

        Raises:
            QueryError: where a statement is not accepted, or writes.
        """
        ...

    def close(self) -> None:
        """Release the database; what was acknowledged is on disk."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


class StoreKind(Protocol):
    """How one kind of store is recognised and opened; a module in this folder calls its own `store`."""

    schemes: tuple[str, ...]
    """URI schemes it answers to (`bolt`); empty for the one that takes paths."""
    one_writer: bool
    """Whether opening for writing is refused while another process has the store open for writing. Where it is not,
    the second of two processes that derive the graph at a time is refused by `apply`."""

    def open(self, uri: str, /, *, read_only: bool = False, migrate: bool = False) -> Store:
        """The store at `uri`; made where it does not exist and `read_only` is not set.

        A store of an older schema is brought to the present one with `migrate`, and refused without.
        """
        ...


STORES: Registry[StoreKind] = Registry("store", "citegraph.graph.stores")


def open_store(uri: str, /, *, read_only: bool = False, migrate: bool = False) -> Store:
    """The store that `uri` names: a path for the embedded database, `bolt://`, `neo4j://` or `neo4j+s://` for Neo4j.

    Raises:
        UnknownNameError: if no kind of store answers to the scheme.
        VersionsDifferError: if the store has another schema; `migrate` brings an older one to the present.
        StoreError: if the store cannot be opened.
    """
    scheme, separator, _ = uri.partition("://")
    wanted = scheme.lower() if separator else ""
    known: list[str] = []
    for _, kind in STORES.all():
        # One at a time: a database's client is imported only if the kinds before it do not answer.
        if (wanted in kind.schemes) if wanted else not kind.schemes:
            return kind.open(uri, read_only=read_only, migrate=migrate)
        known += kind.schemes
    raise UnknownNameError("store scheme", wanted, known, where=uri, hint="citegraph doctor")
