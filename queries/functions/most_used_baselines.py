"""The methods and datasets' records that most papers compare with, and how they come out of it."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class MostUsedBaselinesRow(Value):
    """A row of `most-used-baselines`."""

    method: str
    """The baseline."""
    papers: int
    """How many papers compare with it."""
    beaten: int
    """How many claims find it worse."""
    unbeaten: int
    """How many claims find it as good or better."""
    kind: str | None
    """Its kind, as in model."""
    method_id: str
    """Id of the baseline."""


def most_used_baselines(
    store: Store, *, concept: str | None = None, since: int | None = None, limit: int = 30
) -> Table[MostUsedBaselinesRow]:
    """The methods and datasets' records that most papers compare with, and how they come out of it.

    Args:
        store: The store to ask.
        concept: Only papers about this concept.
        since: Only papers of this year or later.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    given = {"concept": concept, "since": since, "limit": limit}
    return rows_of(store, "most-used-baselines", given, row=MostUsedBaselinesRow)
