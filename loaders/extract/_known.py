"""Names found by what the field is known to call things: the lexicon's methods and datasets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Entry
from citegraph.loaders.extract._document import Occurrence
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract._words import Word, shape_of

LONGEST = 5
"""Words of the longest name that is looked up."""
_MARKED = ("inner", "caps")
_JOINTS = (" ", "-", "--")
"""What may stand between the words of a name: LaTeX writes Newton--Raphson."""
_TAILS = ("based", "style", "like")
_COORDINATED = re.compile(r"((?:[\w-]+,\s+)*[\w-]+)(?:,?\s+(?:and|or)\s+|/)$")


def known_names(doc: Doc) -> Iterator[Occurrence]:
    """Occurrences of the lexicon's methods and datasets, the longest at each place.

    In "tensor and pipeline parallelism", both are found where the lexicon has both.
    """
    words, resources, text = doc._.words, doc._.resources, doc._.page.text
    index = 0
    while index < len(words):
        length = _longest_known(words, index, resources, text)
        if length:
            found = _occurrence(words[index : index + length], text)
            yield found
            yield from _coordinated(found, words[index : index + length], doc)
        elif "-" in words[index].text and (head := _head_of_compound(words[index])):
            length = _longest_known([head], 0, resources, text)
            yield from [_occurrence([head], text)] * length
        index += length or 1


def _head_of_compound(word: Word) -> Word | None:
    """What stands before "-based" in a word in lower case, where words_of leaves the tail on: transformer."""
    head, _, tail = word.text.rpartition("-")
    return replace(word, text=head, end=word.start + len(head)) if head and tail in _TAILS else None


def _occurrence(words: Sequence[Word], text: str) -> Occurrence:
    start, end = words[0].start, words[-1].end
    return Occurrence(start, end, text[start:end], words[0].sentence, "lexicon")


def _longest_known(words: Sequence[Word], index: int, resources: Resources, text: str) -> int:
    if words[index].text.lower()[:3] not in resources.openings:
        return 0
    most = 1
    while most < LONGEST and index + most < len(words) and words[index + most].gap in _JOINTS:
        most += 1
    for length in range(most, 0, -1):
        form = text[words[index].start : words[index + length - 1].end]
        if (entry := resources.lexicon.find(form)) and entry.label != "Concept" and means(form, entry, resources):
            return length
    return 0


def means(form: str, entry: Entry, resources: Resources) -> bool:
    """Whether a form written like that means the entry: "align" does not mean ALIGN, but "cifar" means CIFAR."""
    if form in entry.names or " " in form or shape_of(form) in _MARKED:
        return True
    key = name_key(form)
    shapes = {shape_of(name) for name in entry.names if name_key(name) == key}
    counts = resources.table.counts(key)
    if shapes <= set(_MARKED):
        return counts is not None and 2 * counts.cased > counts.papers
    return not form.islower() or "lower" in shapes or (counts is not None and 4 * counts.lower > counts.papers)


def _coordinated(found: Occurrence, words: Sequence[Word], doc: Doc) -> Iterator[Occurrence]:
    """The other names of an elliptical coordination that ends in a known one."""
    if len(words) < 2 or " " not in found.text:  # noqa: PLR2004 - a modifier and a head
        return
    text = doc._.page.text
    before = _COORDINATED.search(text, doc._.sentences[found.sentence].start, found.start)
    head = text[words[1].start : found.end]
    for match in re.finditer(r"[\w-]+", before[1]) if before else ():
        name = f"{match[0]} {head}"
        entry = doc._.resources.lexicon.find(name)
        if entry and before:
            start = before.start(1) + match.start()
            yield Occurrence(start, start + len(match[0]), name, found.sentence, "coordination")
