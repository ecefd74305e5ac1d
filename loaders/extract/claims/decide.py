"""The decision on drafts: which are claims, and which other sides are one specific thing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from citegraph.loaders.extract._document import Verdict
from citegraph.loaders.extract._linear import Features, LinearModel, load_models
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract.claims.assembly import Draft
from citegraph.loaders.extract.claims.judge import Setting, draft_features
from citegraph.loaders.extract.claims.naming import target_features
from citegraph.loaders.extract.claims.targets import Target

CLAIMED, NAMED = "claimed", "named"
"""The two models: whether a draft is a claim, and whether its other side is one specific thing."""
KEEP = 0.36
"""Chance from which a draft is believed; under one half, for misses and false alarms weigh alike."""


@dataclass(frozen=True)
class Claim:
    """A draft that is believed."""

    draft: Draft
    named: bool
    """Whether the other side is one specific thing."""
    confidence: float
    why: str


def named_chance(target: Target, verdicts: Sequence[Verdict], resources: Resources, model: LinearModel) -> float:
    """How likely the other side is one specific thing."""
    return model.chances(naming_features(target, verdicts, resources))["yes"]


def naming_features(target: Target, verdicts: Sequence[Verdict], resources: Resources) -> Features:
    """What is known about an other side."""
    role = verdicts[target.named.cluster].role if target.named else ""
    return target_features(target, role, resources)


def judged_features(draft: Draft, setting: Setting, named: float | None) -> Features:
    """What is known about a draft, the chance of its other side to be one specific thing included."""
    features = draft_features(draft, setting)
    return features if named is None else features | {"named chance": named}


def decide(
    drafts: Sequence[Draft],
    setting: Setting,
    resources: Resources,
    *,
    models: Mapping[str, LinearModel] | None = None,
) -> Iterator[Claim]:
    """The drafts that are claims, in order; `models` stand in for the shipped ones."""
    models = models or load_models("claims.json")
    for draft in drafts:
        named = None
        if draft.target:
            named = named_chance(draft.target, setting.verdicts, resources, models[NAMED])
        features = judged_features(draft, setting, named)
        chance = models[CLAIMED].chances(features)["yes"]
        if chance >= KEEP:
            strongest = models[CLAIMED].strongest(features, "yes")
            yield Claim(draft, (named or 0.0) > 1 / 2, round(chance, 3), "; ".join(strongest))
