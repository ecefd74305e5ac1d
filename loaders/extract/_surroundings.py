"""What the words around a name say it is, learned from names that the lexicon knows.

Few names are annotated, but many abstracts name what is known: MMLU is a dataset wherever it stands. A model that sees
the words around known names, never the names, says of an unknown name which of them it stands like; the decision on
roles takes its scores as features (distant supervision: Mintz et al., ACL 2009). `training._surroundings` learns it.
"""

from collections.abc import Iterable

from citegraph.loaders.extract._linear import Features, LinearModel, load_models

FILE = "surroundings.json"
OWN, KIND = "own", "kind"
"""The two models: whether a name stands as the authors' own does, and as a method, a dataset or a blocked name."""
FURTHEST = 5.0
"""Score at which words around are as sure as they can be: a name in many places is no surer."""


def readable(names: Iterable[str]) -> Features:
    """Of a name's features, those of its surroundings alone: no title, for that is where own names are."""
    return {name: 1.0 for name in names if "title" not in name}


def surroundings_say(around: Features) -> Features:
    """The models' scores as features: how much more a name stands like an own one, a dataset, a blocked name."""
    models = load_models(FILE)
    own = _scores(models[OWN], around)
    kind = _scores(models[KIND], around)
    return {
        "surroundings of an own name": _bounded(own["own"] - own["other"]),
        "surroundings of a dataset": _bounded(kind["dataset"] - kind["method"]),
        "surroundings of a blocked name": _bounded(kind["blocked"] - max(kind["method"], kind["dataset"])),
    }


def _scores(model: LinearModel, around: Features) -> dict[str, float]:
    return dict(zip(model.classes, model.scores(around), strict=True))


def _bounded(score: float) -> float:
    return round(max(-FURTHEST, min(FURTHEST, score)) / 2, 4)
