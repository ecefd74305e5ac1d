"""Noun phrases that may name a concept: found by usual tags and spelling, gathered under one key for each concept."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Entry
from citegraph.graph.names.phrases import is_cased, is_content, spelled, word_lists
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract.concepts.tags import usual_tag

LONGEST = 5
"""Words in a phrase at most; an inner "of" is not counted."""
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INSIDE = NOUNS | {"JJ", "JJR", "JJS", "VBG", "VBN", "VBD", "CD", "FW", "RB", "ADD", "AFX", "HYPH"}
_LAST = NOUNS | {"VBG", "FW", "ADD"}
EMPTY = word_lists()["empty-head"]
"""Nouns that add nothing behind others: "contrastive learning framework" is about contrastive learning."""


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
    text, end = doc.text, 0
    for word, start in spelled(text):
        joined = start - end == 1 and text[end] == " "
        end = start + len(word)
        low = word.lower()
        tokens.append(Token(word, low, start, end, usual_tag(low), joined, is_content(low), is_cased(word)))
    return tokens


def phrases_of(doc: Doc, tokens: Sequence[Token]) -> list[Phrase]:
    """The doc's noun phrases in the order of their first places."""
    resources: Resources = doc._.resources
    long_of = {name_key(pair.short): name_key(pair.long) for pair in doc._.abbreviations}
    places: defaultdict[str, list[Place]] = defaultdict(list)
    entries: dict[str, Entry | None] = {}
    for place in _places(doc.text, tokens):
        own = name_key(place.text)
        entry = resources.lexicon.find(place.text) if own not in long_of else None
        key = name_key(entry.name) if entry else long_of.get(own, own)
        entries[key] = entries.get(key) or entry or resources.lexicon.find(key)
        places[key].append(place)
    return [Phrase(key, tuple(found), _shown(key, found), entries[key]) for key, found in places.items() if key]


def _shown(key: str, places: Sequence[Place]) -> Place:
    """The first place whose words have the key; else the longest."""
    return next((p for p in places if name_key(p.text) == key), max(places, key=lambda p: (len(p.text), -p.start)))


def _places(text: str, tokens: Sequence[Token]) -> Iterator[Place]:
    for first, token in enumerate(tokens):
        if not token.inside or token.low == "of":
            continue
        for last in _ends(tokens, first):
            start, end = token.start, tokens[last - 1].end
            yield Place(first, last, start, end, text[start:end])


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
