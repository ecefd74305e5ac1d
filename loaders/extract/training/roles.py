"""Learns what a name is to its paper: whether it is introduced here, alone and among the others, else what it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from citegraph.loaders.extract._document import Cluster
from citegraph.loaders.extract._features import cluster_features
from citegraph.loaders.extract._linear import Features, LinearModel
from citegraph.loaders.extract._peers import peer_features
from citegraph.loaders.extract._roles import AMONG, INTRODUCED, NAMES, OTHER, OWN, score_alone
from citegraph.loaders.extract._scene import Scene
from citegraph.loaders.extract.training._fit import FOLDS, Example, fit, fit_calibrated, fold_of, split
from citegraph.loaders.extract.training._gold import GoldPaper

Models: TypeAlias = Mapping[str, LinearModel]
STRENGTH = 0.15
STRENGTH_AMONG = 0.1
"""Inverse of the L2 penalty, and that of the second decision, which has few features."""
_ROLES = (("introduces", "introduces"), ("methods", "method"), ("datasets", "dataset"))


@dataclass(frozen=True, slots=True)
class Judged:
    """A cluster with what annotators say of it."""

    cluster: Cluster
    role: str
    """The annotated role, `other` for anything but introduced; empty where it teaches nothing."""
    features: Features


class RoleTrainer:
    """Trains the models of the component `roles`."""

    file = "roles.json"

    def train(self, papers: Sequence[GoldPaper], /, *, like: Models | None = None) -> Models:
        """The models of `_roles`; calibrated by themselves, or `like` models of almost the same papers."""
        read = [(number, paper, paper.once("roles", partial(_judged, paper))) for number, paper in enumerate(papers)]
        decided = [(number, one) for number, _, found in read for one in found if one.role]
        introduced = [Example(one.features, _is_own(one), number) for number, one in decided]
        names = [
            Example(one.features, one.role, number)
            for number, one in decided
            if one.role in ("method", "dataset", "none")
        ]
        return {
            INTRODUCED: fit(introduced, strength=STRENGTH),
            AMONG: _fit_like(list(_among(read, introduced)), AMONG, like, strength=STRENGTH_AMONG),
            NAMES: _fit_like(names, NAMES, like, strength=STRENGTH),
        }


trainer = RoleTrainer()


def _fit_like(examples: Sequence[Example], name: str, like: Models | None, *, strength: float) -> LinearModel:
    if like is None:
        return fit_calibrated(examples, strength=strength)
    return replace(fit(examples, strength=strength), temperature=like[name].temperature)


def _among(read: Sequence[tuple[int, GoldPaper, list[Judged]]], introduced: Sequence[Example]) -> Iterator[Example]:
    """What each name is among the others, whose scores come from a model that has not seen the paper."""
    for fold in range(FOLDS):
        model = fit(split(introduced, fold)[0], strength=STRENGTH)
        for number, paper, found in read:
            if fold_of(number) == fold:
                scene = paper.once("scene", partial(Scene, paper.doc))
                alone = {one.cluster.key: score_alone(one.features, model) for one in found}
                for one in found:
                    if one.role:
                        among = peer_features(scene, one.cluster, one.features, alone)
                        yield Example(among, _is_own(one), number)


def _judged(paper: GoldPaper) -> list[Judged]:
    """Every cluster of a paper."""
    scene = paper.once("scene", partial(Scene, paper.doc))
    return [Judged(c, role_of(c, paper), cluster_features(scene, c)) for c in paper.doc._.clusters]


def _is_own(one: Judged) -> str:
    return OWN if one.role == "introduces" else OTHER


def role_of(cluster: Cluster, paper: GoldPaper) -> str:
    """The annotated role of a cluster; empty where it is optional and so teaches nothing."""
    keys = paper.keys(cluster.name, *cluster.aliases)
    hits = {
        role: any(not optional for found, optional in paper.items(kind) if found & keys)
        for kind, role in _ROLES
        if any(found & keys for found, _ in paper.items(kind))
    }
    firm = next((role for role, is_firm in hits.items() if is_firm), "")
    if hits:
        return firm
    return "none" if paper.complete else _role_in_claims(keys, paper)


def _role_in_claims(keys: set[str], paper: GoldPaper) -> str:
    """The role of a name where only comparisons are annotated: a part of the names, those in claims, is known."""
    for mention in paper.gold.get("mentions") or ():
        if paper.keys(mention["name"]) & keys:
            return {"dataset": "dataset", "component": "method", "host": "method"}.get(mention["role"], "other")
    for claim in paper.gold["baselines"]:
        baseline = claim.get("baseline") if claim.get("named") else None
        if baseline and paper.keys(baseline, *(claim.get("aliases") or ())) & keys:
            return "method"
    return "other"
