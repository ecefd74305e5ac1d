"""The concepts that papers about a concept are also about, and how closely they go together."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class ConceptCooccurrenceRow(Value):
    """A row of `concept-cooccurrence`."""

    concept: str
    """The other concept."""
    papers: int
    """How many papers are about both."""
    share: float
    """Share of the papers about the one or the other that are about both (Jaccard), from 0 to 1."""
    kind: str | None
    """Its kind, as in task."""
    concept_id: str
    """Id of the other concept."""


def concept_cooccurrence(store: Store, concept: str, *, limit: int = 30) -> Table[ConceptCooccurrenceRow]:
    """The concepts that papers about a concept are also about, and how closely they go together.

    Args:
        store: The store to ask.
        concept: The concept, task or theme, by any of its names.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "concept-cooccurrence", {"concept": concept, "limit": limit}, row=ConceptCooccurrenceRow)
