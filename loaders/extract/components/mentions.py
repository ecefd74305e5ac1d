"""The lexicon's names that a text has although no other fact says so: what papers can be found by, if not more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.graph.model import Introduced, Mentioned, Topic, UsedDataset, UsedMethod
from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Entry
from citegraph.graph.names.marks import is_version
from citegraph.graph.names.phrases import spelled
from citegraph.graph.names.plural import singular
from citegraph.loaders.extract._document import evidence
from citegraph.loaders.extract._known import means
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract._word_lists import word_list

component = "citegraph_mentions"

LONGEST = 5
"""Words of the longest name that is looked up."""
MOST_FORMS = 3
"""Written forms of one name that are kept, each with its first place."""
_LOOSE_HEADS = word_list("loose-head")
_FIXED_TAILS = word_list("fixed-tail")
_COMMON_WORDS = word_list("common-word")
_TURNED, _TURNING = word_list("turned-word"), word_list("turning-word")
_TURNED_LINKS = frozenset({"a", "the", "their", "our", "your", "its", "this", "of"})
_PHRASE = 60
"""Characters that are looked at before a word that may be part of a turn of phrase."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, with the places inside it where a name may start or end: "LLM" in "multi-LLM-based"."""

    start: int
    end: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """The farthest first."""
    joined: bool
    """Whether one blank alone stands before it."""


@dataclass(frozen=True, slots=True)
class _Found:
    entry: Entry
    start: int
    end: int


@Language.component(
    component,
    assigns=["doc._.mentioned"],
    requires=["doc._.introduces", "doc._.methods", "doc._.datasets", "doc._.concepts", "doc._.occurrences"],
)
def find_mentions(doc: Doc) -> Doc:
    """Set `doc._.mentioned`, in the order of the text."""
    stated = set(_stated(doc))
    places: dict[Entry, dict[str, _Found]] = {}
    for found in _without_parts_of_names(doc, known_places(doc)):
        if found.entry not in stated:
            places.setdefault(found.entry, {}).setdefault(doc._.page.text[found.start : found.end], found)
    doc._.mentioned = tuple(_mentioned(doc, entry, list(forms.values())) for entry, forms in places.items())
    return doc


def _mentioned(doc: Doc, entry: Entry, places: Sequence[_Found]) -> Mentioned:
    return Mentioned(
        name=entry.name,
        kind=entry.kind,
        mentions=tuple(evidence(doc, place.start, place.end) for place in places[:MOST_FORMS]),
        why="the lexicon has it",
    )


def _stated(doc: Doc) -> Iterator[Entry]:
    """The entries of which another fact speaks."""
    lexicon = doc._.resources.lexicon
    facts: Iterable[Introduced | UsedMethod | UsedDataset | Topic] = (
        *(doc._.introduces + doc._.methods + doc._.datasets + doc._.concepts),
    )
    for fact in facts:
        forms = (fact.name,) if isinstance(fact, Topic) else (fact.name, *fact.aliases)
        yield from filter(None, map(lexicon.find, forms))


def _without_parts_of_names(doc: Doc, places: Iterable[_Found]) -> Iterator[_Found]:
    """Places that are no part of a longer name: there is no Mamba in Vision Mamba, but there are experts in V-MoE."""
    names = [(o.start, o.end) for o in doc._.occurrences]
    for found in places:
        longer = any(
            start <= found.start and found.end <= end and (start, end) != (found.start, found.end)
            for start, end in names
        )
        if found.entry.is_concept or not longer:
            yield found


def known_places(doc: Doc) -> Iterator[_Found]:
    """The names of the lexicon at each word; none that merely begins the name of another version.

    A concept may stand inside a longer name, as large language models do in "multimodal large language models"; other
    things may not: there is no GPT-4 in GPT-4 Turbo.
    """
    text, resources = doc._.page.text, doc._.resources
    defined = {name_key(pair.short): pair.long for pair in doc._.abbreviations}
    words = list(_words(text))
    free = 0
    for index, word in enumerate(words):
        for found in (found for start in word.starts for found in _at(words, index, start, text, resources)):
            fits = found.start >= free or found.entry.is_concept
            free = max(free, found.end)
            form = text[found.start : found.end]
            other = _means_other(form, found.entry, defined, resources) or _is_turn_of_phrase(text, found, form)
            if fits and not other:
                yield found


def _is_turn_of_phrase(text: str, found: _Found, form: str) -> bool:
    """Whether the word is part of a phrase in which it names nothing: what drew much attention is no attention."""
    if form.lower() not in _TURNED:
        return False
    *_, earlier, before = ("", "", *text[max(0, found.start - _PHRASE) : found.start].lower().split())
    return before in _TURNING or (before in _TURNED_LINKS and earlier in _TURNING)


def _means_other(form: str, entry: Entry, defined: dict[str, str], resources: Resources) -> bool:
    """Whether the paper itself defines the form to mean another thing."""
    long = defined.get(name_key(form))
    return long is not None and resources.lexicon.find(long) is not entry


def _at(words: Sequence[_Word], index: int, start: int, text: str, resources: Resources) -> Iterator[_Found]:
    """The names that start at a place, the longest first."""
    if text[start : start + 3].lower() not in resources.openings:
        return
    most = index + 1
    while most < min(len(words), index + LONGEST) and words[most].joined:
        most += 1
    for last in range(most - 1, index - 1, -1):
        for end in words[last].ends:
            entry = resources.lexicon.find(text[start:end]) if end > start else None
            if entry and _names(text[start:end], entry, resources) and not _goes_on(words, last, end, text):
                yield _Found(entry, start, end)


def _names(form: str, entry: Entry, resources: Resources) -> bool:
    """Whether the form names the entry: "semantic" is not semantics, "shape" not Shap-E."""
    low, key = form.lower(), name_key(form)
    if low in _COMMON_WORDS or not means(form, entry, resources):
        return False
    alike = [name for name in entry.names if name_key(name) == key]
    if any(name.lower().endswith("ics") for name in alike) and not low.endswith("ics"):
        return False
    plain = not any(map(str.isupper, form[1:])) and " " not in form
    return not plain or any(name.islower() or name == singular(form) for name in alike)


def _goes_on(words: Sequence[_Word], last: int, end: int, text: str) -> bool:
    """Whether the word behind makes it the name of another version."""
    behind = words[last + 1] if end == words[last].end and last + 1 < len(words) else None
    return behind is not None and behind.joined and is_version(text[behind.start : behind.end])


def _words(text: str) -> Iterator[_Word]:
    before = -1
    for word, start in spelled(text):
        joined = start - before == 1 and text[before] == " "
        before = start + len(word)
        yield _Word(start, before, tuple(_starts(word, start)), tuple(_ends(word, start)), joined)


def _starts(word: str, start: int) -> Iterator[int]:
    yield start
    head, hyphen, _ = word.partition("-")
    if hyphen and head.lower() in _LOOSE_HEADS:
        yield start + len(head) + 1


def _ends(word: str, start: int) -> Iterator[int]:
    """The end of the word, and the places before parts behind hyphens that belong to no name: "-based", "-style"."""
    yield start + len(word)
    while (cut := word.rfind("-")) > 0 and word[cut + 1 :].isalpha() and word[cut + 1 :].islower():
        if word[cut + 1 :] in _FIXED_TAILS:
            return
        word = word[:cut]
        yield start + cut
