"""Abbreviations and names that stand for several things in this graph."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class AmbiguousNamesRow(Value):
    """A row of `ambiguous-names`."""

    name: str
    """The name as one of the entities has it."""
    senses: tuple[str, ...]
    """Names of what it stands for."""
    sense_ids: tuple[str, ...]
    """Ids of what it stands for."""


def ambiguous_names(store: Store, *, limit: int = 100) -> Table[AmbiguousNamesRow]:
    """Abbreviations and names that stand for several things in this graph.

    Names are compared as they are looked up: case, spelling and plural do not matter, versions and digits do.

    Args:
        store: The store to ask.
        limit: At most this many rows.

    Raises:
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "ambiguous-names", {"limit": limit}, row=AmbiguousNamesRow)
