"""What is known about a noun phrase as a concept of its paper, as readable features for the linear model."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from spacy.tokens import Doc

from citegraph.graph.names import name_key
from citegraph.graph.names.plural import singular
from citegraph.graph.names.table import Counts, NameTable
from citegraph.loaders.extract._document import Page, Sentence
from citegraph.loaders.extract._linear import Features
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract.concepts.phrases import NOUNS, Phrase, Place, Token

STEPS = (0, 8, 20, 60, 200, 1000, 4000)
"""Numbers of papers in the name table that a phrase is more or less frequent than."""
USUAL = 0.08
"""Share of the papers with a phrase that have it in the title, on average."""
UNKNOWN = Counts(0)
_PROPOSING = frozenset(("propose", "introduce", "present", "our", "novel", "new", "a"))


@dataclass(frozen=True)
class View:
    """One paper, prepared for asking about its phrases."""

    doc: Doc
    tokens: Sequence[Token]

    @cached_property
    def resources(self) -> Resources:
        """What phrases are looked up in."""
        resources: Resources = self.doc._.resources
        return resources

    @cached_property
    def page(self) -> Page:
        """Where title and abstract lie."""
        page: Page = self.doc._.page
        return page

    @cached_property
    def title_end(self) -> int:
        """Where the title ends."""
        return len(self.page.title.text)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where the sentences start."""
        return [sentence.start for sentence in self.doc._.sentences]

    @cached_property
    def abstract_first(self) -> int:
        """Index of the abstract's first token."""
        return next((i for i, token in enumerate(self.tokens) if token.start >= self.title_end), len(self.tokens))

    @cached_property
    def colon(self) -> int:
        """Where the title's colon stands; -1 where it has none."""
        return self.page.title.text.find(": ")

    @cached_property
    def first_end(self) -> int:
        """Where the first sentence of the abstract ends."""
        sentences: Sequence[Sentence] = self.doc._.sentences
        return sentences[1].end if len(sentences) > 1 else self.title_end

    @cached_property
    def last_start(self) -> int:
        """Where the last sentence of the abstract starts."""
        sentences: Sequence[Sentence] = self.doc._.sentences
        return sentences[-1].start

    @cached_property
    def words(self) -> Counter[str]:
        """How often each part of a word occurs, in the singular."""
        return Counter(part for token in self.tokens for part in parts(token.low))

    @cached_property
    def title_words(self) -> frozenset[str]:
        """Parts of the title's words."""
        return frozenset(part for t in self.tokens if t.start < self.title_end for part in parts(t.low))

    @cached_property
    def short_keys(self) -> frozenset[str]:
        """Keys of the long forms that the paper abbreviates."""
        return frozenset(name_key(pair.long) for pair in self.doc._.abbreviations)

    def counts(self, phrase: Phrase) -> Counts:
        """The counts of the form that the name table knows best."""
        keys = {name_key(form) for form in phrase.forms}
        if phrase.entry:
            keys.update(map(name_key, phrase.entry.names))
        known = filter(None, map(self.resources.table.counts, sorted(keys)))
        return max(known, key=lambda counts: counts.papers, default=UNKNOWN)


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What the name table says of a single word."""

    ends: float
    """How much more often than usual the phrases that end with it stand in titles, as a logarithm."""
    opens: float
    """The same for phrases that begin with it."""
    papers: int
    rarity: float


@lru_cache(maxsize=50_000)
def word_facts(table: NameTable, word: str) -> WordFacts:
    """The facts about a lower-case word, looked up once."""
    key = name_key(word)
    counts = table.counts(key) or UNKNOWN
    ends = math.log(share(counts.ends_titles, counts.ends, trust=20) / USUAL)
    opens = math.log(share(counts.opens_titles, counts.opens, trust=20) / USUAL)
    return WordFacts(ends, opens, counts.papers, table.rarity(key))


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a hyphenated word, in the singular."""
    return tuple(singular(part) for part in word.split("-") if part)


