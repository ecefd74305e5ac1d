"""The shortest way from one paper or entity to another, with what says so at each step."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class ConnectionRow(Value):
    """A row of `connection`."""

    step: int
    """Number of the step, from 1."""
    source: str
    """Name or title at the beginning of the step."""
    relation: str
    """Type of the edge, with an arrow for its direction."""
    target: str
    """Name or title at the end of the step."""
    sentence: str | None
    """The sentence that says so, or what joins the two papers."""
    source_id: str
    """Id at the beginning of the step."""
    target_id: str
    """Id at the end of the step."""
    paper_id: str | None
    """Id of the paper that says so, where that is neither end."""


def connection(store: Store, start: str, *, goal: str, depth: int = 6) -> Table[ConnectionRow]:
    """The shortest way from one paper or entity to another, with what says so at each step.

    Steps run along every fact and link but RELATED_TO and MENTIONS, in either direction. Of several shortest ways it is
    the one whose ids come first. What outperforms what is said by a claim.

    Args:
        store: The store to ask.
        start: The paper or entity to start from, by any of its names.
        goal: The paper or entity to reach, by any of its names.
        depth: At most this many steps.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "connection", {"start": start, "goal": goal, "depth": depth}, row=ConnectionRow)
