"""Every claim that compares two methods with each other, whichever side it takes."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class HeadToHeadRow(Value):
    """A row of `head-to-head`."""

    subject: str
    """What is compared."""
    outcome: str
    """How the subject does: better, equal, worse or unclear."""
    baseline: str
    """What it is compared with."""
    metric: str | None
    """What is measured, as written."""
    value: str | None
    """By how much, as written."""
    dataset: str | None
    """The datasets it is measured on, as written."""
    evidence: str
    """The words that state the claim."""
    title: str
    """Title of the paper that claims it."""
    year: int | None
    """Year of the paper."""
    confidence: float
    """How sure the extraction is, from 0 to 1."""
    paper_id: str
    """Id of the paper."""
    claim_id: str
    """Id of the claim."""


def head_to_head(store: Store, first: str, *, second: str, limit: int = 50) -> Table[HeadToHeadRow]:
    """Every claim that compares two methods with each other, whichever side it takes.

    Args:
        store: The store to ask.
        first: One method, by any of its names.
        second: The other method, by any of its names.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "head-to-head", {"first": first, "second": second, "limit": limit}, row=HeadToHeadRow)
