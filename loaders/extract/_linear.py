"""Linear models over readable features: weights as plain data, applied in plain Python, the same result everywhere.

A feature is a name with a number (1.0 where it is simply there). A model is a list of weights by feature and class,
stored as JSON; it is trained elsewhere (`training`), so that nothing but this module is needed to apply it.
"""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias, TypedDict

Features: TypeAlias = dict[str, float]
"""What is known about one thing to be decided."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Multinomial logistic regression, with one temperature that makes its probabilities honest.

    >>> model = LinearModel(("no", "yes"), {"good": (0.0, 2.0)}, (0.0, 0.0))
    >>> round(model.chances({"good": 1.0})["yes"], 2)
    0.88
    """

    classes: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]
    """For each feature, its weight for each class."""
    bias: tuple[float, ...]
    temperature: float = 1.0
    """What the scores are divided by: above 1 where the raw probabilities claim too much."""

    def chances(self, features: Features) -> dict[str, float]:
        """The probability of each class."""
        scores = [score / self.temperature for score in self.scores(features)]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return {name: power / total for name, power in zip(self.classes, powers, strict=True)}

    def scores(self, features: Features) -> list[float]:
        """The sum of weights for each class; features are added in the order of their names, so always alike."""
        totals = list(self.bias)
        for feature in sorted(features):
            for index, weight in enumerate(self.weights.get(feature, ())):
                totals[index] += weight * features[feature]
        return totals

    def strongest(self, features: Features, name: str, *, most: int = 3) -> list[str]:
        """The features that speak most for a class, each with what it adds: `before=over +1.2`."""
        index = self.classes.index(name)
        shares = {
            feature: value * (self.weights[feature][index] - sum(self.weights[feature]) / len(self.classes))
            for feature, value in features.items()
            if feature in self.weights
        }
        ranked = sorted(shares.items(), key=lambda share: (-share[1], share[0]))
        return [f"{feature} {share:+.1f}" for feature, share in ranked[:most] if share > 0]


def dump_models(models: Mapping[str, LinearModel], *, digits: int = 4) -> str:
    """Models as JSON, one feature a line, weights rounded; the same models give the same text."""
    lines = ["{"]
    for number, (name, model) in enumerate(sorted(models.items())):
        lines.append(f"{json.dumps(name)}: {{")
        lines.append(f'"classes": {json.dumps(model.classes)},')
        lines.append(f'"bias": {json.dumps([round(b, digits) for b in model.bias])},')
        lines.append(f'"temperature": {json.dumps(round(model.temperature, digits))},')
        lines.append('"weights": {')
        lines.append(",\n".join(_weight_lines(model, digits)))
        lines.append("}}," if number + 1 < len(models) else "}}")
    return "\n".join([*lines, "}"]) + "\n"


def _weight_lines(model: LinearModel, digits: int) -> list[str]:
    rounded = {name: [round(w, digits) for w in weights] for name, weights in sorted(model.weights.items())}
    return [f"{json.dumps(name)}: {json.dumps(weights)}" for name, weights in rounded.items() if any(weights)]


class _Stored(TypedDict):
    classes: list[str]
    bias: list[float]
    temperature: float
    weights: dict[str, list[float]]


def parse_models(text: str) -> dict[str, LinearModel]:
    """Models from what `dump_models` wrote."""
    stored: dict[str, _Stored] = json.loads(text)
    return {name: _model(value) for name, value in stored.items()}


def _model(stored: _Stored) -> LinearModel:
    weights = {name: tuple(values) for name, values in stored["weights"].items()}
    return LinearModel(tuple(stored["classes"]), weights, tuple(stored["bias"]), stored["temperature"])


@cache
def weights_version() -> str:
    """Hash of all shipped weights."""
    digest = hashlib.sha256()
    for file in sorted((files(__package__) / "data").iterdir(), key=lambda file: file.name):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


_Files: TypeAlias = Mapping[str, Mapping[str, LinearModel]]
_INSTEAD: ContextVar[_Files | None] = ContextVar("models instead of the shipped ones", default=None)


def load_models(file: str) -> Mapping[str, LinearModel]:
    """The models in a file of this package's `data` folder, or those that stand in for it just now."""
    return (_INSTEAD.get() or {}).get(file) or _shipped(file)


@cache
def _shipped(file: str) -> dict[str, LinearModel]:
    return parse_models((files(__package__) / "data" / file).read_text("utf-8"))


@contextmanager
def models_instead(models: _Files) -> Iterator[None]:
    """Within it, these models by file stand in for the shipped ones, to judge them on papers they have not seen."""
    token = _INSTEAD.set({**(_INSTEAD.get() or {}), **models})
    try:
        yield
    finally:
        _INSTEAD.reset(token)
