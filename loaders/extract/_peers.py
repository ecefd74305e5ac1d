"""How a name stands among the other names of its paper, once each has been judged alone.

A is the paper's own rather where B and C in "A, B and C" are, where it goes on with an own name (X-Bench, of X), or
where it is listed as a part of one. The second of two decisions weighs that against what was said of the name alone
(stacking: Wolpert, Neural Networks 1992).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from citegraph.graph.names import name_key
from citegraph.loaders.extract._context import contexts
from citegraph.loaders.extract._document import Cluster
from citegraph.loaders.extract._linear import Features
from citegraph.loaders.extract._scene import Scene

Scores: TypeAlias = Mapping[str, float]
"""For the key of each cluster, by how much it looks like an own name when judged alone."""
MOST = 5.0
"""Score that is as sure as can be."""
SHORTEST_PART = 3
"""Letters of the shortest key that is looked for inside other keys."""
_SHARED = ("numbered", "part noun behind", "a verb behind", "parts before")
"""What two names have in common that stand in one list, although not beside each other."""


def peer_features(scene: Scene, cluster: Cluster, features: Features, alone: Scores) -> Features:
    """What the other names say of a cluster; `features` are its own, `alone` the scores of all."""
    own = _bounded(alone[cluster.key])
    knowledge = "in lexicon" if any(name.startswith("lexicon: ") for name in features) else "no entry"
    others = [other for other in scene.clusters if other is not cluster]
    found: Features = {"alone": own, f"alone, {knowledge}": own, knowledge: 1.0}
    found |= _best("best of the paper", (alone[other.key] for other in others))
    for relation, related in (
        ("beside", _beside(scene, cluster)),
        ("extends", _extended(cluster, others)),
        ("is extended by", (other for other in others if cluster in _extended(other, [cluster]))),
        ("is inside", (other for other in others if _holds(other, cluster))),
        ("holds", (other for other in others if _holds(cluster, other))),
        ("ends like", (other for other in others if _last(other) == _last(cluster))),
        ("begins like", (other for other in others if _first(other) == _first(cluster))),
        ("before", _before(scene, cluster)),
    ):
        found |= _best(relation, (alone[other.key] for other in related))
    for mark in _SHARED:
        if mark in features:
            peers = [other for other in others if _has(scene, other, mark)]
            found |= _best(f"both {mark}", (alone[other.key] for other in peers))
            found[mark] = 1.0
    return found


def _best(relation: str, scores: Iterable[float]) -> Features:
    """The highest of the related names' scores, and that there is one."""
    best = max(scores, default=None)
    return {} if best is None else {relation: _bounded(best), f"{relation} any": 1.0}


def _bounded(score: float) -> float:
    return max(-MOST, min(MOST, score))


def _beside(scene: Scene, cluster: Cluster) -> Iterator[Cluster]:
    """The names that are coordinated with it."""
    for occurrence in cluster.occurrences:
        for unit in scene.place[occurrence][1].units:
            yield from (scene.owner[o] for o in unit.members if scene.owner.get(o, cluster) is not cluster)


def _before(scene: Scene, cluster: Cluster) -> Iterator[Cluster]:
    """The names before it in a sentence of the abstract."""
    for occurrence in cluster.occurrences:
        if occurrence.sentence:
            for other, owner in scene.owner.items():
                if other.sentence == occurrence.sentence and other.end <= occurrence.start and owner is not cluster:
                    yield owner


def _extended(cluster: Cluster, others: Iterable[Cluster]) -> list[Cluster]:
    """The names that it goes on with: X, where it is X-Bench."""
    return [o for o in others if len(o.key) >= SHORTEST_PART and cluster.key != o.key and cluster.key.startswith(o.key)]


def _holds(cluster: Cluster, other: Cluster) -> bool:
    """Whether a name, or what it is short for, holds another behind its first word."""
    if len(other.key) < SHORTEST_PART:
        return False
    return any(other.key in key[1:] for key in (*cluster.keys, name_key(cluster.long)) if key != other.key)


def _last(cluster: Cluster) -> str:
    return _word(cluster, -1)


def _first(cluster: Cluster) -> str:
    return _word(cluster, 0)


def _word(cluster: Cluster, index: int) -> str:
    """The first or last word of a name of several; of others, the name, which no other name shares."""
    words = cluster.name.replace("-", " ").split()
    return name_key(words[index]) if len(words) > 1 else cluster.key + " "


def _has(scene: Scene, cluster: Cluster, mark: str) -> bool:
    return any(mark in contexts(scene, occurrence) for occurrence in cluster.occurrences)
