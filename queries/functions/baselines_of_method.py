"""Who compares with a method, on what and with which outcome; or what it is compared with itself."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from typing import Literal

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class BaselinesOfMethodRow(Value):
    """A row of `baselines-of-method`."""

    subject: str
    """What is compared."""
    outcome: str
    """How the subject does: better, equal, worse or unclear."""
    baseline: str | None
    """What it is compared with; absent where the text names nothing."""
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
    subject_id: str | None
    """Id of the subject, where it is named."""
    baseline_id: str | None
    """Id of the baseline, where it is named."""
    paper_id: str
    """Id of the paper."""
    claim_id: str
    """Id of the claim."""


def baselines_of_method(
    store: Store,
    method: str,
    *,
    side: Literal["baseline", "subject", "either"] = "baseline",
    outcome: Literal["any", "better", "equal", "worse", "unclear"] = "any",
    limit: int = 50,
) -> Table[BaselinesOfMethodRow]:
    """Who compares with a method, on what and with which outcome; or what it is compared with itself.

    Args:
        store: The store to ask.
        method: The method, model or dataset, by any of its names.
        side: The method's part in the comparison: `baseline` asks who compares with it, `subject` what it is compared
            with.
        outcome: Only this outcome, from the subject's point of view.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    given = {"method": method, "side": side, "outcome": outcome, "limit": limit}
    return rows_of(store, "baselines-of-method", given, row=BaselinesOfMethodRow)
