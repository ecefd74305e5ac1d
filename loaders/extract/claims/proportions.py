"""Comparators that measure one side by the other: half the memory of B, 97% of B's accuracy, the best of all."""

from spacy.tokens import Token

from citegraph.loaders.extract.claims import cues, metrics
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.objects import governed
from citegraph.loaders.extract.claims.reading import Reading
from citegraph.loaders.extract.claims.sides import CLAUSE, Comparator, is_rival, made
from citegraph.loaders.extract.claims.targets import Target
from citegraph.loaders.extract.claims.wordings import modified

_NEEDS = frozenset(["require", "need", "use", "consume", "achieve", "obtain", "demand"])


def times_theirs(reading: Reading, token: Token) -> Comparator | None:
    """19.7x the throughput of B; half the cost of B; 4.3x the strongest baseline."""
    quantity = reading.quantities.get(token.i)
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if quantity is None or quantity.unit != "factor" or following is None or following.text.lower() != "the":
        return None
    noun = modified(reading, following)
    if noun is None:
        return None
    if base(noun.text) in _RIVALS:
        return made(reading, noun, token, family="times", governor=noun)
    of = next((c for c in noun.rights if c.text.lower() == "of" and c.i == noun.i + 1), None)
    head = governed(reading, of) if of is not None and metrics.valence(noun.text) else None
    return made(reading, head, token, family="times", governor=noun)


_RIVALS = frozenset("baseline competitor counterpart alternative method model approach".split())


def among(reading: Reading, token: Token) -> Comparator | None:
    """The best accuracy among all compared methods; the lowest error of all baselines."""
    word = token.text.lower()
    if word not in ("among", "amongst") and not (word == "of" and token.i + 1 < len(token.doc) and _says_all(token)):
        return None
    head = governed(reading, token)
    best = next((t for t in reversed(reading.doc[max(0, token.i - _NEAR) : token.i]) if t.tag_ in ("JJS", "RBS")), None)
    if head is None or best is None or base(head.text) not in cues.GENERIC_HEADS or head.tag_ != "NNS":
        return None
    return made(reading, head, token, family="among", outcome="better", governor=best)


_NEAR = 8
"""How many words behind a superlative may stand among what it is one."""


def _says_all(of: Token) -> bool:
    return of.nbor().text.lower() == "all"


def required(reading: Reading, token: Token) -> Comparator | None:
    """25% of the memory required by B; 0.4% of those of B."""
    before = token.nbor(-1) if token.i else token
    needed = token.text.lower() == "by" and before.tag_ == "VBN" and base(before.text) in _NEEDS
    if not needed and not (token.text.lower() == "of" and before.text.lower() in ("those", "that")):
        return None
    figure = any(t.i in reading.quantities for t in reading.doc[max(0, token.i - CLAUSE) : token.i])
    head = governed(reading, token)
    if not figure or head is None or not is_rival(reading, head):
        return None
    return made(reading, head, token, family="required", governor=before)


def part_of_theirs(reading: Reading, token: Token) -> Comparator | None:
    """96.7% of B's performance; 99% of the original accuracy: the rest is lost."""
    before = reading.quantities.get(token.i - 1) if token.i and token.text.lower() == "of" else None
    if before is None or before.unit != "percent" or before.number is None or not _MOST <= before.number < _WHOLE:
        return None
    child = next((c for c in token.rights if c.dep_ == "pobj"), None)
    head = governed(reading, token) if child is not None and _is_kept(child) else None
    anchor = reading.doc[token.i - 1]
    return made(reading, head, anchor, family="part", outcome="worse", governor=anchor)


def _is_kept(noun: Token) -> bool:
    """Whether a noun is something to be as good in: "GPT-4-level accuracy", but not "app-level signals"."""
    return metrics.valence(noun.text) > 0 or base(noun.text) in _WHAT_IS_KEPT


_MOST, _WHOLE = 50, 100
"""Percent from which a part of another's performance is told as what was kept of it."""
_WHAT_IS_KEPT = frozenset(
    "performance quality accuracy capability ability effectiveness utility result fidelity".split()
)

_AS_GOOD = frozenset(["-comparable", "-level", "-equivalent", "-competitive", "-quality"])


def level(reading: Reading, token: Token) -> Comparator | None:
    """LoRA-comparable accuracy; GPT-4-level performance."""
    named = reading.names.get(token.i - 1)
    if token.text.lower() not in _AS_GOOD or named is None:
        return None
    if token.text.lower() == "-level" and not _is_kept(token.head):
        return None
    target = Target(named.text, reading.doc[token.i - 1], named, "level")
    return Comparator(token, "equal", (target,), "equal", token.head)
