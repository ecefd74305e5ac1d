"""Everything the graph says about a paper, entity, author or venue, with the sentences that say so."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class WhatIsKnownRow(Value):
    """A row of `what-is-known`."""

    relation: str
    """Type of the edge, as in USES."""
    direction: str
    """`out` where the edge leads from what was asked about, `in` where it leads to it."""
    total: int
    """How many such edges there are."""
    name: str
    """Name or title of what is at the other end; for a claim, its words."""
    label: str
    """Label of what is at the other end, as in Method."""
    role: str | None
    """For USES, the role; for claims, the outcome; for OUTPERFORMS and the like, absent."""
    number: float | None
    """For RELATED_TO, the weight; for COMPARES_WITH and OUTPERFORMS, how many claims."""
    details: tuple[str, ...] | None
    """For BUILDS_ON, what joins the papers; for RELATED_TO, what they share."""
    sentence: str | None
    """The sentence that says so, where one does."""
    confidence: float | None
    """How sure the extraction is, from 0 to 1."""
    other_id: str
    """Id of what is at the other end."""
    paper_id: str | None
    """Id of the paper that says so, where that is neither end."""


def what_is_known(store: Store, node: str, *, each: int = 10) -> Table[WhatIsKnownRow]:
    """Everything the graph says about a paper, entity, author or venue, with the sentences that say so.

    Of each relation the surest facts are shown first; `total` says how many there are.

    Args:
        store: The store to ask.
        node: The paper or entity, by any of its names.
        each: At most this many rows for each relation.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "what-is-known", {"node": node, "each": each}, row=WhatIsKnownRow)
