"""Methods that papers claim to be better than a method, by how much, and whether anyone disagrees."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class WhatBeatsRow(Value):
    """A row of `what-beats`."""

    method: str
    """The better method."""
    claims: int
    """How many claims say so."""
    papers: int
    """How many papers say so."""
    best_factor: float | None
    """The strongest claim as a factor, 2.0 being twice as good."""
    best_percent: float | None
    """The strongest claim in percent."""
    best_points: float | None
    """The strongest claim in points."""
    disputed: bool
    """Whether some paper claims the opposite."""
    evidence: str | None
    """The words of the surest claim."""
    method_id: str
    """Id of the better method."""
    paper_ids: tuple[str, ...]
    """Ids of the papers that say so."""


def what_beats(store: Store, method: str, *, limit: int = 50) -> Table[WhatBeatsRow]:
    """Methods that papers claim to be better than a method, by how much, and whether anyone disagrees.

    Args:
        store: The store to ask.
        method: The method to beat, by any of its names.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "what-beats", {"method": method, "limit": limit}, row=WhatBeatsRow)
