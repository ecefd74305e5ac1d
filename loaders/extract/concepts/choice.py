"""Chooses the few phrases that say what a paper is about, and names them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Doc

from citegraph.graph.model import ConceptKind, Topic
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.phrases import word_lists
from citegraph.graph.names.plural import singular
from citegraph.loaders.extract._document import evidence
from citegraph.loaders.extract._linear import Features, LinearModel, load_models
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract.concepts.features import View, features_of, parts
from citegraph.loaders.extract.concepts.phrases import Phrase, Token, phrases_of, tokens_of

MODEL = "concept"
FILE = "concepts.json"
YES, NO = "concept", "other"
LIKELY = 0.25
"""Chance from which a phrase is a concept of its own."""
MARGIN = 0.2
"""A phrase that only narrows or widens a chosen one joins it from this part of `LIKELY`."""
MOST, LEAST = 7, 2
"""Concepts of a paper at most, and at least where there are so many phrases."""
MOST_FORMS = 6
"""Written forms of a concept at most."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A phrase with the chance that the paper is about it."""

    phrase: Phrase
    chance: float
    features: Features
    stems: tuple[str, ...]
    """Its words in the singular."""


def concepts_of(doc: Doc) -> tuple[Topic, ...]:
    """The concepts of a paper, the likeliest first."""
    tokens = tokens_of(doc)
    groups = chosen(rated(View(doc, tokens)))
    topics = [_topic(doc, tokens, group) for group in groups]
    return tuple({topic.name: topic for topic in reversed(topics)}.values())[::-1]


def rated(view: View) -> Iterator[Rated]:
    """Every phrase of the paper with its chance."""
    scale = _scale()
    for phrase in phrases_of(view.doc, view.tokens):
        yield rate(scale, view, phrase, features_of(view, phrase))


@cache
def _scale() -> "Scale":
    return Scale.of(load_models(FILE)[MODEL])


def rate(scale: "Scale", view: View, phrase: Phrase, features: Features) -> Rated:
    """The phrase with the chance that the model gives it."""
    words = view.tokens[phrase.shown.first : phrase.shown.last]
    stems = tuple(part for word in words for part in parts(word.low))
    return Rated(phrase, scale.chance(features), features, stems)


@dataclass(frozen=True)
class Scale:
    """A model of two classes as one weight for each feature: every phrase of every paper is weighed by it."""

    weights: Mapping[str, float]
    bias: float

    @classmethod
    def of(cls, model: LinearModel) -> "Scale":
        """What the model says for `concept`."""
        yes, no = model.classes.index(YES), model.classes.index(NO)
        weights = {name: (row[yes] - row[no]) / model.temperature for name, row in model.weights.items()}
        return cls(weights, (model.bias[yes] - model.bias[no]) / model.temperature)

    def chance(self, features: Features) -> float:
        """The probability of `concept`."""
        score = self.bias
        for name, value in features.items():
            if value:
                score += self.weights.get(name, 0.0) * value
        return 1.0 / (1.0 + math.exp(-score))


def chosen(found: Iterator[Rated]) -> list[list[Rated]]:
    """The phrases that are concepts, each followed by those that narrow or widen it."""
    groups: list[list[Rated]] = []
    for item in sorted(found, key=lambda item: (-item.chance, item.phrase.key)):
        if item.chance < LIKELY * MARGIN and len(groups) >= LEAST:
            break
        host = next((group for group in groups if same_head(group[0].stems, item.stems)), None)
        if host is not None:
            host.append(item)
        elif len(groups) < LEAST or (item.chance >= LIKELY and len(groups) < MOST):
            groups.append([item])
    return groups


def same_head(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one phrase is the other with words before it: inference, efficient inference."""
    short, long = sorted((one, other), key=len)
    return tuple(long[-len(short) :]) == tuple(short)


def _topic(doc: Doc, tokens: Sequence[Token], group: Sequence[Rated]) -> Topic:
    best = group[0]
    model = load_models(FILE)[MODEL]
    places = sorted(best.phrase.places, key=lambda place: place.start)
    forms = [form for item in group for form in item.phrase.forms]
    name = canonical(best.phrase, tokens, doc)
    return Topic(
        name=name,
        surfaces=tuple(dict.fromkeys(forms))[:MOST_FORMS],
        kind=kind_of(best.phrase, name),
        confidence=round(best.chance, 3),
        mentions=tuple(evidence(doc, place.start, place.end) for place in places),
        why="; ".join(model.strongest(best.features, YES)),
    )


def canonical(phrase: Phrase, tokens: Sequence[Token], doc: Doc) -> str:
    """The concept's name: the lexicon's, else lower case, singular, its short forms spelled out."""
    if phrase.entry:
        return phrase.entry.name.lower()
    resources: Resources = doc._.resources
    defined = {pair.short: pair.long for pair in doc._.abbreviations}
    words = [token.text for token in tokens[phrase.shown.first : phrase.shown.last]]
    words[-1] = singular(words[-1])
    full = (defined.get(word) or _spelled_out(resources.lexicon, word) for word in words)
    return " ".join(full).lower()


@lru_cache(maxsize=10_000)
def _spelled_out(lexicon: Lexicon, word: str) -> str:
    """The concept that a short form stands for in the lexicon: LLM; other words stay."""
    entry = lexicon.find(word) if word[-2:-1].isupper() or word.isupper() else None
    return entry.name if entry and entry.is_concept else word


def kind_of(phrase: Phrase, name: str) -> ConceptKind:
    """Task where the lexicon says so, or where it ends like one: generation, detection."""
    if phrase.entry:
        return "task" if phrase.entry.kind == "task" else "topic"
    return "task" if name.rpartition(" ")[2] in word_lists()["task-head"] else "topic"
