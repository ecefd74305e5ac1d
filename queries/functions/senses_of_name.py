"""What an abbreviation or a name stands for, in which papers, and why it was taken so in each."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class SensesOfNameRow(Value):
    """A row of `senses-of-name`."""

    sense: str
    """Name of what it stands for."""
    papers: int
    """How many papers mean this by it."""
    title: str
    """Title of a paper that does."""
    reason: str
    """Why it was taken so."""
    confidence: float
    """How sure that choice is, from 0 to 1."""
    sentence: str | None
    """A sentence with it."""
    sense_id: str
    """Id of what it stands for."""
    paper_id: str
    """Id of the paper."""


def senses_of_name(store: Store, name: str, *, each: int = 20) -> Table[SensesOfNameRow]:
    """What an abbreviation or a name stands for, in which papers, and why it was taken so in each.

    A name is compared as it is written, in any case and in the plural too.

    Args:
        store: The store to ask.
        name: The name, as in CL.
        each: At most this many papers for each sense, the surest first.

    Raises:
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "senses-of-name", {"name": name, "each": each}, row=SensesOfNameRow)
