"""The papers nearest to a paper, with the concepts and methods they share."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class SharedConceptsRow(Value):
    """A row of `shared-concepts`."""

    title: str
    """Title of the near paper."""
    year: int | None
    """Year of the near paper."""
    weight: float
    """How much they share, weighted by rarity."""
    shared: tuple[str, ...]
    """Names of what they share."""
    paper_id: str
    """Id of the near paper."""


def shared_concepts(store: Store, paper: str, *, limit: int = 10) -> Table[SharedConceptsRow]:
    """The papers nearest to a paper, with the concepts and methods they share.

    What is rare in the literature counts most.

    Args:
        store: The store to ask.
        paper: The paper, by id, title, short title, DOI, arXiv id or what it introduces.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "shared-concepts", {"paper": paper, "limit": limit}, row=SharedConceptsRow)
