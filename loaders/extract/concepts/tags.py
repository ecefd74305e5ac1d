"""Usual part-of-speech tags: the tag that a word has most often in the field's abstracts, whatever its context.

A tagger is right more often, but running one takes five times as long as all else that concepts need, and changes which
concepts are found hardly at all (half a point of F1). The list is what a tagger said of a corpus, see `training._tags`.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

_ADJECTIVES = ("ive", "al", "ous", "ic", "able", "ible", "less", "ful")


@cache
def _tags() -> Mapping[str, str]:
    tags: dict[str, str] = {}
    for line in (files("citegraph.loaders.extract") / "data" / "word_tags.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            tag, _, words = line.partition("\t")
            tags |= dict.fromkeys(words.split(), tag)
    return tags


@lru_cache(maxsize=100_000)
def usual_tag(word: str) -> str:
    """The Penn Treebank tag that a lower-case word has most often.

    >>> [usual_tag(word) for word in ("model", "learning", "robust", "test-time", "unseenness")]
    ['NN', 'NN', 'JJ', 'NN', 'NN']
    """
    known = _tags()
    last = word.rpartition("-")[2]
    return known.get(word) or known.get(last) or tag_by_ending(last)


def tag_by_ending(word: str) -> str:
    """The tag that a word's ending suggests; a noun where it suggests none."""
    if word.endswith("ing"):
        return "VBG"
    if word.endswith("ed"):
        return "VBN"
    return "JJ" if word.endswith(_ADJECTIVES) else "NN"
