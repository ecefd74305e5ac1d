"""The largest gains that papers claim, by unit: factors, percent and points are not one scale."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from typing import Literal

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class StrongestClaimsRow(Value):
    """A row of `strongest-claims`."""

    unit: str
    """What the number counts: factor, percent or points."""
    number: float
    """The number."""
    value: str | None
    """The value as written."""
    bound: str | None
    """Whether it is exact, up to, at least or about that."""
    metric: str | None
    """What is measured, as written."""
    subject: str
    """What is better."""
    baseline: str | None
    """What it is better than."""
    dataset: str | None
    """The datasets it is measured on, as written."""
    evidence: str
    """The words that state the claim."""
    title: str
    """Title of the paper that claims it."""
    year: int | None
    """Year of the paper."""
    paper_id: str
    """Id of the paper."""
    claim_id: str
    """Id of the claim."""


def strongest_claims(
    store: Store,
    *,
    metric: str | None = None,
    unit: Literal["any", "factor", "percent", "points"] = "any",
    dataset: str | None = None,
    outcome: Literal["better", "equal", "worse", "unclear"] = "better",
    limit: int = 10,
) -> Table[StrongestClaimsRow]:
    """The largest gains that papers claim, by unit: factors, percent and points are not one scale.

    Args:
        store: The store to ask.
        metric: Only claims whose metric, as written or by its usual name, contains this.
        unit: Only claims in this unit.
        dataset: Only claims on this dataset.
        outcome: Only this outcome, from the subject's point of view.
        limit: At most this many rows for each unit.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    given = {"metric": metric, "unit": unit, "dataset": dataset, "outcome": outcome, "limit": limit}
    return rows_of(store, "strongest-claims", given, row=StrongestClaimsRow)
