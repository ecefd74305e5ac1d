"""Methods that share a dataset or concept and that no claim compares with each other: gaps to fill."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class NeverComparedRow(Value):
    """A row of `never-compared`."""

    first: str
    """One method."""
    second: str
    """The other method."""
    first_papers: int
    """How many of these papers introduce or use the first."""
    second_papers: int
    """How many of these papers introduce or use the second."""
    together: int
    """How many of these papers introduce or use both, without comparing them."""
    first_id: str
    """Id of the first method."""
    second_id: str
    """Id of the second method."""


def never_compared(store: Store, shared: str, *, among: int = 30, limit: int = 30) -> Table[NeverComparedRow]:
    """Methods that share a dataset or concept and that no claim compares with each other: gaps to fill.

    Args:
        store: The store to ask.
        shared: The dataset or concept that they share, by any of its names.
        among: Only pairs of the methods that most of the papers on it introduce or use.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "never-compared", {"shared": shared, "among": among, "limit": limit}, row=NeverComparedRow)
