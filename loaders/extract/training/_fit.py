"""Logistic regression with scikit-learn, turned into a LinearModel; the same examples give the same weights."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from citegraph.loaders.extract._linear import Features, LinearModel

FOLDS = 5
_TEMPERATURES = [round(0.5 + step / 20, 2) for step in range(41)]


@dataclass(frozen=True, slots=True)
class Example:
    """Something decided by an annotator."""

    features: Features
    answer: str
    paper: int
    """Number of its paper: examples of one paper stay in one fold."""
    weight: float = 1.0


def fit(examples: Sequence[Example], *, strength: float, rarest: int = 3) -> LinearModel:
    """A model of these examples.

    Args:
        examples: What to learn from.
        strength: Inverse of the L2 penalty; smaller is simpler.
        rarest: Features of fewer papers are left out.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - needed for training only

    names = _frequent(examples, rarest)
    index = {name: column for column, name in enumerate(names)}
    learned = LogisticRegression(C=strength, max_iter=5000, tol=1e-6).fit(
        _matrix([example.features for example in examples], index),
        [example.answer for example in examples],
        sample_weight=[example.weight for example in examples],
    )
    return _as_model(learned, names)


def fit_calibrated(examples: Sequence[Example], *, strength: float, rarest: int = 3) -> LinearModel:
    """As `fit`, with the temperature that makes out-of-fold probabilities most honest."""
    model = fit(examples, strength=strength, rarest=rarest)
    held_out = list(cross_scores(examples, strength=strength, rarest=rarest))
    best = min(_TEMPERATURES, key=lambda temperature: _loss(held_out, model.classes, temperature))
    return replace(model, temperature=best)


def cross_scores(examples: Sequence[Example], *, strength: float, rarest: int) -> Iterator[tuple[Example, list[float]]]:
    """Each example with the scores that a model gives it which has not seen its paper."""
    for number in range(FOLDS):
        known, unknown = split(examples, number)
        model = fit(known, strength=strength, rarest=rarest)
        yield from ((example, model.scores(example.features)) for example in unknown)


def fold_of(paper: int) -> int:
    """The fold of a paper, by its number."""
    return paper % FOLDS


def split(examples: Iterable[Example], fold: int) -> tuple[list[Example], list[Example]]:
    """The examples outside a fold, and those in it."""
    examples = list(examples)
    return [e for e in examples if fold_of(e.paper) != fold], [e for e in examples if fold_of(e.paper) == fold]


def _frequent(examples: Sequence[Example], rarest: int) -> list[str]:
    papers = Counter(name for name, _ in {(name, e.paper) for e in examples for name in e.features})
    return sorted(name for name, count in papers.items() if count >= rarest)


def _matrix(rows: Sequence[Features], index: dict[str, int]) -> Any:  # noqa: ANN401 - scipy ships no type information
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # noqa: PLC0415 - needed for training only

    cells = [
        (row, index[name], features[name])
        for row, features in enumerate(rows)
        for name in sorted(features)
        if name in index
    ]
    places, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (places, columns)), shape=(len(rows), len(index)))


def _as_model(learned: Any, names: Sequence[str]) -> LinearModel:  # noqa: ANN401 - sklearn ships no type information
    weights, bias = learned.coef_, learned.intercept_
    if len(learned.classes_) == 2:  # noqa: PLR2004 - of two classes, scikit-learn keeps the second's weights alone
        weights, bias = np.vstack([-weights[0] / 2, weights[0] / 2]), np.array([-bias[0] / 2, bias[0] / 2])
    columns = {name: tuple(map(float, weights[:, column])) for column, name in enumerate(names)}
    return LinearModel(tuple(map(str, learned.classes_)), columns, tuple(map(float, bias)))


def _loss(held_out: Sequence[tuple[Example, list[float]]], classes: Sequence[str], temperature: float) -> float:
    total = 0.0
    for example, scores in held_out:
        scaled = np.array(scores) / temperature
        total -= float(scaled[classes.index(example.answer)] - np.logaddexp.reduce(scaled))
    return total
