"""Papers that introduce a dataset or evaluate on it, those that introduce it first."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class PapersOnDatasetRow(Value):
    """A row of `papers-on-dataset`."""

    title: str
    """Title of the paper."""
    year: int | None
    """Year of the paper."""
    introduces: bool
    """Whether the paper introduces it."""
    sentence: str
    """The sentence that says so."""
    confidence: float
    """How sure the extraction is, from 0 to 1."""
    paper_id: str
    """Id of the paper."""


def papers_on_dataset(store: Store, dataset: str, *, limit: int = 50) -> Table[PapersOnDatasetRow]:
    """Papers that introduce a dataset or evaluate on it, those that introduce it first.

    Args:
        store: The store to ask.
        dataset: The dataset, benchmark or metric, by any of its names.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "papers-on-dataset", {"dataset": dataset, "limit": limit}, row=PapersOnDatasetRow)
