"""The decision on drafts: which are claims, and which other sides are one specific thing."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from citegraph.graph.model import Outcome
from citegraph.loaders.extract._document import Verdict
from citegraph.loaders.extract._linear import Features, LinearModel, load_models
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract.claims.assembly import Draft
from citegraph.loaders.extract.claims.judge import Setting, draft_features
from citegraph.loaders.extract.claims.naming import target_features
from citegraph.loaders.extract.claims.owning import owner_features
from citegraph.loaders.extract.claims.praise import NOTHING
from citegraph.loaders.extract.claims.targets import Target

CLAIMED, NAMED, OWN = "claimed", "named", "own"
"""The models: is a draft a claim, is its other side one specific thing, is its subject the paper's
own."""
KEEP = 0.35
"""Chance from which a draft is believed; under one half, for misses and false alarms weigh alike."""
SPECIFIC = 0.5
"""Chance from which an other side is one specific thing."""
TOGETHER = 0.4
"""Chance that drafts against one named side, or of one outcome against it, must reach together if none is believed."""
LEAST = 0.15
"""Chance that each of these needs."""
ALONE = 0.33
"""Chance that a draft needs by itself where readings of one gain share theirs."""


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
) -> list[Claim]:
    """The drafts that are claims, in order; `models` stand in for the shipped ones."""
    models = models or load_models("claims.json")
    judged = [_judged(draft, setting, resources, models) for draft in drafts]
    kept = chosen(drafts, [claim.confidence for claim in judged])
    for group in (_side, _result):
        kept += unheard(group, judged, kept)
    return [judged[index] for index in sorted(kept)]


def unheard(group: Callable[[Draft], Hashable], judged: Sequence[Claim], kept: Collection[int]) -> list[int]:
    """For each group of drafts with a named other side of which none is believed, the likeliest, if all are likely."""
    heard = {group(judged[index].draft) for index in kept}
    shares: dict[Hashable, list[int]] = {}
    for index, claim in enumerate(judged):
        if claim.named and claim.confidence >= LEAST and group(claim.draft) not in heard:
            shares.setdefault(group(claim.draft), []).append(index)
    likely = (rivals for rivals in shares.values() if sum(judged[index].confidence for index in rivals) >= TOGETHER)
    return [max(rivals, key=lambda index: (judged[index].confidence, -index)) for rivals in likely]


def _side(draft: Draft) -> str:
    return draft.target.text if draft.target else ""


def _result(draft: Draft) -> tuple[str, Outcome]:
    return _side(draft), draft.outcome


def with_owner(draft: Draft, setting: Setting, model: LinearModel) -> Draft:
    """The draft with the model's answer to whose its subject is, where the words do not say so themselves."""
    if draft.subject.sure:
        return draft
    own = model.chances(owner_features(draft, setting))["yes"] > 1 / 2
    return replace(draft, subject=replace(draft.subject, own=own))


def _judged(draft: Draft, setting: Setting, resources: Resources, models: Mapping[str, LinearModel]) -> Claim:
    draft = with_owner(draft, setting, models[OWN])
    named = None
    if draft.target:
        named = named_chance(draft.target, setting.verdicts, resources, models[NAMED])
    features = judged_features(draft, setting, named)
    chance = models[CLAIMED].chances(features)["yes"]
    strongest = models[CLAIMED].strongest(features, "yes")
    return Claim(draft, (named or 0.0) >= SPECIFIC, round(chance, 3), "; ".join(strongest))


def chosen(drafts: Sequence[Draft], chances: Sequence[float]) -> list[int]:
    """Indices of the drafts that are believed, no two of which exclude each other.

    The ways to read one gain share its chance: it is believed if they reach `KEEP` together, and read in the likeliest.
    """
    ways: dict[_Gain, dict[str, float]] = {}
    for draft, chance in zip(drafts, chances, strict=True):
        if gain := _gain_of(draft):
            way = ways.setdefault(gain, {})
            way[_way(draft)] = max(chance, way.get(_way(draft), 0.0))
    likely = [index for index, draft in enumerate(drafts) if _is_likely(draft, chances[index], ways)]
    measured = {_pairing(drafts[index]) for index in likely if _is_measured(drafts[index])}
    return [index for index in likely if drafts[index].gain or _pairing(drafts[index]) not in measured]


_Gain: TypeAlias = tuple[int, int, str | None]
"""Sentence, token and metric of a gain."""


def _gain_of(draft: Draft) -> _Gain | None:
    return (draft.reading.plan.index, draft.gain.token.i, draft.metric) if draft.gain else None


def _is_likely(draft: Draft, chance: float, ways: Mapping[_Gain, Mapping[str, float]]) -> bool:
    gain = _gain_of(draft)
    if gain is None:
        return chance >= KEEP
    rivals = ways[gain]
    best = max(rivals, key=lambda way: (rivals[way], way))
    return _way(draft) == best and chance >= ALONE and chance + sum(rivals.values()) - rivals[best] >= KEEP


def _way(draft: Draft) -> str:
    """How a draft reads its gain: over the other side of a comparison, the model it is measured on, or nobody."""
    return "compared" if draft.comparator else draft.pairing


def _is_measured(draft: Draft) -> bool:
    return draft.gain is not None and draft.gain.quantity is not NOTHING


def _pairing(draft: Draft) -> tuple[int, int, str, Outcome] | None:
    """A comparing word, one of its other sides, and how it compares."""
    if not draft.comparator or not draft.target:
        return None
    return draft.reading.plan.index, draft.comparator.anchor.i, draft.target.text, draft.outcome
