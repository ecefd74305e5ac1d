"""The methods that papers about a concept introduce or use, those of most papers first."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class MethodsForConceptRow(Value):
    """A row of `methods-for-concept`."""

    method: str
    """The method."""
    papers: int
    """How many of these papers introduce or use it."""
    introduced: bool
    """Whether one of these papers introduces it."""
    as_baseline: int
    """How many of these papers use it as a baseline."""
    kind: str | None
    """Its kind, as in model."""
    method_id: str
    """Id of the method."""


def methods_for_concept(store: Store, concept: str, *, limit: int = 30) -> Table[MethodsForConceptRow]:
    """The methods that papers about a concept introduce or use, those of most papers first.

    Args:
        store: The store to ask.
        concept: The concept, task or theme, by any of its names.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "methods-for-concept", {"concept": concept, "limit": limit}, row=MethodsForConceptRow)
