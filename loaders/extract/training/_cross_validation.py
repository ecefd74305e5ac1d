"""How good the extraction is on papers that no model has seen: five folds by paper, scored by EVAL/score.py."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any, TypeAlias

from citegraph.graph.model import Fact, PaperFacts, SourceRecord
from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract._linear import models_instead
from citegraph.loaders.extract.training import TRAINERS
from citegraph.loaders.extract.training._fit import FOLDS, fold_of
from citegraph.loaders.extract.training._gold import GoldPaper

BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01))
"""Ranges of confidence of the reliability table."""
_KINDS = {
    "introduces": ("introduces",),
    "methods": ("methods", "introduces", "datasets", "concepts"),
    "datasets": ("datasets", "introduces"),
    "concepts": ("concepts", "tasks"),
}
"""For each kind of fact, the kinds of annotations that make it no false alarm."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """A paper with the facts that models found in it which have not seen it."""

    paper: GoldPaper
    facts: PaperFacts

    def as_json(self) -> dict[str, Any]:
        """What `citegraph extract` would write, as the scorer reads it."""
        return {**json.loads(self.facts.model_dump_json()), "title": self.paper.paper.title}


def cross_validate(papers: Sequence[GoldPaper], extractor: Extractor) -> list[Unseen]:
    """Every paper, extracted with models trained on the papers of the other folds."""
    return [unseen for fold in range(FOLDS) for unseen in _fold(papers, extractor, fold)]


def _fold(papers: Sequence[GoldPaper], extractor: Extractor, fold: int) -> Iterator[Unseen]:
    known = [paper for number, paper in enumerate(papers) if fold_of(number) != fold]
    unseen = [paper for number, paper in enumerate(papers) if fold_of(number) == fold]
    trainers = [TRAINERS.get(name) for name in TRAINERS.names()]
    models = {trainer.file: trainer.train(known) for trainer in trainers}
    with models_instead(models):
        records: list[SourceRecord] = list(extractor.extract(paper.paper for paper in unseen))
    yield from (Unseen(paper, record.facts) for paper, record in zip(unseen, records, strict=True))


def table(unseen: Sequence[Unseen], scorer: ModuleType) -> str:
    """Precision, recall and F1 by kind of fact: for each set of annotations, for the complete ones, and for all."""
    lines = [f"{'set':<12}{'kind':<12}{'precision':>10}{'recall':>8}{'f1':>8}{'papers':>8}"]
    sets = {
        name: [one for one in unseen if one.paper.origin == name] for name in sorted({u.paper.origin for u in unseen})
    }
    sets["complete"] = [one for one in unseen if one.paper.complete]
    sets["all"] = list(unseen)
    for name, part in sets.items():
        figures, _ = scorer.score([one.paper.gold for one in part], [one.as_json() for one in part])
        lines += [_line(name, kind, one, len(part)) for kind, one in figures.items() if one["tp"] + one["fn"]]
        lines.append(f"{name:<12}{'outcome':<12}{'':>18}{figures['baselines']['outcome_macro']:>8.3f}{len(part):>8}")
    return "\n".join(lines)


def _line(name: str, kind: str, figures: Mapping[str, float], papers: int) -> str:
    return f"{name:<12}{kind:<12}{figures['precision']:>10.3f}{figures['recall']:>8.3f}{figures['f1']:>8.3f}{papers:>8}"


def reliability(unseen: Sequence[Unseen]) -> str:
    """For each range of confidence, how many facts were said with it and which share of them is right."""
    lines = [f"{'kind':<12}{'confidence':<14}{'facts':>6}{'said':>8}{'right':>8}"]
    for kind, judge in _JUDGES.items():
        judged = [pair for one in unseen for pair in judge(one)]
        for low, high in BINS:
            inside = [(confidence, right) for confidence, right in judged if low <= confidence < high]
            if inside:
                said, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
                lines.append(f"{kind:<12}{low:.1f} to {min(high, 1):<7.1f}{len(inside):>6}{said:>8.2f}{right:>8.2f}")
    return "\n".join(lines)


Judged: TypeAlias = Iterator[tuple[float, bool]]
"""Confidence of each fact, and whether annotators say the same; what they call optional counts neither way."""


def _judged_names(unseen: Unseen, kind: str) -> Judged:
    if not unseen.paper.complete:
        return
    facts: Sequence[Fact] = getattr(unseen.facts, kind)
    annotated = [item for name in _KINDS[kind] for item in unseen.paper.items(name)]
    for fact in facts:
        forms = fact.model_dump(include={"name", "aliases", "surfaces"})
        keys = unseen.paper.keys(forms.pop("name"), *(form for more in forms.values() for form in more))
        hits = [optional for found, optional in annotated if found & keys]
        if not hits or not all(hits):
            yield fact.confidence, bool(hits)


def _judged_claims(unseen: Unseen) -> Judged:
    """Claims, each annotated one found once."""
    scorer, gold, said = unseen.paper.scorer, unseen.paper.gold, unseen.as_json()
    left = sorted(scorer.comparisons(gold), key=lambda claim: bool(claim.get("optional")))
    for claim in scorer.comparisons(said):
        hit = next((one for one in left if scorer.same_claim(gold, said, one, claim)), None)
        if hit is not None:
            left.remove(hit)
        if hit is None or not hit.get("optional"):
            yield claim["confidence"], hit is not None


def _judged_variants(unseen: Unseen) -> Judged:
    if not unseen.paper.complete:
        return
    scorer, gold, said = unseen.paper.scorer, unseen.paper.gold, unseen.as_json()

    def sides(pair: Mapping[str, Any], paper: Mapping[str, Any]) -> tuple[set[str], set[str]]:
        return scorer.spread(pair["name"], paper), scorer.spread(pair["base"], paper)

    annotated = [(*sides(pair, gold), bool(pair.get("optional"))) for pair in gold.get("variant_of") or ()]
    for pair in said["variant_of"]:
        name, base = sides(pair, said)
        hits = [optional for own, other, optional in annotated if own & name and other & base]
        if not hits or not all(hits):
            yield pair["confidence"], bool(hits)


_JUDGES: Mapping[str, Callable[[Unseen], Judged]] = {
    **{kind: partial(_judged_names, kind=kind) for kind in _KINDS},
    "claims": _judged_claims,
    "variants": _judged_variants,
}
