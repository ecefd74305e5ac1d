"""Papers whose title or abstract holds all the words of a text, those that say them most first."""

# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead.

from citegraph.graph.model import Value
from citegraph.graph.stores import Store
from citegraph.queries.answer import Table, rows_of


class SearchRow(Value):
    """A row of `search`."""

    title: str
    """Title of the paper."""
    year: int | None
    """Year of the paper."""
    score: float
    """How well it fits, up to 1 for each word."""
    excerpt: str
    """The words around the first place in the abstract, or its beginning."""
    paper_id: str
    """Id of the paper."""


def search(store: Store, text: str, *, limit: int = 20) -> Table[SearchRow]:
    """Papers whose title or abstract holds all the words of a text, those that say them most first.

    Words are whole words in any case, singular or plural; `decod*` is any word that begins so, and what stands in
    quotation marks, or is joined by a hyphen, a phrase. A word in the title counts as five in the abstract, and each
    time it is said again counts less (BM25's saturation, without lengths). A full-text index, where the store has one,
    only finds candidates: the answer is the same on every store.

    Args:
        store: The store to ask.
        text: The words, or in quotation marks a phrase.
        limit: At most this many rows.

    Raises:
        QueryError: if a parameter is not valid.
    """
    return rows_of(store, "search", {"text": text, "limit": limit}, row=SearchRow)
