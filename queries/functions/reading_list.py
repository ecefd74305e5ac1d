"""What to read on a concept, in which order: papers that others build on come before those that do."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class ReadingListRow(Value):
    """A row of `reading-list`."""

    position: int
    """Its place in the list, from 1."""
    title: str
    """Title of the paper."""
    year: int | None
    """Year of the paper."""
    about: bool
    """Whether it is about the concept itself; else papers about it build on it."""
    built_on_by: int
    """How many of the papers found build on it."""
    after: tuple[str, ...]
    """Titles of papers earlier in the list that it builds on."""
    paper_id: str
    """Id of the paper."""


def reading_list(store: Store, concept: str, *, limit: int = 20) -> Table[ReadingListRow]:
    """What to read on a concept, in which order: papers that others build on come before those that do.

    The papers about the concept and those that several of them build on, the most important `limit` of them (PageRank
    over who builds on whom), each after what it builds on.

    Args:
        store: The store to ask.
        concept: The concept, task or theme, by any of its names.
        limit: At most this many papers.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "reading-list", {"concept": concept, "limit": limit}, row=ReadingListRow)
