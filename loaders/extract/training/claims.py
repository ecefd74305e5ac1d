"""Learns which drafts are claims, and which other sides are one specific thing, from annotated comparisons."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from spacy.language import Language

from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract._document import Verdict
from citegraph.loaders.extract._linear import LinearModel
from citegraph.loaders.extract._roles import decide
from citegraph.loaders.extract._scene import Scene
from citegraph.loaders.extract.claims.assembly import Draft, drafts_of
from citegraph.loaders.extract.claims.decide import (
    CLAIMED,
    NAMED,
    OWN,
    judged_features,
    named_chance,
    naming_features,
    with_owner,
)
from citegraph.loaders.extract.claims.judge import Setting
from citegraph.loaders.extract.claims.owning import owner_features
from citegraph.loaders.extract.claims.subjects import OURS
from citegraph.loaders.extract.components.claims import Claims, setting_of
from citegraph.loaders.extract.training._fit import FOLDS, Example, fit, fit_calibrated, fold_of
from citegraph.loaders.extract.training._gold import GoldPaper
from citegraph.loaders.extract.training.roles import trainer as role_trainer

STRENGTH = {CLAIMED: 0.05, NAMED: 0.3, OWN: 0.3}
_WORD = re.compile(r"[a-z0-9]+")
_ALIKE = 4
"""Likeness from which a draft is about the same statement as an annotated claim."""
_SAME = 0.5
"""How much of their words two other sides must share to count as one."""


@dataclass(frozen=True)
class DraftedPaper:
    """An annotated paper with the drafts that the rules make of it."""

    paper: GoldPaper
    number: int
    drafts: tuple[Draft, ...]
    setting: Setting


class ClaimTrainer:
    """Trains the models of the component `claims`."""

    file = "claims.json"

    def train(self, papers: Sequence[GoldPaper], /) -> Mapping[str, LinearModel]:
        """The models `own`, `named` and `claimed`; each learns from what models said of papers they had not seen."""
        set_unseen_verdicts(papers)
        drafted = list(drafted_papers(papers))
        owners = [example for one in drafted for example in owner_examples(one)]
        drafted = with_unseen_owners(drafted, owners)
        named = [example for one in drafted for example in named_examples(one)]
        naming = unseen(named, strength=STRENGTH[NAMED])
        claimed = [example for one in drafted for example in claimed_examples(one, naming[fold_of(one.number)])]
        return {
            OWN: fit_calibrated(owners, strength=STRENGTH[OWN]),
            NAMED: fit_calibrated(named, strength=STRENGTH[NAMED]),
            CLAIMED: fit_calibrated(claimed, strength=STRENGTH[CLAIMED]),
        }


def unseen(examples: Sequence[Example], *, strength: float) -> list[LinearModel]:
    """For each fold, a model that has not seen its papers."""
    return [fit([e for e in examples if fold_of(e.paper) != fold], strength=strength) for fold in range(FOLDS)]


trainer = ClaimTrainer()


def set_unseen_verdicts(papers: Sequence[GoldPaper]) -> None:
    """Give each Doc the verdicts of role models trained on the papers of the other folds."""
    whole = role_trainer.train(papers)
    for fold in range(FOLDS):
        known = [paper for number, paper in enumerate(papers) if fold_of(number) != fold]
        models = role_trainer.train(known, like=whole)
        for number, paper in enumerate(papers):
            if fold_of(number) == fold:
                scene = Scene(paper.doc)
                paper.doc._.verdicts = tuple(decide(scene, cluster, models) for cluster in scene.clusters)


def drafted_papers(papers: Sequence[GoldPaper]) -> Iterator[DraftedPaper]:
    """The papers with their drafts."""
    component = Claims(_parser(), "claims")
    for number, paper in enumerate(papers):
        verdicts = paper.doc._.verdicts
        readings = paper.once("readings", partial(component.readings, paper.doc))
        drafts = tuple(draft for reading in readings for draft in drafts_of(reading, verdicts))
        yield DraftedPaper(paper, number, drafts, setting_of(paper.doc))


def _parser() -> Language:
    return Extractor.load().nlp


def owner_examples(one: DraftedPaper) -> Iterator[Example]:
    """Subjects of drafts that make an annotated claim but for their subject, with whether it is the paper's own."""
    system = facts_for_scorer(one.setting.verdicts)
    seen: set[tuple[int, int]] = set()
    for draft in one.drafts:
        place = (draft.reading.plan.index, draft.subject.head.i if draft.subject.head is not None else -1)
        claim = _nearest_claim(one, draft, system)
        if claim is not None and place not in seen and not draft.subject.sure:
            seen.add(place)
            answer = "yes" if _is_own(one, claim.get("subject") or "") else "no"
            yield Example(owner_features(draft, one.setting), answer, one.number)


