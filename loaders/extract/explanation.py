"""What a paper's facts rest on, for people to read: each fact with its reasons, and the words that it stands on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from citegraph.graph.model import Comparison, Fact, Mention, Paper, PaperFacts, SourceRecord, TextField, Unit

Kind: TypeAlias = Literal["introduces", "methods", "datasets", "concepts", "baselines", "variant_of"]
KINDS: Mapping[Kind, str] = {
    "introduces": "Introduces",
    "baselines": "Claims",
    "methods": "Uses",
    "datasets": "Evaluates on",
    "variant_of": "Variants",
    "concepts": "Is about",
}
"""What each kind of fact is called, in the order in which they are shown."""
MARKED: tuple[Kind, ...] = ("introduces", "methods", "datasets", "concepts")
"""Kinds whose mentions are marked in the text; where two overlap, the earlier in this list is marked."""
PARTS: Mapping[str, str] = {"subject": "subject", "baseline": "other side", "metric": "metric", "value": "value"}
"""Parts of a claim that are marked in its sentence, and what they are called."""
_WEIGHT = re.compile(r"(?P<feature>.*) (?P<weight>[+-]\d+\.\d+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a text and what it is."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that decided, or a feature with what it added to the score."""

    text: str
    weight: float | None = None
    """In log odds; None for a rule."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the paper, with marks in it."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A fact as people read it."""

    kind: Kind
    name: str
    """The name; of a claim or a variant, a short statement of it."""
    details: tuple[str, ...]
    """What else the fact says: other forms of the name, its kind, its role."""
    confidence: float
    reasons: tuple[Reason, ...]
    quote: Quote


def explain(record: SourceRecord) -> list[Explained]:
    """Every fact of a paper, in the order of KINDS; of several mentions, the first is quoted."""
    return [
        Explained(kind, *_said(fact), fact.confidence, reasons_of(fact.why), _quote(record.paper, fact))
        for kind in KINDS
        for fact in _facts(record.facts, kind)
    ]


def marks_in(record: SourceRecord, field: TextField) -> list[Mark]:
    """The mentions in one field of a paper, none over another, in the order of the text."""
    found = [
        Mark(mention.start, mention.end, kind)
        for kind in MARKED
        for fact in _facts(record.facts, kind)
        for mention in fact.mentions
        if mention.field == field
    ]
    return disjoint(found)


def disjoint(marks: Iterable[Mark]) -> list[Mark]:
    """The marks without those that overlap an earlier one of the iterable; in the order of the text.

    >>> [mark.label for mark in disjoint([Mark(4, 9, "a"), Mark(0, 5, "b"), Mark(0, 2, "c")])]
    ['c', 'a']
    """
    kept: list[Mark] = []
    for mark in marks:
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def reasons_of(why: str) -> tuple[Reason, ...]:
    """The parts of what a component wrote into `why`.

    >>> reasons_of('rule: compared by "beats" (verb); features: values=1 +0.3; subject approach +0.2')[-1]
    Reason(text='subject approach', weight=0.2)
    """
    return tuple(_reason(part) for part in re.split(r"; (?:features: )?", why.removeprefix("features: ")) if part)


def _reason(part: str) -> Reason:
    match = _WEIGHT.fullmatch(part)
    return Reason(match["feature"], float(match["weight"])) if match else Reason(part.removeprefix("rule: "))


def _facts(facts: PaperFacts, kind: Kind) -> tuple[Fact, ...]:
    found: tuple[Fact, ...] = getattr(facts, kind)
    return found


def _said(fact: Fact) -> tuple[str, tuple[str, ...]]:
    """The name or statement, and the details."""
    if isinstance(fact, Comparison):
        return statement_of(fact), tuple(_claim_details(fact))
    fields = fact.model_dump(mode="json")
    if "base" in fields:
        return f"{fields['name']} is a variant of {fields['base']}", ()
    also = fields.get("aliases") or [form for form in fields.get("surfaces", ()) if form != fields["name"]]
    details = [fields.get("kind"), fields.get("role"), f"also {', '.join(also)}" if also else None]
    return str(fields["name"]), tuple(filter(None, details))


def statement_of(claim: Comparison) -> str:
    """A claim in a few words: `FuseMax better than FLAT: 5.3x speedup`."""
    verb = {"better": "better than", "equal": "equal to", "worse": "worse than", "unclear": "compared with"}
    other = claim.baseline or "what was before"
    amount = " ".join(filter(None, (claim.value, claim.metric)))
    return f"{claim.subject} {verb[claim.outcome]} {other}" + (f": {amount}" if amount else "")


def _claim_details(claim: Comparison) -> Iterator[str]:
    if claim.dataset:
        yield f"on {claim.dataset}"
    if claim.baseline and not claim.named:
        yield "no specific other side"
    if claim.number is not None:
        before = f"from {claim.number_from:g} to " if claim.number_from is not None else ""
        bound = f"{claim.bound} " if claim.bound and claim.bound != "exact" else ""
        yield f"read as {bound}{before}{claim.number:g}{_UNITS[claim.unit or 'absolute']}"


_UNITS: Mapping[Unit, str] = {"factor": " times", "percent": " %", "points": " points", "absolute": ""}


def _quote(paper: Paper, fact: Fact) -> Quote:
    mention = fact.mentions[0]
    if isinstance(fact, Comparison):
        return Quote(mention.sentence, tuple(disjoint(_parts(fact, mention.sentence))))
    start = mention.start - _start_of_sentence(paper, mention)
    label = "name" if "base" in type(fact).model_fields else "fact"
    return Quote(mention.sentence, (Mark(max(start, 0), start + mention.end - mention.start, label),))


def _start_of_sentence(paper: Paper, mention: Mention) -> int:
    text = paper.text(mention.field)
    found = text.rfind(mention.sentence, 0, mention.start + len(mention.sentence))
    return found if found >= 0 else mention.start


def _parts(claim: Comparison, sentence: str) -> Iterator[Mark]:
    """Where the parts of a claim stand in its sentence, as far as they stand there as they are."""
    parts = {"value": claim.value, "baseline": claim.baseline, "subject": claim.subject, "metric": claim.metric}
    for label, text in parts.items():
        match = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", sentence) if text else None
        if match:
            yield Mark(match.start(), match.end(), label)
