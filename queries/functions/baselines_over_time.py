"""For each year, the methods that most papers compare with."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class BaselinesOverTimeRow(Value):
    """A row of `baselines-over-time`."""

    year: int | None
    """The year; absent for papers whose year is not known."""
    method: str
    """The baseline."""
    papers: int
    """How many papers of that year compare with it."""
    method_id: str
    """Id of the baseline."""


def baselines_over_time(store: Store, *, concept: str | None = None, each: int = 5) -> Table[BaselinesOverTimeRow]:
    """For each year, the methods that most papers compare with.

    Args:
        store: The store to ask.
        concept: Only papers about this concept.
        each: At most this many methods a year.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "baselines-over-time", {"concept": concept, "each": each}, row=BaselinesOverTimeRow)
