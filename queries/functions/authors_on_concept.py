"""Who writes most about a concept."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class AuthorsOnConceptRow(Value):
    """A row of `authors-on-concept`."""

    author: str
    """Name of the author."""
    papers: int
    """How many papers about it they wrote."""
    last_year: int | None
    """Year of the latest."""
    author_id: str
    """Id of the author."""


def authors_on_concept(store: Store, concept: str, *, limit: int = 30) -> Table[AuthorsOnConceptRow]:
    """Who writes most about a concept.

    Args:
        store: The store to ask.
        concept: The concept, task or theme, by any of its names.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "authors-on-concept", {"concept": concept, "limit": limit}, row=AuthorsOnConceptRow)
