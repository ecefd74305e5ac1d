"""Learns which noun phrases a paper is about, and which of them are one concept more beside the others."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from citegraph.loaders.extract._linear import Features, LinearModel
from citegraph.loaders.extract.concepts.choice import FILE, NEW, PHRASE, RIGHT, Chosen, canonical
from citegraph.loaders.extract.concepts.features import View, features_of
from citegraph.loaders.extract.concepts.groups import grouped, standings
from citegraph.loaders.extract.concepts.phrases import Phrase, phrases_of, tokens_of
from citegraph.loaders.extract.concepts.rating import NO, YES, Scale, rate
from citegraph.loaders.extract.training._fit import FOLDS, Example, fit, fit_calibrated, fold_of
from citegraph.loaders.extract.training._gold import GoldPaper

STRENGTH = 0.005
"""Inverse of the L2 penalty on features of unit deviation: there are many features and few papers."""
GROUP_STRENGTH = 0.1
"""The same for groups, of which little is looked at."""


@dataclass(frozen=True)
class Drawn:
    """An annotated paper with its phrases."""

    paper: GoldPaper
    number: int
    view: View
    phrases: tuple[tuple[Phrase, Features, str], ...]
    """Each phrase with its features and what the annotators say of it."""

    @classmethod
    def of(cls, paper: GoldPaper, number: int) -> "Drawn":
        """The phrases of a paper."""
        view = View(paper.doc, tokens_of(paper.doc))
        found = phrases_of(paper.doc, view.tokens)
        phrases = tuple((phrase, features_of(view, phrase), answer_for(phrase, paper)) for phrase in found)
        return cls(paper, number, view, phrases)

    def examples(self) -> Iterator[Example]:
        """Each phrase that the annotators decided."""
        for _, features, answer in self.phrases:
            if answer:
                yield Example(features, answer, self.number)


class ConceptTrainer:
    """Trains the models of the component `concepts`."""

    file = FILE

    def train(self, papers: Sequence[GoldPaper], /) -> Mapping[str, LinearModel]:
        """The models `phrase`, `new` and `right`; the last two learn from papers that the first had not seen."""
        drawn = [Drawn.of(paper, number) for number, paper in enumerate(papers) if paper.complete]
        groups = [group for one, scale in with_unseen_scales(drawn) for group in group_examples(one, scale)]
        return {
            PHRASE: fit_phrases(drawn),
            NEW: fit_scaled([example for example, _ in groups], fit_calibrated, strength=GROUP_STRENGTH),
            RIGHT: fit_scaled([example for _, example in groups], fit_calibrated, strength=GROUP_STRENGTH),
        }


trainer = ConceptTrainer()


def fit_phrases(drawn: Sequence[Drawn]) -> LinearModel:
    """The model of phrases."""
    return fit_scaled([example for one in drawn for example in one.examples()], fit, strength=STRENGTH)


def with_unseen_scales(drawn: Sequence[Drawn]) -> Iterator[tuple[Drawn, Scale]]:
    """Each paper with a model of phrases that has not seen it."""
    for fold in range(FOLDS):
        scale = Scale.of(fit_phrases([one for one in drawn if fold_of(one.number) != fold]))
        yield from ((one, scale) for one in drawn if fold_of(one.number) == fold)


def fit_scaled(examples: Sequence[Example], fitting: Callable[..., LinearModel], *, strength: float) -> LinearModel:
    """A model whose penalty weighs all features alike, whatever their range."""
    scale = _deviations(examples)
    scaled = [
        replace(example, features={name: value / scale[name] for name, value in example.features.items()})
        for example in examples
    ]
    model = fitting(scaled, strength=strength)
    weights = {name: tuple(weight / scale[name] for weight in row) for name, row in model.weights.items()}
    return replace(model, weights=weights)


def _deviations(examples: Sequence[Example]) -> dict[str, float]:
    """The standard deviation of each feature over all examples."""
    values: defaultdict[str, list[float]] = defaultdict(list)
    for example in examples:
        for name, value in example.features.items():
            values[name].append(value)
    return {name: _deviation(found, len(examples)) or 1.0 for name, found in sorted(values.items())}


def _deviation(values: Sequence[float], total: int) -> float:
    """The standard deviation of so many values, of which all but these are zero."""
    mean = math.fsum(values) / total
    squares = math.fsum((value - mean) ** 2 for value in values) + (total - len(values)) * mean**2
    return math.sqrt(squares / total)


def group_examples(one: Drawn, scale: Scale) -> Iterator[tuple[Example, Example]]:
    """Each group that the annotators decided: whether it is a concept that no better one is, and whether it is one."""
    groups = grouped(rate(scale, one.view, phrase, features) for phrase, features, _ in one.phrases)
    annotated = list(one.paper.items("concepts")) + [(keys, True) for keys, _ in one.paper.items("tasks")]
    free = {number for number, (_, optional) in enumerate(annotated) if not optional}
    for group, features in zip(groups, standings(groups), strict=True):
        name = canonical(group[0].phrase, one.view.tokens, one.view.doc)
        keys = one.paper.keys(name, *Chosen(group, 0.0, features).forms)
        hits = [number for number, (found, _) in enumerate(annotated) if found & keys]
        firm = [number for number in hits if not annotated[number][1]]
        new = [number for number in firm if number in free]
        if hits and not firm:
            continue
        free -= set(new[:1])
        right = Example(features, YES if firm else NO, one.number)
        yield Example(features, YES if new else NO, one.number), right


def answer_for(phrase: Phrase, paper: GoldPaper) -> str:
    """Whether the paper is about the phrase; empty where that is optional, or where it is a task at most."""
    keys = paper.keys(*phrase.forms)
    hits = [optional for found, optional in paper.items("concepts") if found & keys]
    if False in hits:
        return YES
    tasks = paper.keys(*(task["name"] for task in paper.gold["tasks"])) if paper.gold["tasks"] else set()
    return "" if hits or keys & tasks else NO
