"""How many papers of each year say where their code or data is."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class CodeByYearRow(Value):
    """A row of `code-by-year`."""

    year: int | None
    """The year; absent for papers whose year is not known."""
    papers: int
    """How many papers there are."""
    with_code: int
    """How many of them say where their code or data is."""
    share: float
    """Their share, from 0 to 1."""


def code_by_year(store: Store, *, concept: str | None = None) -> Table[CodeByYearRow]:
    """How many papers of each year say where their code or data is.

    Args:
        store: The store to ask.
        concept: Only papers about this concept.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "code-by-year", {"concept": concept}, row=CodeByYearRow)
