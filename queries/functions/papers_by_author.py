"""An author's papers, with what they introduce and are about."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class PapersByAuthorRow(Value):
    """A row of `papers-by-author`."""

    title: str
    """Title of the paper."""
    year: int | None
    """Year of the paper."""
    venue: str | None
    """Where it was published."""
    introduces: tuple[str, ...]
    """Names of what it introduces."""
    about: tuple[str, ...]
    """Names of the concepts it is about."""
    paper_id: str
    """Id of the paper."""


def papers_by_author(store: Store, author: str, *, limit: int = 100) -> Table[PapersByAuthorRow]:
    """An author's papers, with what they introduce and are about.

    Args:
        store: The store to ask.
        author: The author, by name.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "papers-by-author", {"author": author, "limit": limit}, row=PapersByAuthorRow)
