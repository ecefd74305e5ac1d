"""Learns what a name is to its paper: two models, one for "introduced here", one for what the other names are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from citegraph.loaders.extract._document import Cluster
from citegraph.loaders.extract._features import cluster_features
from citegraph.loaders.extract._linear import Features, LinearModel
from citegraph.loaders.extract._roles import INTRODUCED, NAMES
from citegraph.loaders.extract._scene import Scene
from citegraph.loaders.extract.training._fit import Example, fit, fit_calibrated
from citegraph.loaders.extract.training._gold import GoldPaper

Models: TypeAlias = Mapping[str, LinearModel]
STRENGTH = 0.15
_ROLES = (("introduces", "introduces"), ("methods", "method"), ("datasets", "dataset"))


class RoleTrainer:
    """Trains the models of the component `roles`."""

    file = "roles.json"

    def train(self, papers: Sequence[GoldPaper], /, *, like: Models | None = None) -> Models:
        """The models `introduced` and `names`; calibrated by themselves, or `like` models of almost the same papers."""
        decided = [
            (number, role, features)
            for number, paper in enumerate(papers)
            for role, features in paper.once("roles", partial(_examples, paper))
        ]
        introduced = [
            Example(features, "introduces" if role == "introduces" else "other", number)
            for number, role, features in decided
        ]
        names = [
            Example(features, role, number)
            for number, role, features in decided
            if role in ("method", "dataset", "none")
        ]
        taught = {INTRODUCED: introduced, NAMES: names}
        if like is None:
            return {name: fit_calibrated(part, strength=STRENGTH) for name, part in taught.items()}
        return {
            name: replace(fit(part, strength=STRENGTH), temperature=like[name].temperature)
            for name, part in taught.items()
        }


trainer = RoleTrainer()


def _examples(paper: GoldPaper) -> list[tuple[str, Features]]:
    return list(examples(paper))


def examples(paper: GoldPaper) -> Iterator[tuple[str, Features]]:
    """Role and features of each cluster that the annotators decided; `other` is anything but introduced."""
    scene = Scene(paper.doc)
    for cluster in paper.doc._.clusters:
        role = role_of(cluster, paper)
        if role:
            yield role, cluster_features(scene, cluster)


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
