"""How likely a draft is a claim that a careful reader would write down: readable features for a linear model."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from citegraph.loaders.extract._document import Verdict
from citegraph.loaders.extract._linear import Features
from citegraph.loaders.extract.claims import cues, metrics
from citegraph.loaders.extract.claims.assembly import Draft
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.praise import NOTHING
from citegraph.loaders.extract.claims.targets import Target

_RESULTS = re.compile(r"(?i)\b(?:experiment|result|evaluat|show|demonstrat|find|found|achiev|observ|empiric|reveal)\w*")
_BACKGROUND = re.compile(
    r"(?i)^(?:however|although|while|recent|existing|current|many|most|traditional|prior|previous|despite|in recent|"
    r"large|as|to|since|because|with the|due to)\b"
)
_OWN = re.compile(r"(?i)\b(?:we|our|this (?:paper|work|study)|the proposed)\b")
_MODAL = frozenset("can may could might would should must will to".split())


@dataclass(frozen=True)
class Setting:
    """What a sentence's paper is like, as far as its claims hang on it."""

    sentences: int
    """How many sentences the paper has."""
    proposal: int
    """The first sentence that speaks of what the authors do."""
    verdicts: tuple[Verdict, ...]
    """The verdict on each name."""


def draft_features(draft: Draft, setting: Setting) -> Features:
    """Everything known about a draft."""
    features: Features = {}
    for source in (_structure, _words, _target, _value, _subject, _place, _mood):
        features |= dict.fromkeys(source(draft, setting), 1.0)
    return features


def _structure(draft: Draft, setting: Setting) -> Iterator[str]:
    comparator = draft.comparator.family if draft.comparator else "none"
    gain = draft.gain.family if draft.gain else "none"
    measured = draft.gain is not None and draft.gain.quantity is not NOTHING
    yield f"comparator={comparator}"
    yield f"gain={gain}{'' if measured else ' unmeasured'}"
    yield f"pairing={draft.pairing}"
    yield f"comparator={comparator} gain={gain} {'' if measured else 'un'}measured"
    yield f"comparator={comparator} pairing={draft.pairing} {'' if measured else 'un'}measured"
    yield f"outcome={draft.outcome}"
    yield f"outcome={draft.outcome} comparator={comparator}"
    yield f"outcome={draft.outcome} gain={gain}"
    yield f"others={min(draft.siblings, 3)} comparator={comparator} gain={'none' if draft.gain is None else measured}"
    if draft.comparator and draft.comparator.family in ("equal", "level", "behind"):
        yield f"stands as {_what_stands(draft.comparator.anchor, draft.metric)}"
    if draft.gain and draft.comparator:
        distance = abs(draft.gain.token.i - draft.comparator.anchor.i)
        yield f"apart={min(distance // 4, 5)}"


def _what_stands(anchor: Token, metric: str | None) -> str:
    """What is said to stand as well as another: something measured, something achieved, or a thing."""
    if metric and metrics.valence(metric):
        return "measure"
    above = [anchor, *anchor.ancestors]
    if any(metrics.valence(token.text) for token in above[:3]):
        return "measure"
    return "achieved" if any(base(t.text) in cues.ACHIEVE | cues.KEEP | cues.MATCH for t in above[:3]) else "thing"


def _words(draft: Draft, setting: Setting) -> Iterator[str]:
    if draft.comparator:
        yield f"compares by {base(draft.comparator.anchor.text)}"
        if draft.comparator.governor is not None:
            yield f"governed by {base(draft.comparator.governor.text)}"
    if draft.gain:
        yield f"gains by {base(draft.gain.cue.text)}"
    if draft.metric:
        yield f"valence={metrics.valence(draft.metric)}"
        yield f"metric words={min(len(draft.metric.split()), 5)}"
    else:
        yield "no metric"


def _target(draft: Draft, setting: Setting) -> Iterator[str]:
    target = draft.target
    if target is None:
        yield "no other side"
        return
    yield f"other side by {target.rule}"
    if target.named:
        yield f"other side is {setting.verdicts[target.named.cluster].role}"
        yield "other side named"
    else:
        yield f"other side: {base(target.head.text)}"
        yield from _class_words(target)
    if draft.comparator:
        yield f"comparator={draft.comparator.family} other side {'named' if target.named else 'class'}"
        yield f"beyond={min(abs(target.head.i - draft.comparator.anchor.i) // 3, 5)}"


def _class_words(target: Target) -> Iterator[str]:
    words = [word.lower() for word in target.text.split()]
    if any(word in cues.BACKGROUND or "state-of-the-art" in word for word in words):
        yield "other side is others' work"
    if any(base(word) in cues.GENERIC_HEADS for word in words):
        yield "other side is a sort"
    yield f"other side words={min(len(words), 6)}"
    yield f"other side {target.head.tag_}"
    if metrics.valence(target.head.text):
        yield "other side is a metric"


def _value(draft: Draft, setting: Setting) -> Iterator[str]:
    if draft.gain is None or draft.gain.quantity is NOTHING:
        yield "no value"
        return
    quantity = draft.gain.quantity
    yield f"unit={quantity.unit}"
    yield f"unit={quantity.unit} gain={draft.gain.family}"
    yield f"bound={quantity.bound}"
    yield f"values={min(draft.gain.count, 3)}"
    if quantity.signed:
        yield "signed"
    if quantity.joined:
        yield "joined"


def _subject(draft: Draft, setting: Setting) -> Iterator[str]:
    subject = draft.subject
    kind = "own" if subject.own else "other"
    yield f"subject {kind}"
    if subject.head is not None:
        yield f"subject {subject.head.pos_} {kind}"
        yield f"subject {'named' if subject.named else base(subject.head.text)}"
    else:
        yield "subject unsaid"


def _place(draft: Draft, setting: Setting) -> Iterator[str]:
    index = draft.reading.plan.index
    yield f"place={min(4, 5 * index // max(setting.sentences, 1))}"
    yield f"from proposal={max(-2, min(3, index - setting.proposal))}"
    text = draft.reading.plan.text
    if _RESULTS.search(text):
        yield "reports results"
    if _OWN.search(text):
        yield "speaks of own work"
    if _BACKGROUND.match(text):
        yield "opens as background"


def _mood(draft: Draft, setting: Setting) -> Iterator[str]:
    cue = draft.comparator.anchor if draft.comparator else draft.gain.cue if draft.gain else None
    if cue is None:
        return
    yield f"cue {cue.tag_} {cue.dep_}"
    chain = [cue, *(list(cue.ancestors)[:2])]
    helpers = {
        c.text.lower() for token in chain for c in token.lefts if c.dep_ in ("aux", "neg", "mark", "advmod", "det")
    }
    for word in sorted(helpers & (_MODAL | {"not", "n't", "no", "if", "when", "how", "whether", "whereas", "often"})):
        yield f"with {word}"