def features_of(view: View, phrase: Phrase) -> Features:
    """Everything that the model looks at for one phrase."""
    counts = view.counts(phrase)
    words = view.tokens[phrase.shown.first : phrase.shown.last]
    facts = _standing(view, phrase.places)
    facts |= _frequency(counts, in_title=facts["title"] > 0, single=len(words) == 1)
    facts |= _wording(view, words, known=counts.papers > 0)
    facts |= _surroundings(view, phrase)
    facts |= _lexicon(view, phrase)
    facts |= _shape(view, phrase)
    facts["abbreviated"] = float(phrase.key in view.short_keys)
    facts["abbreviated, before the colon"] = facts["abbreviated"] * facts["before the title's colon"]
    facts["rare, abbreviated"] = facts["abbreviated"] * (counts.papers <= STEPS[1])
    facts["rare and cased"] = float(counts.papers <= STEPS[1] and all(word.cased for word in words))
    return facts


def _standing(view: View, places: Sequence[Place]) -> Features:
    """Where in the paper it stands."""
    title = [place for place in places if place.start < view.title_end]
    abstract = [place for place in places if place.start >= view.title_end]
    length = max(1, len(view.page.abstract.text))
    return {
        "title": float(bool(title)),
        "title and abstract": float(bool(title) and bool(abstract)),
        "behind the title's colon": float(any(place.start > view.colon for place in title) and view.colon > 0),
        "before the title's colon": float(any(place.end <= view.colon for place in title)),
        "end of title": float(any(place.end >= view.title_end - 1 for place in title)),
        "log places": math.log(len(places)),
        "one place": float(len(places) == 1),
        "three places": float(len(places) > 2),  # noqa: PLR2004 - as its name says
        "first sentence": float(any(place.start < view.first_end for place in abstract)),
        "last sentence": float(any(place.start >= view.last_start for place in abstract)),
        "how far down": (abstract[0].start - view.page.abstract_start) / length if abstract else 0.0,
    }


def _frequency(counts: Counts, *, in_title: bool, single: bool) -> Features:
    """How the corpus uses it, and what that says here."""
    facts = dict(_corpus(counts))
    titled = facts["titled"]
    facts["titled, in title"] = titled * in_title
    facts["titled, one word"] = titled * single
    return facts


@lru_cache(maxsize=50_000)
def _corpus(counts: Counts) -> Features:
    papers = counts.papers
    titled = math.log(share(counts.titles, papers) / USUAL)
    facts = {f"more than {step} papers": 1.0 for step in STEPS if papers > step}
    facts["log papers"] = math.log1p(papers)
    facts["titled"] = titled
    facts["titled: well"] = max(0.0, titled)
    facts["titled: badly"] = max(0.0, -1.0 - titled)
    facts["titled, well known"] = titled * (papers > STEPS[3])
    facts["whole"] = (counts.whole + 0.5) / (papers + 1) if papers else 0.5
    facts["plain"] = (counts.lower + counts.capital + 0.5) / (papers + 1)
    for column in ("cased", "capital", "dataset", "model", "method", "proposed", "using", "defined"):
        facts[f"corpus: {column}"] = getattr(counts, column) / (papers + 1)
    return facts


def share(titles: int, papers: int, *, trust: int = 5) -> float:
    """Share of papers with it in the title, drawn to the usual one where few papers are known."""
    return (titles + USUAL * trust) / (papers + trust)


