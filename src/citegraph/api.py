"""The public API: a graph that is opened, loaded, asked, looked at and exported."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Self

from citegraph import queries
from citegraph.graph.exports import write_export
from citegraph.graph.model import Subgraph
from citegraph.graph.multigraph import to_networkx
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.selection import select
from citegraph.graph.stores import Rows, Store, open_store
from citegraph.graph.views import page_of, write_page
from citegraph.graph.views._inline import InlinePage
from citegraph.ingest import Report, ingest
from citegraph.loaders import open_readings
from citegraph.queries.questions import Questions
from citegraph.selecting import Chosen, Selection, chosen
from citegraph.settings import Settings

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Graph", "Selection"]


class Graph:
    """A citation-style knowledge graph in a store; a context manager.

    Make one with `Graph.open`; `ask` has a typed method for each query of the catalogue.
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

    def load(
        self, *sources: str | Path, format_name: str = "auto", jobs: int = 1, lexicon: Iterable[str | Path] = ()
    ) -> Report:
        """Load papers into the store and bring the graph up to date; returns what came of the sources.

        Args:
            sources: Files or folders.
            format_name: The loader; by default found for each file.
            jobs: Processes that extract.
            lexicon: Files of names of your own; by default those that CITEGRAPH_LEXICON names.

        Raises:
            LexiconError: if a file is no lexicon; it names the line.
            SourceError: if a source cannot be read; what is wrong with single records stands in the report.
            VersionsDifferError: if the store was made with another lexicon, model or name table.
        """
        readings = [reading for source in sources for reading in open_readings(str(source), format_name=format_name)]
        names = Lexicon.load(tuple(map(Path, lexicon)) or Settings.from_environment().lexicon)
        return ingest(readings, self.store, lexicon=names, jobs=jobs)

    def query(self, name: str, /, **parameters: object) -> queries.Answer:
        """The answer of a query of the catalogue, names given as a user types them.

        Raises:
            UnknownNameError: if the query, a parameter, or a name given as one does not exist.
            AmbiguousNameError: if a name stands for several things.
            QueryError: if a parameter is missing or of another type.
        """
        return queries.run(self.store, name, parameters)

    @property
    def ask(self) -> Questions:
        """Every query of the catalogue as a typed method: `graph.ask.what_beats("FlashAttention-2")`."""
        return Questions(self.store)

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
        ids = self._ids(focus)
        return select(self.store.graph(), focus=ids or None, depth=depth, min_confidence=min_confidence)

    def to_networkx(self, focus: Iterable[str] = (), /, *, depth: int = 1) -> "nx.MultiDiGraph[str]":
        """The whole graph, or what is near the names in `focus`, as a networkx MultiDiGraph."""
        return to_networkx(self.subgraph(focus, depth=depth))

    def select(self, selection: Selection, /) -> Chosen:
        """The part of the graph that the selection chooses, and how another person can choose it again.

        Raises:
            UnknownNameError: if a name, a query or a parameter does not exist.
            AmbiguousNameError: if a name stands for several things.
            QueryError: if a query or statement cannot be run, or nothing is chosen.
            SourceError: if a file that the selection names cannot be read.
        """
        return chosen(self.store, selection)

    def view(
        self,
        path: str | Path | None = None,
        /,
        *focus: str,
        depth: int = 1,
        title: str = "",
        selection: Selection | None = None,
        height: int = 640,
    ) -> InlinePage:
        """The page that shows the whole graph, what is near the names in `focus`, or a selection.

        A notebook shows it inline where it is the value of a cell.

        Args:
            path: A file that the page is written to as well; None for none.
            focus: Names of papers, methods, datasets or concepts.
            depth: How many edges away from them.
            title: What the page is headed; by default what was chosen, else the store's name.
            selection: What to show, in place of `focus` and `depth`.
            height: Pixels that the page takes up in a notebook.

        Raises:
            OutputError: if the file cannot be written, and as `select` does.
        """
        part = self.select(selection or Selection(focus=focus, depth=depth))
        headed = title or part.title or Path(self.store.uri).name
        page = page_of(part.graph, title=headed, focus=part.focus)
        if path is not None:
            write_page(page, Path(path))
        return InlinePage(page, title=headed, height=height)

    def export(
        self,
        path: str | Path,
        /,
        *focus: str,
        format_name: str,
        depth: int = 1,
        selection: Selection | None = None,
        style: str = "",
    ) -> tuple[str, ...]:
        """Write a file that other programs read; returns what the format could not hold, one sentence each.

        Args:
            path: The file.
            focus: Names; what is near them is written. Without any, and without a selection, the whole graph is.
            format_name: One of those that `citegraph export` lists.
            depth: How many edges away from the focus.
            selection: What to write, in place of focus and depth.
            style: A citation style for formats with references: `apa`, or the path of a .csl file.

        Raises:
            UnknownNameError: if there is no such format.
            OutputError: if the file cannot be written, and as `select` does.
        """
        part = self.select(selection or Selection(focus=focus, depth=depth))
        return write_export(part.graph, Path(path), format_name=format_name, provenance=part.provenance, style=style)

    def _ids(self, names: Iterable[str]) -> list[str]:
        return [queries.look_up(self.store, name, kind="node", where="focus").id for name in names]

    def close(self) -> None:
        """Release the store; what was acknowledged is on disk."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
