"""Papers that say where their code or data is, with the addresses."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class PapersWithCodeRow(Value):
    """A row of `papers-with-code`."""

    title: str
    """Title of the paper."""
    year: int | None
    """Year of the paper."""
    code: tuple[str, ...]
    """Addresses of code, data or project pages."""
    paper_id: str
    """Id of the paper."""


def papers_with_code(
    store: Store, *, concept: str | None = None, since: int | None = None, limit: int = 100
) -> Table[PapersWithCodeRow]:
    """Papers that say where their code or data is, with the addresses.

    Args:
        store: The store to ask.
        concept: Only papers about this concept.
        since: Only papers of this year or later.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    given = {"concept": concept, "since": since, "limit": limit}
    return rows_of(store, "papers-with-code", given, row=PapersWithCodeRow)
