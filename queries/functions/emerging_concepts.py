"""Concepts whose share of the papers has grown most in the latest years."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class EmergingConceptsRow(Value):
    """A row of `emerging-concepts`."""

    concept: str
    """The concept."""
    growth: float
    """How many times its share before its share is now."""
    recent: int
    """How many papers of the latest years are about it."""
    before: int
    """How many earlier papers are about it."""
    first_year: int
    """The first year of a paper about it."""
    kind: str | None
    """Its kind, as in task."""
    concept_id: str
    """Id of the concept."""


def emerging_concepts(store: Store, *, window: int = 2, least: int = 2, limit: int = 30) -> Table[EmergingConceptsRow]:
    """Concepts whose share of the papers has grown most in the latest years.

    Growth is the share of the latest papers about the concept over its share of the papers before, each with half a
    paper added, so that a concept of one paper does not come first. Papers whose year is not known are left out.

    Args:
        store: The store to ask.
        window: How many of the latest years count as now.
        least: At least this many papers about the concept in these years.
        limit: At most this many rows.

    Raises:
        QueryError: if a parameter is not valid.
    """
    given = {"window": window, "least": least, "limit": limit}
    return rows_of(store, "emerging-concepts", given, row=EmergingConceptsRow)
