"""Names that the title gives away: what stands before its colon, and phrases of it that the abstract takes up."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from citegraph.graph.names import name_key
from citegraph.loaders.extract._document import Occurrence, Sentence
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract._shapes import is_function_word
from citegraph.loaders.extract._words import Word

LONGEST_HEAD = 4
"""Words of the longest name before a colon."""
LONGEST_PHRASE = 4
_COLON = re.compile(r"\s?:(?:\s|(?=[A-Z]))")
COMMON = 150
"""Papers of the name table above which a phrase belongs to the field and not to this paper."""


def title_names(doc: Doc) -> Iterator[Occurrence]:
    """The title's head, and every place of its phrases that stand in the abstract too."""
    yield from _head(doc)
    words = doc._.words
    first = next((index for index, word in enumerate(words) if word.sentence > 0), len(words))
    phrases = _phrases(words[:first], doc)
    for index in range(first, len(words)):
        for length in range(LONGEST_PHRASE, 1, -1):
            if (key := _key(words[index : index + length], length, doc)) and key in phrases:
                yield phrases[key]
                start, end = words[index].start, words[index + length - 1].end
                yield Occurrence(start, end, doc._.page.text[start:end], words[index].sentence, "title phrase")
                break


def _head(doc: Doc) -> Iterator[Occurrence]:
    title: Sentence = doc._.sentences[0]
    head = title_head(doc._.page.text[title.start : title.end])
    if 0 < len(head.split()) <= LONGEST_HEAD:
        yield Occurrence(title.start, title.start + len(head), head, 0, "title")


def title_head(title: str) -> str:
    """What stands before a title's colon; empty where it has none.

    >>> title_head("SAGE:Specification-Aware Grammar"), title_head("Planning at 10:30"), title_head("On Names")
    ('SAGE', '', '')
    """
    colon = _COLON.search(title)
    return title[: colon.start()] if colon else ""


def _phrases(words: tuple[Word, ...], doc: Doc) -> dict[str, Occurrence]:
    """Phrases of the title by key: two to four content words that are not common in the field."""
    resources: Resources = doc._.resources
    found = {}
    for index in range(len(words)):
        for length in range(2, LONGEST_PHRASE + 1):
            key = _key(words[index : index + length], length, doc)
            if (key and (counts := resources.table.counts(key)) is None) or (key and counts and counts.papers < COMMON):
                start, end = words[index].start, words[index + length - 1].end
                found[key] = Occurrence(start, end, doc._.page.text[start:end], 0, "title phrase")
    return found


def _key(words: tuple[Word, ...], length: int, doc: Doc) -> str:
    """The key of words that could be a phrase; empty where they could not."""
    if len(words) < length or any(word.gap not in (" ", "-") for word in words[1:]):
        return ""
    if any(is_function_word(word.text) or word.shape == "size" for word in words) or not all(
        w.whole for w in words[:-1]
    ):
        return ""
    return name_key(doc._.page.text[words[0].start : words[-1].end])
