"""Names in lower case that the text points at: "a loss called foldcal", or words that it sets in italics."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from citegraph.loaders.extract._document import Occurrence, Page, sentence_at
from citegraph.loaders.extract._shapes import is_function_word
from citegraph.loaders.extract._words import Word
from citegraph.loaders.extract.concepts.tags import usual_tag

LONGEST = 4
"""Words of the longest such name."""
_CALLING = frozenset({"called", "named", "termed", "dubbed", "coined", "nicknamed"})
_LEADING = frozenset({"as", "the", "a", "an"})
_VERBS = frozenset({"VBD", "VBN", "VBZ", "VBP", "VB", "MD", "IN", "RB", "DT", "WDT", "TO"})
"""Usual tags of words that no such name ends with or goes on after."""
_EMPHASIS = re.compile(r"\\(?:textit|emph|textbf|textsc|texttt)\{([^{}\\$]{3,60})\}")


def called_names(doc: Doc) -> Iterator[Occurrence]:
    """What stands behind "called", up to the first verb or mark; of words with capitals, other rules know."""
    words: Sequence[Word] = doc._.words
    for index, word in enumerate(words):
        if word.text.lower() in _CALLING and word.sentence:
            start = index + 1
            while start < len(words) and words[start].text.lower() in _LEADING:
                start += 1
            name = _phrase(words, start)
            if name and all(part.shape == "lower" for part in name):
                yield _occurrence(doc, name[0].start, name[-1].end, "called")


def _phrase(words: Sequence[Word], start: int) -> list[Word]:
    name: list[Word] = []
    for word in words[start : start + LONGEST + 1]:
        goes_on = not name or (word.gap == " " and word.sentence == name[0].sentence)
        if not goes_on or is_function_word(word.text) or (name and usual_tag(word.text.lower()) in _VERBS):
            break
        name.append(word)
    return name if len(name) <= LONGEST and name and words[start].sentence == words[start - 1].sentence else []


def emphasised_names(doc: Doc) -> Iterator[Occurrence]:
    """What the stored abstract sets in italics, bold or the like, where it is no sentence or heading of its own."""
    page: Page = doc._.page
    for match in _EMPHASIS.finditer(doc._.paper.abstract):
        form = " ".join(match[1].split())
        at = page.text.find(form, page.abstract_start)
        if at >= 0 and len(form.split()) <= LONGEST and form[-1].isalnum() and not is_function_word(form.split()[0]):
            yield _occurrence(doc, at, at + len(form), "emphasis")


def _occurrence(doc: Doc, start: int, end: int, rule: str) -> Occurrence:
    return Occurrence(start, end, doc._.page.text[start:end], sentence_at(doc, start), rule)
