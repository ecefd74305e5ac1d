"""The word lists that the rules go by, from data/words.tsv."""

from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list.

    >>> "al." in word_list("abbreviated")
    True
    """
    lines = (files(__package__) / "data" / "words.tsv").read_text("utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return frozenset(word for key, _, words in rows if key == name for word in words.split())
