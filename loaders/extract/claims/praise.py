"""Gains without a figure: "higher accuracy", "improves robustness", "without loss of accuracy"."""

from collections.abc import Iterator

from spacy.tokens import Token

from citegraph.loaders.extract.claims import cues, gains, metrics
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.gains import Gain
from citegraph.loaders.extract.claims.quantities import Quantity
from citegraph.loaders.extract.claims.reading import Reading

NOTHING = Quantity(start=0, end=0, text="")
"""Stands where a gain has no figure."""


def find_praise(reading: Reading, measured: list[Gain]) -> list[Gain]:
    """Gains without a figure, in order; what carries a figure already is left out."""
    used = {gain.cue.i for gain in measured}
    found = []
    for token in reading.doc:
        if token.i not in used:
            found += list(_comparative(reading, token)) or list(_verb(reading, token)) or list(_noun(reading, token))
    return found


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
    context = gains._of_comparative(reading, token)
    direction = "good" if word in ("superior", "enhanced") else "bad" if word == "inferior" else context.direction
    for metric in context.metrics or ("",):
        outcome = metrics.outcome_of(direction or "good", metric)
        yield Gain(token, NOTHING, (metric,) if metric else (), outcome, "comparative", token)


def _verb(reading: Reading, token: Token) -> Iterator[Gain]:
    """Improves robustness; reduces latency."""
    word = base(token.text)
    if token.pos_ != "VERB" or word not in cues.RAISE | cues.LOWER | cues.WORSEN or token.dep_ in ("amod", "compound"):
        return
    head = next((c for c in token.rights if c.dep_ == "dobj"), None)
    if head is None or head.pos_ not in ("NOUN", "PROPN") or head.i in reading.names or head.i in reading.quantities:
        return
    for noun in metrics.coordinated(reading, head):
        metric = metrics.phrase(reading, noun, start=token.i + 1)
        yield Gain(token, NOTHING, (metric,), metrics.outcome_of(gains._direction(word), metric), "verb", token)


def _noun(reading: Reading, token: Token) -> Iterator[Gain]:
    """Improvements in accuracy; a speedup."""
    word = base(token.text)
    if token.pos_ != "NOUN" or word not in cues.GAIN_UP | cues.GAIN_DOWN or token.dep_ in ("compound", "amod"):
        return
    for metric in gains._noun_metrics(reading, token, token.i) or ("",):
        outcome = metrics.outcome_of(gains._direction(word), metric)
        yield Gain(token, NOTHING, (metric,) if metric else (), outcome, "noun", token)
