"""What is new since a date: papers that were added or learned more about, and what they bring."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class ChangedSinceRow(Value):
    """A row of `changed-since`."""

    title: str
    """Title of the paper."""
    year: int | None
    """Year of the paper."""
    changed: str
    """The day on which the latest record of it was added."""
    is_new: bool
    """Whether the paper itself is new, and not known from an earlier record."""
    introduces: tuple[str, ...]
    """Names of what it introduces."""
    better_than: tuple[str, ...]
    """Names of what it claims to be better than."""
    builds_on: tuple[str, ...]
    """Titles of the papers here that it builds on."""
    claims: int
    """How many comparisons it makes."""
    paper_id: str
    """Id of the paper."""


def changed_since(store: Store, since: str, *, limit: int = 100) -> Table[ChangedSinceRow]:
    """What is new since a date: papers that were added or learned more about, and what they bring.

    The dates are those of loading, in UTC, not of publication. A paper is told of again when another source adds to it.
    What was removed is gone, and is not told of.

    Args:
        store: The store to ask.
        since: The first day, as in 2026-01-31.
        limit: At most this many rows.

    Raises:
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "changed-since", {"since": since, "limit": limit}, row=ChangedSinceRow)
