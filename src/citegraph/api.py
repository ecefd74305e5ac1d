"""The public API: a graph that is opened, loaded, asked, looked at and exported."""

from pathlib import Path
from typing import Self

from citegraph.graph.model import Subgraph
from citegraph.graph.stores import Rows, Store, open_store
from citegraph.settings import Settings


class Graph:
    """A citation-style knowledge graph in a store; a context manager.

    Make one with `Graph.open`.
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

    def cypher(self, text: str, /, **parameters: object) -> Rows:
        """Rows of a read-only Cypher statement.

        Raises:
            QueryError: if the statement is not accepted, or writes.
        """
        return self.store.run(text, parameters)

    def subgraph(self) -> Subgraph:
        """All nodes and edges, in their canonical order."""
        return self.store.graph()

    def close(self) -> None:
        """Release the store; what was acknowledged is on disk."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
