"""Learns which noun phrases a paper is about."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from citegraph.loaders.extract._linear import LinearModel
from citegraph.loaders.extract.concepts.choice import FILE, MODEL, NO, YES
from citegraph.loaders.extract.concepts.features import View, features_of
from citegraph.loaders.extract.concepts.phrases import Phrase, phrases_of, tokens_of
from citegraph.loaders.extract.training._fit import Example, fit_calibrated
from citegraph.loaders.extract.training._gold import GoldPaper

STRENGTH = 0.005
"""Inverse of the L2 penalty on features of unit deviation: there are many features and few papers."""


class ConceptTrainer:
    """Trains the model of the component `concepts`."""

    file = FILE

    def train(self, papers: Sequence[GoldPaper], /) -> Mapping[str, LinearModel]:
        """The model `concept`."""
        numbered = [(number, paper) for number, paper in enumerate(papers) if paper.complete]
        examples = [example for number, paper in numbered for example in examples_of(paper, number)]
        return {MODEL: fit_scaled(examples)}


trainer = ConceptTrainer()


def fit_scaled(examples: Sequence[Example]) -> LinearModel:
    """A calibrated model whose penalty weighs all features alike, whatever their range."""
    scale = _deviations(examples)
    scaled = [
        replace(example, features={name: value / scale[name] for name, value in example.features.items()})
        for example in examples
    ]
    model = fit_calibrated(scaled, strength=STRENGTH)
    weights = {name: tuple(weight / scale[name] for weight in row) for name, row in model.weights.items()}
    return replace(model, weights=weights)


def _deviations(examples: Sequence[Example]) -> dict[str, float]:
    """The standard deviation of each feature over all examples."""
    names = sorted({name for example in examples for name in example.features})
    total = len(examples)
    found = {}
    for name in names:
        values = [example.features.get(name, 0.0) for example in examples]
        mean = math.fsum(values) / total
        found[name] = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / total) or 1.0
    return found


def examples_of(paper: GoldPaper, number: int) -> Iterator[Example]:
    """Each phrase of a paper that the annotators decided."""
    tokens = tokens_of(paper.doc)
    view = View(paper.doc, tokens)
    for phrase in phrases_of(paper.doc, tokens):
        if answer := answer_for(phrase, paper):
            yield Example(features_of(view, phrase), answer, number)


def answer_for(phrase: Phrase, paper: GoldPaper) -> str:
    """Whether the paper is about the phrase; empty where that is optional, or where it is a task at most."""
    keys = paper.keys(*phrase.forms)
    hits = [optional for found, optional in paper.items("concepts") if found & keys]
    if False in hits:
        return YES
    tasks = paper.keys(*(task["name"] for task in paper.gold["tasks"])) if paper.gold["tasks"] else set()
    return "" if hits or keys & tasks else NO
