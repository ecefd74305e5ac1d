"""The decision on a cluster: rules where they are sure, else linear models, one after the other."""

from collections.abc import Mapping

from citegraph.graph.model import ArtefactKind
from citegraph.loaders.extract._document import Cluster, RoleName, Verdict
from citegraph.loaders.extract._features import BROUGHT, cluster_features
from citegraph.loaders.extract._kinds import kind_of
from citegraph.loaders.extract._linear import Features, LinearModel, load_models
from citegraph.loaders.extract._peers import Scores, peer_features
from citegraph.loaders.extract._scene import Scene

INTRODUCED, AMONG, NAMES = "introduced", "among", "names"
"""The models: whether a name is the paper's own, by itself and then among the others; what it is where it is not."""
OWN, OTHER = "introduces", "other"
"""Classes of the first two."""
KEEP = 0.4
"""Chance from which a name is somebody's method or dataset: under one half, for misses and false alarms weigh alike."""
KEEP_OWN = 0.5
"""Chance from which it is the paper's own."""
TITLED, KEEP_TITLED = "before the title's colon, again in the abstract", 0.4
"""The same for what stands before the title's colon and in the abstract, where a paper's own name does stand."""
_LABELS: Mapping[str, RoleName] = {
    "lexicon: Method": "method",
    "lexicon: Method and theme": "method",
    "lexicon: Dataset": "dataset",
}
"""What a name is that the lexicon knows so, and that is not the paper's own."""


def decide(scene: Scene, cluster: Cluster, models: Mapping[str, LinearModel] | None = None) -> Verdict:
    """The verdict on a cluster; `models` stand in for the shipped ones."""
    models = models or load_models("roles.json")
    features = features_in(scene, cluster)
    among = peer_features(scene, cluster, features, _alone(scene, models))
    chances = chances_of(features, among, models)
    role = _role(features, chances)
    kind: ArtefactKind = kind_of(scene, cluster, role)
    return Verdict(cluster, role, kind, round(chances[role], 3), chances, _why(features, among, role, models))


def _role(features: Features, chances: Mapping[RoleName, float]) -> RoleName:
    if chances["introduces"] >= (KEEP_TITLED if TITLED in features else KEEP_OWN):
        return "introduces"
    best: RoleName = "method" if chances["method"] >= chances["dataset"] else "dataset"
    return best if chances[best] >= KEEP else "none"


def features_in(scene: Scene, cluster: Cluster) -> Features:
    """The features of a cluster; each cluster is looked at once."""
    found = scene.features.get(cluster.key)
    if found is None:
        found = scene.features[cluster.key] = cluster_features(scene, cluster)
    return found


def _alone(scene: Scene, models: Mapping[str, LinearModel]) -> Scores:
    """By how much each cluster looks like an own name by itself."""
    if not scene.alone:
        for cluster in scene.clusters:
            scene.alone[cluster.key] = score_alone(features_in(scene, cluster), models[INTRODUCED])
    return scene.alone


def score_alone(features: Features, model: LinearModel) -> float:
    """The score for an own name less that for another."""
    scores = dict(zip(model.classes, model.scores(features), strict=True))
    return scores[OWN] - scores[OTHER]


def chances_of(features: Features, among: Features, models: Mapping[str, LinearModel]) -> dict[RoleName, float]:
    """The probability of each role, by a name's own features and what it is among the others."""
    own = models[AMONG].chances(among)[OWN]
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


def _why(features: Features, among: Features, role: RoleName, models: Mapping[str, LinearModel]) -> str:
    if role != "introduces":
        return "features: " + "; ".join(models[NAMES].strongest(features, role))
    reasons = models[INTRODUCED].strongest(features, OWN)
    others = {name: value for name, value in among.items() if not name.startswith("alone")}
    reasons += [f"among others: {reason}" for reason in models[AMONG].strongest(others, OWN, most=1)]
    return "features: " + "; ".join(reasons)
