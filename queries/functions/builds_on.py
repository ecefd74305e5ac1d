"""The papers that a paper builds on and those that build on it, with what joins them."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from typing import Literal

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class BuildsOnRow(Value):
    """A row of `builds-on`."""

    direction: str
    """`back` or `forward`."""
    steps: int
    """How many steps away the paper is."""
    title: str
    """Title of the paper."""
    year: int | None
    """Year of the paper."""
    via: tuple[str, ...]
    """What the later paper takes from the earlier one, and how."""
    through: str
    """Title of the paper one step nearer, from which it was reached."""
    paper_id: str
    """Id of the paper."""
    through_id: str
    """Id of the paper one step nearer."""


def builds_on(
    store: Store,
    paper: str,
    *,
    direction: Literal["both", "back", "forward"] = "both",
    depth: int = 1,
    limit: int = 100,
) -> Table[BuildsOnRow]:
    """The papers that a paper builds on and those that build on it, with what joins them.

    A citation graph where no citations are known: a later paper compares with, extends or uses what an earlier one
    introduces.

    Args:
        store: The store to ask.
        paper: The paper, by id, title, short title, DOI, arXiv id or what it introduces.
        direction: `back` to what it builds on, `forward` to what builds on it.
        depth: How many steps to follow.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    given = {"paper": paper, "direction": direction, "depth": depth, "limit": limit}
    return rows_of(store, "builds-on", given, row=BuildsOnRow)
