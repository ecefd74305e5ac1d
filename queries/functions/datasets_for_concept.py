"""The datasets, benchmarks and metrics that papers about a concept introduce or evaluate on."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class DatasetsForConceptRow(Value):
    """A row of `datasets-for-concept`."""

    dataset: str
    """The dataset."""
    papers: int
    """How many of these papers introduce it or evaluate on it."""
    introduced: bool
    """Whether one of these papers introduces it."""
    kind: str | None
    """Its kind, as in benchmark."""
    dataset_id: str
    """Id of the dataset."""


def datasets_for_concept(store: Store, concept: str, *, limit: int = 30) -> Table[DatasetsForConceptRow]:
    """The datasets, benchmarks and metrics that papers about a concept introduce or evaluate on.

    Args:
        store: The store to ask.
        concept: The concept, task or theme, by any of its names.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "datasets-for-concept", {"concept": concept, "limit": limit}, row=DatasetsForConceptRow)
