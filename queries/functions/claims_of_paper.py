"""What a paper claims to be better than, on what and by how much."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class ClaimsOfPaperRow(Value):
    """A row of `claims-of-paper`."""

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
    confidence: float
    """How sure the extraction is, from 0 to 1."""
    claim_id: str
    """Id of the claim."""


def claims_of_paper(store: Store, paper: str) -> Table[ClaimsOfPaperRow]:
    """What a paper claims to be better than, on what and by how much.

    Args:
        store: The store to ask.
        paper: The paper, by id, title, short title, DOI, arXiv id or what it introduces.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "claims-of-paper", {"paper": paper}, row=ClaimsOfPaperRow)
