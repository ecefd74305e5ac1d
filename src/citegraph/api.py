"""The public API: a graph that is opened, loaded, asked, looked at and exported."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Self

from citegraph import queries
from citegraph.graph.model import Subgraph
from citegraph.graph.multigraph import to_networkx
from citegraph.graph.selection import select
from citegraph.graph.stores import Rows, Store, open_store
from citegraph.settings import Settings

if TYPE_CHECKING:
    import networkx as nx


class Graph:
    """A citation-style knowledge graph in a store; a context manager.

    Make one with `Graph.open`. The typed functions of `citegraph.queries.functions` take its `store`.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        """The store that holds the graph."""

    @classmethod
    def open(cls, store: str | Path | None = None, /, *, read_only: bool = False) -> Self:
        """The graph in `store`: a path, or a URI for Neo4j; by default CITEGRAPH_STORE, else ./citegraph.db.

        Raises:
            StoreError: if the store cannot be opened.
        """
        return cls(open_store(str(store or Settings.from_environment().store), read_only=read_only))

    def query(self, name: str, /, **parameters: object) -> queries.Answer:
        """The answer of a query of the catalogue, names given as a user types them.

        Raises:
            UnknownNameError: if the query, a parameter, or a name given as one does not exist.
            AmbiguousNameError: if a name stands for several things.
            QueryError: if a parameter is missing or of another type.
        """
        return queries.run(self.store, name, parameters)

    def cypher(self, text: str, /, **parameters: object) -> Rows:
        """Rows of a read-only Cypher statement.

        Raises:
            QueryError: if the statement is not accepted, or writes.
        """
        return self.store.run(text, parameters)

    def subgraph(self, focus: Iterable[str] = (), /, *, depth: int = 1, min_confidence: float = 0.0) -> Subgraph:
        """Nodes and edges in their canonical order: the whole graph, or what is near the names in `focus`.

        Args:
            focus: Names of papers, methods, datasets or concepts, as a user types them.
            depth: How many edges away from them; a claim is no step of its own.
            min_confidence: Only facts that are at least so sure, from 0 to 1.

        Raises:
            UnknownNameError: if a name stands for nothing.
            AmbiguousNameError: if it stands for several things.
        """
        ids = [queries.look_up(self.store, name, kind="node", where="focus").id for name in focus]
        return select(self.store.graph(), focus=ids or None, depth=depth, min_confidence=min_confidence)

    def to_networkx(self, focus: Iterable[str] = (), /, *, depth: int = 1) -> "nx.MultiDiGraph[str]":
        """The whole graph, or what is near the names in `focus`, as a networkx MultiDiGraph."""
        return to_networkx(self.subgraph(focus, depth=depth))

    def close(self) -> None:
        """Release the store; what was acknowledged is on disk."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
