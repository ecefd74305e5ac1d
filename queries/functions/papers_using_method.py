"""Papers that use a method, and how they use it."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from typing import Literal

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class PapersUsingMethodRow(Value):
    """A row of `papers-using-method`."""

    paper_id: str
    """Id of the paper."""
    title: str
    """Title of the paper."""
    year: int | None
    """Year of the paper."""
    role: str
    """How the paper uses it: as a baseline, as a component or as its subject."""
    surface: str
    """The name as the paper writes it."""
    sentence: str
    """The sentence that says so."""
    confidence: float
    """How sure the extraction is, from 0 to 1."""


def papers_using_method(
    store: Store, method: str, *, role: Literal["any", "baseline", "component", "subject"] = "any", limit: int = 50
) -> Table[PapersUsingMethodRow]:
    """Papers that use a method, and how they use it.

    Args:
        store: The store to ask.
        method: The method, by any of its names.
        role: Only papers that use it in this role.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    given = {"method": method, "role": role, "limit": limit}
    return rows_of(store, "papers-using-method", given, row=PapersUsingMethodRow)
