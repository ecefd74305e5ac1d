"""What a method is a variant of, its own variants, and its successors."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class MethodLineageRow(Value):
    """A row of `method-lineage`."""

    relation: str
    """`ancestor` (the method is a variant of it), `variant`, or `successor` (introduced by a paper that extends the
    method or claims to beat it).
    """
    steps: int
    """How many steps away it is."""
    method: str
    """The related method."""
    through: str
    """The method one step nearer, from which it was reached."""
    rule: str
    """`text` where a paper says so, `name` where the name alone shows it."""
    sentence: str | None
    """The sentence that says so."""
    title: str | None
    """Title of the paper that says so."""
    year: int | None
    """Year of the paper."""
    method_id: str
    """Id of the related method."""
    through_id: str
    """Id of the method one step nearer."""
    paper_id: str | None
    """Id of the paper that says so."""


def method_lineage(store: Store, method: str, *, depth: int = 4) -> Table[MethodLineageRow]:
    """What a method is a variant of, its own variants, and its successors.

    Args:
        store: The store to ask.
        method: The method, model or dataset, by any of its names.
        depth: How many steps of variation to follow each way.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "method-lineage", {"method": method, "depth": depth}, row=MethodLineageRow)
