"""Papers about a concept or task, those that have it in their title first."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class PapersAboutConceptRow(Value):
    """A row of `papers-about-concept`."""

    title: str
    """Title of the paper."""
    year: int | None
    """Year of the paper."""
    in_title: bool
    """Whether the title names the concept."""
    surface: str
    """The concept as the paper writes it."""
    sentence: str
    """The sentence that names it."""
    confidence: float
    """How sure the extraction is, from 0 to 1."""
    paper_id: str
    """Id of the paper."""


def papers_about_concept(store: Store, concept: str, *, limit: int = 50) -> Table[PapersAboutConceptRow]:
    """Papers about a concept or task, those that have it in their title first.

    Args:
        store: The store to ask.
        concept: The concept, task or theme, by any of its names.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "papers-about-concept", {"concept": concept, "limit": limit}, row=PapersAboutConceptRow)
