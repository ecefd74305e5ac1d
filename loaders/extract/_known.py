"""Names found by what the field is known to call things: the lexicon's entries, in whatever case they are written."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from citegraph.loaders.extract._document import Occurrence
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract._words import Word

LONGEST = 5
"""Words of the longest name that is looked up."""


def known_names(doc: Doc) -> Iterator[Occurrence]:
    """Occurrences of the lexicon's methods and datasets, the longest at each place."""
    words, index = doc._.words, 0
    while index < len(words):
        length = _longest_known(words, index, doc)
        if length:
            start, end = words[index].start, words[index + length - 1].end
            yield Occurrence(start, end, doc._.page.text[start:end], words[index].sentence, "lexicon")
        index += length or 1


def _longest_known(words: Sequence[Word], index: int, doc: Doc) -> int:
    resources: Resources = doc._.resources
    most = 1
    while most < LONGEST and index + most < len(words) and words[index + most].gap in (" ", "-"):
        most += 1
    for length in range(most, 0, -1):
        text = doc._.page.text[words[index].start : words[index + length - 1].end]
        entry = resources.lexicon.find(text)
        if entry and entry.label != "Concept" and (length > 1 or not text.islower() or len(text) > 3):
            return length
    return 0
