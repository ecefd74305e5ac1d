"""Papers, methods or concepts that join groups which would otherwise be far from each other."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from typing import Literal

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class BridgesRow(Value):
    """A row of `bridges`."""

    name: str
    """Name, or title of the paper."""
    label: str
    """Label of the node."""
    betweenness: float
    """Share of the shortest ways between other nodes that lead through it, from 0 to 1."""
    degree: int
    """How many nodes it is joined with."""
    node_id: str
    """Id of the node."""


def bridges(
    store: Store, *, kind: Literal["any", "Paper", "Method", "Dataset", "Concept"] = "any", limit: int = 20
) -> Table[BridgesRow]:
    """Papers, methods or concepts that join groups which would otherwise be far from each other.

    Betweenness centrality (Brandes, 2001) over papers and what they introduce, use, evaluate on and are about. Exact up
    to some thousands of nodes; beyond that estimated from a fixed sample of starting points (Brandes and Pich, 2007).

    Args:
        store: The store to ask.
        kind: Only nodes with this label.
        limit: At most this many rows.

    Raises:
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "bridges", {"kind": kind, "limit": limit}, row=BridgesRow)
