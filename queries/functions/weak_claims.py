"""Claims to read again before they are relied on, with what they lack."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class WeakClaimsRow(Value):
    """A row of `weak-claims`."""

    evidence: str
    """The words that state the claim."""
    lacking: tuple[str, ...]
    """What the claim lacks: a sure extraction, a value, a metric, a named baseline, or a dataset."""
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


def weak_claims(store: Store, *, confidence: float = 0.6, lacks: int = 2, limit: int = 50) -> Table[WeakClaimsRow]:
    """Claims to read again before they are relied on, with what they lack.

    Args:
        store: The store to ask.
        confidence: Extractions less sure than this count as unsure.
        lacks: At least this many things are lacking.
        limit: At most this many rows.

    Raises:
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "weak-claims", {"confidence": confidence, "lacks": lacks, "limit": limit}, row=WeakClaimsRow)
