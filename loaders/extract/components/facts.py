"""The facts that the verdicts amount to: what the paper introduces, which methods it uses, which datasets."""

from typing import TypeVar, cast

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.graph.model import DatasetKind, Introduced, Mention, MethodKind, Role, UsedDataset, UsedMethod
from citegraph.graph.names import name_key
from citegraph.loaders.extract._document import Verdict, evidence

component = "citegraph_facts"

Value = TypeVar("Value")
_METHODS = ("method", "model", "system")
_DATASETS = ("dataset", "benchmark", "metric")


@Language.component(
    component,
    assigns=["doc._.introduces", "doc._.methods", "doc._.datasets"],
    requires=["doc._.verdicts", "doc._.baselines"],
)
def state_facts(doc: Doc) -> Doc:
    """Set `doc._.introduces`, `doc._.methods` and `doc._.datasets`."""
    verdicts: tuple[Verdict, ...] = doc._.verdicts
    doc._.introduces = tuple(_introduced(doc, v) for v in verdicts if v.role == "introduces")
    doc._.methods = tuple(_method(doc, v) for v in verdicts if v.role == "method")
    doc._.datasets = tuple(_dataset(doc, v) for v in verdicts if v.role == "dataset")
    return doc


def _introduced(doc: Doc, verdict: Verdict) -> Introduced:
    return Introduced(
        name=verdict.cluster.name,
        aliases=verdict.cluster.aliases,
        kind=verdict.kind,
        confidence=verdict.confidence,
        mentions=_mentions(doc, verdict),
        why=verdict.why,
    )


def _method(doc: Doc, verdict: Verdict) -> UsedMethod:
    return UsedMethod(
        name=verdict.cluster.name,
        aliases=verdict.cluster.aliases,
        kind=cast("MethodKind", _one_of(verdict.kind, _METHODS)),
        role=_role(doc, verdict),
        confidence=verdict.confidence,
        mentions=_mentions(doc, verdict),
        why=verdict.why,
    )


def _dataset(doc: Doc, verdict: Verdict) -> UsedDataset:
    return UsedDataset(
        name=verdict.cluster.name,
        aliases=verdict.cluster.aliases,
        kind=cast("DatasetKind", _one_of(verdict.kind, _DATASETS)),
        confidence=verdict.confidence,
        mentions=_mentions(doc, verdict),
        why=verdict.why,
    )


def _one_of(kind: str, kinds: tuple[str, ...]) -> str:
    return kind if kind in kinds else kinds[0]


def _mentions(doc: Doc, verdict: Verdict) -> tuple[Mention, ...]:
    return tuple(evidence(doc, o.start, o.end) for o in verdict.cluster.occurrences)


_COMPONENT_CUES = (
    "using", "use", "uses", "with", "via", "leverages", "leveraging", "employs", "employing", "on top of", "based on",
    "built on", "builds on", "building on", "integrates", "integrating", "combines", "combining", "adopts", "by",
    "fine-tune", "fine-tuning", "extends", "extending", "applies", "applying", "incorporates", "incorporating",
)  # fmt: skip


def _role(doc: Doc, verdict: Verdict) -> Role:
    """Baseline where a claim names it so, component where the text uses it, else subject."""
    baselines = {name_key(claim.baseline) for claim in doc._.baselines if claim.baseline}
    if baselines & verdict.cluster.keys:
        return "baseline"
    before = [
        doc._.page.text[max(0, o.start - 40) : o.start].rstrip(" \"'(").lower() for o in verdict.cluster.occurrences
    ]
    used = any(
        text.endswith(tuple(f" {cue}{article}" for article in ("", " a", " an", " the")))
        for text in before
        for cue in _COMPONENT_CUES
    )
    return "component" if used else "subject"