def _wording(view: View, words: Sequence[Token], *, known: bool) -> Features:
    """What its words are."""
    table = view.resources.table
    head, opening = word_facts(table, words[-1].low.rpartition("-")[2]), word_facts(table, words[0].low)
    ends, opens = head.ends, opening.opens
    stems = [part for word in words if word.low != "of" for part in parts(word.low)]
    often = [math.log1p(view.words[stem]) for stem in stems] or [0.0]
    titled = [stem in view.title_words for stem in stems] or [False]
    content = sum(word.low != "of" for word in words)
    rare = [word_facts(table, stem).rarity for stem in stems] or [0.0]
    weights = [r * o for r, o in zip(rare, often, strict=True)]
    return {
        f"words: {min(content, 4)}": 1.0,
        "parts": float(len(stems)),
        "ends": ends,
        "opens": opens,
        "ends, one word": ends * (content == 1),
        "ends, unknown": ends * (not known),
        "opens, unknown": opens * (not known),
        "opens, several words": opens * (content > 1),
        "ends x opens": ends * opens,
        "words' mean frequency": sum(often) / len(often),
        "words' least frequency": min(often),
        "words in title": sum(titled) / len(titled),
        "all words in title": float(all(titled)),
        "head in title": float(titled[-1]),
        "head's log papers": math.log1p(head.papers),
        "has of": float(any(word.low == "of" for word in words)),
        "some cased": float(any(word.cased for word in words)),
        "all cased": float(all(word.cased for word in words)),
        "last tag VBG": float(words[-1].tag == "VBG"),
        "last tag JJ": float(words[-1].tag == "JJ"),
        "last tag NNS": float(words[-1].tag == "NNS"),
        "first tag JJ": float(words[0].tag == "JJ"),
        "first tag VB": float(words[0].tag in ("VBG", "VBN", "VBD")),
        "first tag NN": float(words[0].tag in NOUNS),
        "ends: well": max(0.0, ends),
        "opens: well": max(0.0, opens),
        "ends: badly": max(0.0, -1.0 - ends),
        "opens: badly": max(0.0, -1.0 - opens),
        "rarest word": max(rare),
        "weight": sum(weights) / len(weights),
        "top weight": max(weights),
    }


def _shape(view: View, phrase: Phrase) -> Features:
    """How it is written, and how it is spread over the text."""
    abstract = [place for place in phrase.places if place.start >= view.title_end]
    capitals = [_capitals(view.tokens[place.first : place.last]) for place in abstract]
    sentences = {bisect_right(view.sentence_starts, place.start) for place in phrase.places}
    maximal = [place for place in phrase.places if not _continues(view, place)]
    return {
        "capitals in abstract": float(any(capitals)),
        "always capitals": float(all(capitals) and bool(capitals)),
        "log sentences": math.log(len(sentences)),
        "log maximal": math.log1p(len(maximal)),
        "maximal in title": float(any(place.start < view.title_end for place in maximal)),
        "opens the abstract": float(any(place.first - view.abstract_first < 3 for place in abstract)),  # noqa: PLR2004
    }


def _capitals(words: Sequence[Token]) -> bool:
    return len(words) > 1 and all(word.text[0].isupper() for word in words if word.low != "of")


def _continues(view: View, place: Place) -> bool:
    before = view.tokens[place.first - 1] if place.first and view.tokens[place.first].joined else None
    return bool(before and before.inside)


def _surroundings(view: View, phrase: Phrase) -> Features:
    """What stands before it."""
    before = [view.tokens[place.first - 1] if place.first else None for place in phrase.places]
    goes_on = [
        bool(word and word.inside and view.tokens[place.first].joined)
        for word, place in zip(before, phrase.places, strict=True)
    ]
    low = {word.low for word in before if word}
    nouns = {word.tag in NOUNS for word, on in zip(before, goes_on, strict=True) if word and on}
    return {
        "part of longer": sum(goes_on) / len(goes_on),
        "always part of longer": float(all(goes_on)),
        "noun before": float(all(goes_on) and True in nouns),
        "after for": float("for" in low),
        "after of or in": float("of" in low or "in" in low),
        "after proposing": float(bool(low & _PROPOSING)),
    }


def _lexicon(view: View, phrase: Phrase) -> Features:
    """What the lexicon and the block lists say."""
    facts: Features = {}
    if entry := phrase.entry:
        facts[f"lexicon: {'theme' if entry.theme else entry.kind}"] = 1.0
    if blocked := view.resources.lexicon.blocked(phrase.shown.text):
        facts["blocked"] = 1.0
        facts[f"blocked: {blocked}"] = 1.0
    return facts
