"""The papers that most of the literature in the graph rests on, directly and through others."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class MostBuiltUponRow(Value):
    """A row of `most-built-upon`."""

    title: str
    """Title of the paper."""
    year: int | None
    """Year of the paper."""
    score: float
    """Its rank, 1 being that of an average paper in this graph."""
    built_on_by: int
    """How many papers build on it directly."""
    paper_id: str
    """Id of the paper."""


def most_built_upon(store: Store, *, concept: str | None = None, limit: int = 20) -> Table[MostBuiltUponRow]:
    """The papers that most of the literature in the graph rests on, directly and through others.

    PageRank over who builds on whom (Page and others, 1999; damping 0.85), without any citation.

    Args:
        store: The store to ask.
        concept: Only among papers about this concept.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "most-built-upon", {"concept": concept, "limit": limit}, row=MostBuiltUponRow)
