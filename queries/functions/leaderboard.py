"""Methods ranked by the comparisons they win and lose, on a dataset, a metric, or overall."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class LeaderboardRow(Value):
    """A row of `leaderboard`."""

    method: str
    """The method, or the dataset where the claim is about one."""
    wins: int
    """How many claims it wins."""
    losses: int
    """How many claims it loses."""
    ties: int
    """How many claims find no difference."""
    papers: int
    """How many papers make these claims."""
    best_absolute: float | None
    """The highest absolute value claimed for it."""
    strongest: tuple[str, ...]
    """Up to three of the values it wins by, as written."""
    method_id: str
    """Id of the method."""


def leaderboard(
    store: Store, *, dataset: str | None = None, metric: str | None = None, limit: int = 30
) -> Table[LeaderboardRow]:
    """Methods ranked by the comparisons they win and lose, on a dataset, a metric, or overall.

    A win is a claim by which the method is better, a loss one by which another is; who makes the claim does not matter.

    Args:
        store: The store to ask.
        dataset: Only claims measured on this dataset.
        metric: Only claims whose metric, as written or by its usual name, contains this.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "leaderboard", {"dataset": dataset, "metric": metric, "limit": limit}, row=LeaderboardRow)
