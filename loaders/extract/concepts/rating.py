"""Rates every noun phrase of a paper by its own features: the first of two decisions."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from citegraph.graph.names.lexicon import Entry
from citegraph.loaders.extract._linear import Features, LinearModel
from citegraph.loaders.extract.concepts.features import View, features_of, parts
from citegraph.loaders.extract.concepts.phrases import Phrase, phrases_of

YES, NO = "concept", "other"


@dataclass(frozen=True, slots=True)
class Rated:
    """A phrase with the chance that the paper is about it."""

    phrase: Phrase
    chance: float
    features: Features
    stems: tuple[str, ...]
    """Its words in the singular."""

    @property
    def entry(self) -> Entry | None:
        """What the lexicon knows it as."""
        return self.phrase.entry

    @property
    def score(self) -> float:
        """The chance as a logarithm of odds."""
        chance = min(max(self.chance, 1e-6), 1 - 1e-6)
        return math.log(chance / (1 - chance))


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


def rated(view: View, scale: Scale) -> Iterator[Rated]:
    """Every phrase of the paper with its chance."""
    for phrase in phrases_of(view.doc, view.tokens):
        yield rate(scale, view, phrase, features_of(view, phrase))


def rate(scale: Scale, view: View, phrase: Phrase, features: Features) -> Rated:
    """The phrase with the chance that the model gives it."""
    words = view.tokens[phrase.shown.first : phrase.shown.last]
    stems = tuple(part for word in words for part in parts(word.low))
    return Rated(phrase, scale.chance(features), features, stems)
