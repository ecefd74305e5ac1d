"""Groups of papers that are closer to each other than to the rest, with what they are about."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class CommunitiesRow(Value):
    """A row of `communities`."""

    group: int
    """Number of the group, the largest being 1."""
    papers: int
    """How many papers it holds."""
    about: tuple[str, ...]
    """What most of its papers share, up to five."""
    central: tuple[str, ...]
    """Titles of the papers that are joined most closely with the rest of the group, up to three."""
    paper_ids: tuple[str, ...]
    """Ids of all its papers, the central ones first."""


def communities(store: Store, *, least: int = 3, limit: int = 20) -> Table[CommunitiesRow]:
    """Groups of papers that are closer to each other than to the rest, with what they are about.

    Louvain's method (Blondel and others, 2008) with a fixed order, over shared concepts and methods (RELATED_TO) and
    who builds on whom. Papers that nothing joins with another are left out.

    Args:
        store: The store to ask.
        least: Only groups of at least this many papers.
        limit: At most this many groups.

    Raises:
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "communities", {"least": least, "limit": limit}, row=CommunitiesRow)