def _nearest_claim(one: DraftedPaper, draft: Draft, system: Mapping[str, Any]) -> Mapping[str, Any] | None:
    record = record_of(draft, named=True) | {"subject": OURS}
    same = one.paper.scorer.same_claim
    fitting = [c for c in one.paper.gold["baselines"] if same(one.paper.gold, system, {**c, "subject": OURS}, record)]
    best = max(fitting, key=lambda claim: _likeness(claim, record), default=None)
    return best if best is not None and _likeness(best, record) >= _ALIKE else None


def _is_own(one: DraftedPaper, subject: str) -> bool:
    if not subject or one.paper.scorer.OURS.match(subject):
        return True
    return any(one.paper.keys(subject) & found for found, _ in one.paper.items("introduces"))


def with_unseen_owners(drafted: Sequence[DraftedPaper], examples: Sequence[Example]) -> list[DraftedPaper]:
    """The papers, the owner of each subject decided by a model that has not seen the paper."""
    models = unseen(examples, strength=STRENGTH[OWN])
    return [
        replace(one, drafts=tuple(with_owner(draft, one.setting, models[fold_of(one.number)]) for draft in one.drafts))
        for one in drafted
    ]


def named_examples(one: DraftedPaper) -> Iterator[Example]:
    """Other sides that the annotators wrote down, with whether they called them specific."""
    written = [(_words(r["baseline"]), r["named"]) for r in one.paper.gold["baselines"] if r.get("baseline")]
    seen: set[tuple[str, str]] = set()
    for target in (draft.target for draft in one.drafts if draft.target):
        nearest = max(written, key=lambda pair: _overlap(pair[0], _words(target.text)), default=None)
        if (target.text, target.rule) in seen or not nearest or _overlap(nearest[0], _words(target.text)) < _SAME:
            continue
        seen.add((target.text, target.rule))
        features = naming_features(target, one.setting.verdicts, one.paper.doc._.resources)
        yield Example(features, "yes" if nearest[1] else "no", one.number)


def claimed_examples(one: DraftedPaper, naming: LinearModel) -> Iterator[Example]:
    """Each draft with whether the annotators made that claim, optional ones included."""
    resources = one.paper.doc._.resources
    chances = [
        named_chance(draft.target, one.setting.verdicts, resources, naming) if draft.target else None
        for draft in one.drafts
    ]
    answers = matched(
        one, [record_of(draft, named=(chance or 0) > _SAME) for draft, chance in zip(one.drafts, chances, strict=True)]
    )
    for draft, chance, answer in zip(one.drafts, chances, answers, strict=True):
        features = judged_features(draft, one.setting, chance)
        yield Example(features, "no" if answer is None else "yes", one.number)


def record_of(draft: Draft, *, named: bool) -> dict[str, Any]:
    """A draft as the scorer reads claims."""
    return {
        "subject": draft.subject.text,
        "baseline": draft.target.text if draft.target else None,
        "named": named,
        "outcome": draft.outcome,
        "metric": draft.metric,
        "value": (draft.gain.quantity.text or None) if draft.gain else None,
        "evidence": draft.reading.plan.text,
    }


def facts_for_scorer(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """The names of a paper as the scorer reads them."""
    kinds = {"introduces": "introduces", "methods": "method", "datasets": "dataset"}
    return {
        kind: [{"name": v.cluster.name, "aliases": list(v.cluster.aliases)} for v in verdicts if v.role == role]
        for kind, role in kinds.items()
    }


def matched(one: DraftedPaper, records: Sequence[Mapping[str, Any]]) -> list[int | None]:
    """For each draft, the number of the annotated claim that it makes; each claim goes to the draft most like it."""
    system = facts_for_scorer(one.setting.verdicts)
    claims = one.paper.gold["baselines"]
    pairs = []
    for number, claim in enumerate(claims):
        for index, record in enumerate(records):
            likeness = _likeness(claim, record)
            if likeness >= 1 and one.paper.scorer.same_claim(one.paper.gold, system, claim, record):
                pairs.append((likeness + (0.0 if claim.get("optional") else _SAME), -number, -index))
    found: dict[int, int] = {}
    for _, number, index in sorted(pairs, reverse=True):
        if -index not in found and -number not in found.values():
            found[-index] = -number
    return [found.get(index) for index in range(len(records))]


def _likeness(claim: Mapping[str, Any], record: Mapping[str, Any]) -> float:
    """How much a draft looks like an annotated claim: where it stands, against whom, on what."""
    evidence = _words(claim["evidence"])
    covered = len(evidence & _words(record["evidence"])) / max(1, len(evidence))
    score = 6 * covered - (4 if covered < _SAME else 0)
    score += 4 * _overlap(_words(claim.get("baseline")), _words(record["baseline"]), empty=_SAME)
    score += 2 * _overlap(_words(claim.get("metric")), _words(record["metric"]), empty=_SAME)
    score -= bool(claim.get("baseline")) != bool(record["baseline"])
    score -= 3 * (not claim.get("value") and bool(record["value"]))
    return score


def _words(text: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall((text or "").lower()))


def _overlap(one: frozenset[str], other: frozenset[str], *, empty: float = 0.0) -> float:
    return len(one & other) / len(one | other) if one or other else empty
