"""Papers whose title or abstract holds all the words of a text, those that say them most first."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import rows_of


class SearchRow(Value):
    """A row of `search`."""

    title: str
    """Title of the paper."""
    year: int | None
    """Year of the paper."""
    score: float
    """How well it fits; only its order means anything."""
    excerpt: str
    """The words around the first place in the abstract, or its beginning."""
    paper_id: str
    """Id of the paper."""


def search(store: Store, text: str, *, limit: int = 20) -> list[SearchRow]:
    """Papers whose title or abstract holds all the words of a text, those that say them most first.

    Words are found in any case and as parts of longer words. A word in the title counts as five in the abstract, and a
    word that few of the papers found repeat counts more (BM25 without lengths).

    Args:
        store: The store to ask.
        text: The words, or in quotation marks a phrase.
        limit: At most this many rows.

    Raises:
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "search", {"text": text, "limit": limit}, row=SearchRow)
