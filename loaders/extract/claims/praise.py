"""Gains without a figure: "higher accuracy", "improves robustness", "without loss of accuracy"."""

from collections.abc import Iterator

from spacy.tokens import Token

from citegraph.loaders.extract.claims import cues, metrics
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.gains import Gain
from citegraph.loaders.extract.claims.quantities import Quantity
from citegraph.loaders.extract.claims.reading import Reading
from citegraph.loaders.extract.claims.wordings import direction_of, noun_metrics, of_comparative

NOTHING = Quantity(start=0, end=0, text="")
"""Stands where a gain has no figure."""


def find_praise(reading: Reading, measured: list[Gain]) -> list[Gain]:
    """Gains without a figure, in order; what carries a figure already is left out."""
    used = {gain.cue.i for gain in measured}
    found = []
    for token in reading.doc:
        if token.i not in used and not _is_outdone(token):
            found += next((gains for rule in _RULES if (gains := list(rule(reading, token)))), [])
    return found


def _is_outdone(token: Token) -> bool:
    """Whether another word says more or is surer: of "competitive or superior" the better, else what is certain."""
    if token.text.lower() in cues.EQUAL_ADJECTIVES:
        return any(_joined_by_or(token, other) and _is_better(other) for other in token.conjuncts)
    if base(token.text) not in cues.RAISE:
        return False
    certain = cues.KEEP | cues.MATCH
    return any(_joined_by_or(other, token) and base(other.text) in certain for other in token.conjuncts)


def _joined_by_or(left: Token, right: Token) -> bool:
    return left.i < right.i and any(t.text.lower() == "or" for t in left.doc[left.i + 1 : right.i])


def _is_better(token: Token) -> bool:
    return token.tag_ == "JJR" or token.text.lower() in ("superior", "better", "improved")


def _comparative(reading: Reading, token: Token) -> Iterator[Gain]:
    """Higher accuracy; more efficient; superior performance."""
    word = token.text.lower()
    if token.tag_ not in ("JJR", "RBR") and word not in (
        "superior",
        "improved",
        "enhanced",
        "reduced",
        "better",
        "inferior",
    ):
        return
    if (
        word in ("further", "later", "earlier", "rather", "other")
        or reading.doc[max(0, token.i - 1)].text.lower() == "no"
    ):
        return
    if (
        word in ("more", "less", "fewer")
        and token.i + 1 < len(reading.doc)
        and reading.doc[token.i + 1].text.lower() == "than"
    ):
        return
    context = of_comparative(reading, token)
    direction = "good" if word in ("superior", "enhanced") else "bad" if word == "inferior" else context.direction
    for metric in context.metrics or ("",):
        outcome = metrics.outcome_of(direction or "good", metric)
        yield Gain(token, NOTHING, (metric,) if metric else (), outcome, "comparative", token)


def _verb(reading: Reading, token: Token) -> Iterator[Gain]:
    """Improves robustness; reduces latency."""
    word = base(token.text)
    if token.pos_ != "VERB" or word not in cues.RAISE | cues.LOWER | cues.WORSEN or token.dep_ in ("amod", "compound"):
        return
    head = next((c for c in token.rights if c.dep_ == "dobj"), None) or _measured_subject(token)
    if head is None or head.pos_ not in ("NOUN", "PROPN") or head.i in reading.names or head.i in reading.quantities:
        return
    for noun in metrics.coordinated(reading, head):
        metric = metrics.phrase(reading, noun, start=token.i + 1 if noun.i > token.i else None)
        yield Gain(token, NOTHING, (metric,), metrics.outcome_of(direction_of(word), metric), "verb", token)


def _measured_subject(verb: Token) -> Token | None:
    """The metric that changes by itself: "accuracy improves compared to B"."""
    return next((c for c in verb.lefts if c.dep_ == "nsubj" and metrics.valence(c.text)), None)


def _noun(reading: Reading, token: Token) -> Iterator[Gain]:
    """Improvements in accuracy; a speedup."""
    word = base(token.text)
    if token.pos_ != "NOUN" or word not in cues.GAIN_UP | cues.GAIN_DOWN or token.dep_ in ("compound", "amod"):
        return
    if any(child.text.lower() == "no" for child in token.lefts):
        return
    for metric in noun_metrics(reading, token, token.i) or ("",):
        outcome = metrics.outcome_of(direction_of(word), metric)
        yield Gain(token, NOTHING, (metric,) if metric else (), outcome, "noun", token)


def _kept(reading: Reading, token: Token) -> Iterator[Gain]:
    """While maintaining accuracy; without sacrificing quality; at comparable latency."""
    word = base(token.text)
    if token.pos_ == "VERB" and (word in cues.KEEP or (word in cues.SPOIL and _is_denied(reading, token))):
        head = next((c for c in token.rights if c.dep_ == "dobj"), None)
    elif word in cues.LOSS | cues.GAIN_DOWN and token.pos_ in ("NOUN", "PROPN") and _is_denied(reading, token):
        yield from _lost(reading, token)
        return
    elif token.dep_ == "amod" and token.text.lower() in cues.EQUAL_ADJECTIVES and _is_measure(token.head):
        head = token.head
    else:
        return
    if head is None or head.pos_ not in ("NOUN", "PROPN") or head.i in reading.names or head.i in reading.quantities:
        return
    for noun in metrics.coordinated(reading, head):
        yield Gain(token, NOTHING, (metrics.phrase(reading, noun, start=token.i + 1),), "equal", "kept", token)


def _is_measure(head: Token) -> bool:
    return metrics.valence(head.text) != 0 or base(head.text) in (
        "result",
        "outcome",
        "level",
        "cost",
        "size",
        "number",
    )


def _lost(reading: Reading, token: Token) -> Iterator[Gain]:
    """Minimal accuracy loss; no degradation in quality."""
    for metric in noun_metrics(reading, token, token.i) or ("",):
        yield Gain(token, NOTHING, (metric,) if metric else (), "equal", "kept", token)


def _is_denied(reading: Reading, token: Token) -> bool:
    """Whether what the word says is denied, or said to be very small."""
    return any(t.text.lower() in cues.SMALL for t in reading.doc[max(0, token.i - 4) : token.i])


_RULES = (_kept, _comparative, _verb, _noun)
