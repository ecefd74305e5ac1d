"""Who an author writes with, how often and since when."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class CoauthorsRow(Value):
    """A row of `coauthors`."""

    coauthor: str
    """Name of the co-author."""
    papers: int
    """How many papers they wrote together."""
    first_year: int | None
    """Year of the first."""
    last_year: int | None
    """Year of the latest."""
    author_id: str
    """Id of the co-author."""


def coauthors(store: Store, author: str, *, limit: int = 50) -> Table[CoauthorsRow]:
    """Who an author writes with, how often and since when.

    Args:
        store: The store to ask.
        author: The author, by name.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "coauthors", {"author": author, "limit": limit}, row=CoauthorsRow)
