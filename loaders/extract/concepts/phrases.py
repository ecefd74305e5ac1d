"""Noun phrases that may name a concept: found by usual tags and spelling, gathered under one key for each concept."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Entry
from citegraph.graph.names.phrases import is_cased, is_content, spelled, word_lists
from citegraph.loaders.extract._known import means
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract.concepts.tags import usual_tag

LONGEST = 5
"""Words in a phrase at most; an inner "of" is not counted."""
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INSIDE = NOUNS | {"JJ", "JJR", "JJS", "VBG", "VBN", "VBD", "CD", "FW", "RB", "ADD", "AFX", "HYPH"}
_LAST = NOUNS | {"VBG", "FW", "ADD"}
_NEGATED = ("n't", "n\u2019t")
EMPTY = word_lists()["empty-head"]
"""Nouns that add nothing behind others: "contrastive learning framework" is about contrastive learning."""
BARE = word_lists()["bare-head"]
"""Nouns that are no concept by themselves: models, systems, tasks."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, hyphens kept inside, with its usual tag."""

    text: str
    low: str
    start: int
    end: int
    tag: str
    joined: bool
    """Whether one blank alone stands before it."""
    content: bool
    """Whether it can stand in a name at all."""
    cased: bool
    """Whether it is spelled like a name."""

    @property
    def inside(self) -> bool:
        """Whether a phrase goes on with it."""
        return self.content and (self.cased or self.tag in _INSIDE)

    @property
    def closes(self) -> bool:
        """Whether a phrase may end with it."""
        return self.content and (self.cased or self.tag in _LAST or self.low.endswith("ing"))


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a phrase: from the token `first` up to, but without, the token `last`."""

    first: int
    last: int
    start: int
    end: int
    text: str
    """The phrase; it differs from the text at that place in "image and video generation"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """All places of one phrase, short forms and lexicon aliases included."""

    key: str
    places: tuple[Place, ...]
    shown: Place
    """The fullest form: the spelled-out one where the paper defines a short form."""
    entry: Entry | None
    """What the lexicon knows it as."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every written form once."""
        return tuple(dict.fromkeys(place.text for place in self.places))


def tokens_of(doc: Doc) -> list[Token]:
    """The words of the doc in order."""
    tokens: list[Token] = []
    text, end = doc._.page.text, 0
    for word, start in spelled(text):
        joined = start - end == 1 and text[end] == " "
        end = start + len(word)
        low = word.lower()
        content = is_content(low) and not low.endswith(_NEGATED)
        tokens.append(Token(word, low, start, end, usual_tag(low), joined, content, is_cased(word)))
    return tokens


def phrases_of(doc: Doc, tokens: Sequence[Token]) -> list[Phrase]:
    """The doc's noun phrases in the order of their first places."""
    resources: Resources = doc._.resources
    long_of = {name_key(pair.short): name_key(pair.long) for pair in doc._.abbreviations}
    places: defaultdict[str, list[Place]] = defaultdict(list)
    entries: dict[str, Entry | None] = {}
    found = {(place.start, place.end, place.text): place for place in _all_places(doc._.page.text, tokens, resources)}
    for _, place in sorted(found.items()):
        own = name_key(place.text)
        entry = _known(place.text, resources) if own not in long_of else None
        key = name_key(entry.name) if entry else long_of.get(own, own)
        entries[key] = entries.get(key) or entry or resources.lexicon.find(key)
        places[key].append(place)
    return [Phrase(key, tuple(found), _shown(key, found), entries[key]) for key, found in places.items() if key]


def _shown(key: str, places: Sequence[Place]) -> Place:
    """The first place whose words have the key; else the longest."""
    return next((p for p in places if name_key(p.text) == key), max(places, key=lambda p: (len(p.text), -p.start)))


def _known(text: str, resources: Resources) -> Entry | None:
    """The lexicon's entry that a form of this spelling means."""
    entry = resources.lexicon.find(text)
    return entry if entry and means(text, entry, resources) else None


def _all_places(text: str, tokens: Sequence[Token], resources: Resources) -> Iterator[Place]:
    yield from _places(text, tokens)
    yield from _known_places(text, tokens, resources)
    yield from _coordinated(tokens, resources)


def _known_places(text: str, tokens: Sequence[Token], resources: Resources) -> Iterator[Place]:
    """The longest name of the lexicon at each token, whatever the tags: "tool use", "zero-shot"."""
    for first, token in enumerate(tokens):
        if token.low[:3] not in resources.openings:
            continue
        most = first + 1
        while most < min(len(tokens), first + LONGEST) and tokens[most].joined:
            most += 1
        for last in range(most, first, -1):
            place = Place(first, last, token.start, tokens[last - 1].end, text[token.start : tokens[last - 1].end])
            if _known(place.text, resources):
                yield place
                break


def _coordinated(tokens: Sequence[Token], resources: Resources) -> Iterator[Place]:
    """The first half of an elliptical coordination, where the corpus knows it: image (and video) generation."""
    for index in range(len(tokens) - 3):
        one, link, other, head = tokens[index : index + 4]
        if link.low in ("and", "or") and link.joined and other.joined and head.joined and one.inside and other.inside:
            name = f"{one.text} {head.text}"
            counts = resources.table.counts(name_key(name)) if head.closes else None
            if counts and counts.whole:
                yield Place(index, index + 1, one.start, one.end, name)


def _places(text: str, tokens: Sequence[Token]) -> Iterator[Place]:
    for first, token in enumerate(tokens):
        if not token.inside or token.low == "of" or _is_half(token, text):
            continue
        for last in _ends(tokens, first):
            if last - first == 1 and token.low in BARE:
                continue
            start, end = token.start, tokens[last - 1].end
            yield Place(first, last, start, end, text[start:end])


def _is_half(token: Token, text: str) -> bool:
    """Whether it is a letter behind a slash: there is no "o complexity" in "I/O complexity"."""
    return len(token.low) == 1 and text[token.start - 1 : token.start] == "/"


def _ends(tokens: Sequence[Token], first: int) -> Iterator[int]:
    """Where phrases that begin at a token may end: at a noun that no other noun follows."""
    room = LONGEST
    for index in range(first, len(tokens)):
        token = tokens[index]
        if index > first and not token.joined:
            return
        if token.low != "of":
            room -= 1
            if room < 0 or not token.content:
                return
            if token.closes and not _goes_on(tokens, index + 1) and not (index > first and token.low in EMPTY):
                yield index + 1
            if not token.inside:
                return


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token at the index is one more noun of the same phrase."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    if not (token.joined and token.content and (token.tag in NOUNS or token.tag == "FW" or _is_title_gerund(token))):
        return False
    return token.low not in EMPTY or _goes_on(tokens, index + 1)


def _is_title_gerund(token: Token) -> bool:
    """`Decoding` in a title, where every word has a capital: part of the noun phrase before it."""
    return token.tag == "VBG" and token.text[0].isupper()
