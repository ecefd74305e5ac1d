"""Pairs of methods of which papers claim each to be better than the other, with the words of both sides."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class ConflictsRow(Value):
    """A row of `conflicts`."""

    first: str
    """One method."""
    second: str
    """The other method."""
    first_claims: int
    """How many claims find the first better."""
    second_claims: int
    """How many claims find the second better."""
    first_evidence: str | None
    """The words of the surest claim for the first."""
    second_evidence: str | None
    """The words of the surest claim for the second."""
    first_id: str
    """Id of the first method."""
    second_id: str
    """Id of the second method."""
    first_paper_ids: tuple[str, ...]
    """Ids of the papers that find the first better."""
    second_paper_ids: tuple[str, ...]
    """Ids of the papers that find the second better."""


def conflicts(store: Store, *, limit: int = 30) -> Table[ConflictsRow]:
    """Pairs of methods of which papers claim each to be better than the other, with the words of both sides.

    Args:
        store: The store to ask.
        limit: At most this many rows.

    Raises:
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "conflicts", {"limit": limit}, row=ConflictsRow)
