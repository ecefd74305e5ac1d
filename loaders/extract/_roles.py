"""The decision on a cluster: rules where they are sure, else two linear models, one after the other."""

from collections.abc import Mapping

from citegraph.graph.model import ArtefactKind
from citegraph.loaders.extract._document import Cluster, RoleName, Verdict
from citegraph.loaders.extract._features import BROUGHT, cluster_features
from citegraph.loaders.extract._kinds import kind_of
from citegraph.loaders.extract._linear import Features, LinearModel, load_models
from citegraph.loaders.extract._scene import Scene

INTRODUCED, NAMES = "introduced", "names"
"""The two models: whether a name is the paper's own, and what it is where it is not."""
KEEP = 0.4
"""Chance from which a role other than `none` is believed: under one half, for misses and false alarms weigh alike."""
_LABELS: Mapping[str, RoleName] = {
    "lexicon: Method": "method",
    "lexicon: Method and theme": "method",
    "lexicon: Dataset": "dataset",
}
"""What a name is that the lexicon knows so, and that is not the paper's own."""
_KEPT: tuple[RoleName, ...] = ("introduces", "method", "dataset")


def decide(scene: Scene, cluster: Cluster, models: Mapping[str, LinearModel] | None = None) -> Verdict:
    """The verdict on a cluster; `models` stand in for the shipped ones."""
    models = models or load_models("roles.json")
    features = cluster_features(scene, cluster)
    chances = chances_of(features, models)
    best = max(_KEPT, key=lambda role: chances[role])
    role: RoleName = best if chances[best] >= KEEP else "none"
    kind: ArtefactKind = kind_of(scene, cluster, role)
    return Verdict(cluster, role, kind, round(chances[role], 3), chances, _why(features, role, models))


def chances_of(features: Features, models: Mapping[str, LinearModel]) -> dict[RoleName, float]:
    """The probability of each role."""
    own = models[INTRODUCED].chances(features)["introduces"]
    others = _as_known(features, models[NAMES].chances(features))
    return {
        "introduces": own,
        "method": (1 - own) * others["method"],
        "dataset": (1 - own) * others["dataset"],
        "none": (1 - own) * others["none"],
    }


def _as_known(features: Features, chances: Mapping[str, float]) -> dict[str, float]:
    """What rules know for sure: blocked names are nothing, a user's own what their file says, methods no data."""
    method, dataset, none = chances["method"], chances["dataset"], chances["none"]
    if "blocked" in features:
        return {"method": 0.0, "dataset": 0.0, "none": 1.0}
    if BROUGHT in features and not features.keys().isdisjoint(_LABELS):
        label = next(label for feature, label in _LABELS.items() if feature in features)
        return {"method": 0.0, "dataset": 0.0, "none": 0.0} | {label: 1.0}
    if "has a size" in features or "lexicon: Method" in features or "lexicon: Method and theme" in features:
        return {"method": method + dataset, "dataset": 0.0, "none": none}
    if "lexicon: Dataset" in features:
        return {"method": 0.0, "dataset": method + dataset, "none": none}
    return dict(chances)


def _why(features: Features, role: RoleName, models: Mapping[str, LinearModel]) -> str:
    model = models[INTRODUCED if role == "introduces" else NAMES]
    return "features: " + "; ".join(model.strongest(features, role))
