"""Claims: one node for each comparison that a paper makes, joined to what it compares, with what, and on what."""

from collections.abc import Iterator
from dataclasses import dataclass

from citegraph.graph.model import Comparison, Edge, EdgeType, Node
from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.resolve.entities import ByRoot
from citegraph.graph.resolve.evidence import CONFIDENCE_DIGITS, Properties, place
from citegraph.graph.resolve.readings import Reading
from citegraph.graph.resolve.terms import dataset_names

OURS = "ours"
FIRM = 0.5
"""Confidence from which an introduced artefact counts as what a claim calls ours."""
_STATED = (
    "outcome", "metric", "value", "number", "number_from", "unit", "bound", "subject", "baseline", "named", "dataset",
)  # fmt: skip
_VERBS = {"better": "better than", "equal": "equal to", "worse": "worse than", "unclear": "against"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A comparison whose names were resolved; roots are empty where a name stands for no entity."""

    id: str
    comparison: Comparison
    subject: str
    baseline: str
    datasets: tuple[str, ...]


def claims_of(reading: Reading, entities: ByRoot) -> list[Claim]:
    """The claims of one paper, in the order of its facts."""
    return [
        Claim(
            id=f"claim:{reading.work.slug}:{number}",
            comparison=comparison,
            subject=_artefact(_subject(reading, comparison), entities),
            baseline=_artefact(_named(reading, comparison.baseline), entities) if comparison.named else "",
            datasets=tuple(root for root in _datasets(reading, comparison) if entities[root].label == "Dataset"),
        )
        for number, comparison in enumerate(reading.work.facts.baselines, 1)
    ]


def _subject(reading: Reading, comparison: Comparison) -> str:
    """The root of what is compared; the first firm artefact of the paper where that is not named."""
    if comparison.subject.strip().lower() != OURS:
        return _named(reading, comparison.subject)
    introduced = list(reading.introduced())
    firm = (root for term, root in introduced if max(fact.confidence for fact in term.facts) >= FIRM)
    return next(firm, introduced[0][1] if introduced else "")


def _named(reading: Reading, name: str | None) -> str:
    return reading.roots.get(name_key(name or ""), "")


def _datasets(reading: Reading, comparison: Comparison) -> list[str]:
    found = (_named(reading, name) for name in dataset_names(comparison.dataset))
    return list(dict.fromkeys(root for root in found if root))


def _artefact(root: str, entities: ByRoot) -> str:
    """The root, if it is a method or a dataset: a concept is nothing that could win or lose."""
    return root if root and entities[root].label != "Concept" else ""


def claim_node(claim: Claim, reading: Reading, entities: ByRoot, *, lexicon: Lexicon) -> Node:
    """The node of a claim, with everything that it says."""
    comparison = claim.comparison
    mention = comparison.mentions[0]
    properties: Properties = {field: value for field in _STATED if (value := getattr(comparison, field)) is not None}
    if comparison.metric and (entry := lexicon.metric(comparison.metric)):
        properties["metric_name"] = entry.name
    properties |= {
        "confidence": round(comparison.confidence, CONFIDENCE_DIGITS),
        "evidence": comparison.evidence,
        "paper": reading.work.id,
        **place(mention),
    }
    return Node.model_construct(id=claim.id, label="Claim", name=_statement(claim, entities), properties=properties)


def _statement(claim: Claim, entities: ByRoot) -> str:
    """The claim in a few words: `Lean Attention better than FlashAttention-2: 2.6x attention speed`."""
    comparison = claim.comparison
    unnamed = comparison.subject.strip().lower() == OURS and claim.subject
    subject = entities[claim.subject].name if unnamed else comparison.subject
    compared = f"{subject} {_VERBS[comparison.outcome]} {comparison.baseline or 'something not named'}"
    gain = " ".join(filter(None, (comparison.value, comparison.metric)))
    return f"{compared}: {gain}" if gain else compared


def claim_edges(claim: Claim, reading: Reading, entities: ByRoot) -> Iterator[Edge]:
    """The edges of a claim: from its paper, to its subject and baseline, and to the datasets that it holds on."""
    stated = claim.comparison
    shown: Properties = place(stated.mentions[0])
    shown["confidence"] = round(stated.confidence, CONFIDENCE_DIGITS)
    yield Edge.model_construct(
        source=reading.work.id, type="CLAIMS", target=claim.id, properties={"surface": stated.evidence, **shown}
    )
    for edge_type, root, surface in _ends(claim):
        yield Edge.model_construct(
            source=claim.id,
            type=edge_type,
            target=entities[root].id,
            paper=reading.work.id,
            properties={"surface": surface, **shown},
        )


def _ends(claim: Claim) -> Iterator[tuple[EdgeType, str, str]]:
    if claim.subject:
        yield "SUBJECT", claim.subject, claim.comparison.subject
    if claim.baseline:
        yield "BASELINE", claim.baseline, claim.comparison.baseline or ""
    for root in claim.datasets:
        yield "ON", root, claim.comparison.dataset or ""
