"""What the papers of a venue are about, and since when."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class VenueProfileRow(Value):
    """A row of `venue-profile`."""

    concept: str
    """The concept."""
    papers: int
    """How many papers of the venue are about it."""
    first_year: int | None
    """Year of the first."""
    last_year: int | None
    """Year of the latest."""
    concept_id: str
    """Id of the concept."""


def venue_profile(store: Store, venue: str, *, limit: int = 30) -> Table[VenueProfileRow]:
    """What the papers of a venue are about, and since when.

    Args:
        store: The store to ask.
        venue: The venue, by name.
        limit: At most this many rows.

    Raises:
        UnknownNameError: if a name stands for nothing.
        AmbiguousNameError: if it stands for several things.
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "venue-profile", {"venue": venue, "limit": limit}, row=VenueProfileRow)
