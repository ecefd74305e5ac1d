"""What beat a method, what beat that, and so on: chains of claimed progress."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class SuccessionRow(Value):
    """A row of `succession`."""

    steps: int
    """How many steps from the start."""
    method: str
    """The better method."""
    beats: str
    """The method one step nearer that it beats."""
    claims: int
    """How many claims say so."""
    best_factor: float | None
    """The strongest claim as a factor, 2.0 being twice as good."""
    best_percent: float | None
    """The strongest claim in percent."""
    best_points: float | None
    """The strongest claim in points."""
    evidence: str | None
    """The words of the surest claim."""
    method_id: str
    """Id of the better method."""
    beats_id: str
    """Id of the method one step nearer."""
    paper_ids: tuple[str, ...]
    """Ids of the papers that say so."""


def succession(store: Store, method: str, *, depth: int = 3, limit: int = 50) -> Table[SuccessionRow]:
    """What beat a method, what beat that, and so on: chains of claimed progress.

    Args:
        store: The store to ask.
        method: The method to start from, by any of its names.
        depth: How many steps to follow.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "succession", {"method": method, "depth": depth, "limit": limit}, row=SuccessionRow)
