"""What is compared: metrics as written, whether more of one is better, and the outcome that follows."""

import re
from collections.abc import Iterable
from itertools import takewhile

from spacy.tokens import Token

from citegraph.graph.model import Outcome
from citegraph.loaders.extract.claims import cues
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.reading import Reading

_NOUN = frozenset({"NOUN", "PROPN", "NUM", "X"})
DROP_LEFT = frozenset(
    "a an the its their our average mean overall relative absolute significant substantial notable further additional "
    "consistent total up to about only just this that these maximum peak remarkable considerable dramatic large "
    "performance-wise respective average statistically significantly more less fewer higher lower better greater "
    "faster larger smaller superior improved reduced increased enhanced and comparable competitive similar".split()
)
"""Words before a metric that are no part of it."""
_OF_ADJECTIVE = {
    "fast": "speed",
    "slow": "speed",
    "quick": "speed",
    "efficient": "efficiency",
    "accurate": "accuracy",
    "robust": "robustness",
    "small": "size",
    "large": "size",
    "big": "size",
    "compact": "size",
    "cheap": "cost",
    "expensive": "cost",
    "costly": "cost",
    "long": "length",
    "short": "length",
    "light": "size",
    "scalable": "scalability",
    "stable": "stability",
    "diverse": "diversity",
    "effective": "effectiveness",
    "reliable": "reliability",
    "precise": "precision",
    "consistent": "consistency",
    "flexible": "flexibility",
    "interpretable": "interpretability",
    "sensitive": "sensitivity",
    "generalizable": "generalization",
    "likely": "likelihood",
}
_UNSAID = frozenset({"well", "good", "high", "low", "more", "less", "great", "bad", "poor", "superior", "much"})
_MEASURES = {"time", "space", "score", "size", "length", "token"}
_SCOPES = cues.PLACES - _MEASURES | {"majority", "case", "all", "most", "contrast"}
"""Nouns behind "in" that say where something holds, and measure nothing."""
_WORDS = re.compile(r"[A-Za-z0-9@]+(?:-[A-Za-z0-9]+)*")


def valence(metric: str) -> int:
    """1 where more of the metric is better, -1 where less is, 0 where its words do not say.

    >>> valence("average tail latency"), valence("success rate"), valence("error rate"), valence("zest")
    (-1, 1, -1, 0)
    """
    words = [base(word) for word in _WORDS.findall(metric)]
    if words and words[-1] == "rate" and len(words) > 1:
        words.pop()
    for word in reversed(words):
        for part in reversed([word, *word.split("-")]):
            if part in cues.METRIC_NOUNS_LOW:
                return -1
            if part in cues.METRIC_NOUNS_HIGH:
                return 1
    return 0


def outcome_of(direction: str, metric: str) -> Outcome:
    """What a change of a metric means for who made it. `direction`: up, down, good or bad.

    >>> outcome_of("down", "latency"), outcome_of("down", "accuracy"), outcome_of("up", "cost")
    ('better', 'worse', 'worse')
    """
    if direction in ("good", "bad"):
        return "better" if direction == "good" else "worse"
    sign = valence(metric)
    if direction == "down":
        return "worse" if sign > 0 else "better"
    return "worse" if sign < 0 else "better"


def of_adjective(adjective: Token) -> str | None:
    """The metric that a comparative speaks of: speed for "faster"; None where it does not say."""
    word = base(adjective.text.rpartition("-")[2])
    return None if word in _UNSAID else _OF_ADJECTIVE.get(word)


def phrase(reading: Reading, head: Token, *, start: int | None = None) -> str:
    """A metric as written: the noun with what stands directly before it, adverbs and praise left out."""
    first = head.i
    floor = 0 if start is None else start
    while first > floor and _is_part(reading, first - 1, head):
        first -= 1
    while first < head.i and _is_dropped(reading, first):
        first += 1
    return reading.written(reading.doc[first : _counted(reading, head).i + 1])


_COUNTS = frozenset("number amount count percentage proportion fraction quantity volume".split())
"""Heads that say nothing without what is counted: "number of parameters"."""


def _counted(reading: Reading, head: Token) -> Token:
    """The last word of what a head counts, where that follows directly; else the head itself."""
    following = reading.doc[head.i + 1 : head.i + 5]
    if base(head.text) not in _COUNTS or not following or following[0].text.lower() != "of":
        return head
    nouns = takewhile(lambda t: t.pos_ in ("NOUN", "PROPN", "ADJ") and t.i not in reading.quantities, following[1:])
    return max((t for t in nouns if t.pos_ != "ADJ"), key=lambda t: t.i, default=head)


def _is_part(reading: Reading, index: int, head: Token) -> bool:
    token = reading.doc[index]
    if index in reading.quantities or token.text in (",", "(", ")", ";", ":"):
        return False
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "ADV", "X") or (
        token.pos_ == "VERB"
        and token.tag_ in ("VBG", "VBN")
        and head.is_ancestor(token)
        and token.dep_ in ("amod", "compound")
    )


def _is_dropped(reading: Reading, index: int) -> bool:
    token = reading.doc[index]
    return (
        token.text.lower() in DROP_LEFT or token.pos_ in ("ADV", "PUNCT", "DET") or token.tag_ in ("JJR", "RBR", "JJS")
    )


def coordinated(reading: Reading, head: Token) -> list[Token]:
    """A metric's head and those joined with it, up to the next figure or verb."""
    heads = [head]
    for other in sorted(head.conjuncts, key=lambda t: t.i):
        if other.i < head.i or other.pos_ not in _NOUN or other.i in reading.quantities:
            continue
        between = reading.doc[heads[-1].i + 1 : other.i]
        if any(t.i in reading.quantities or t.pos_ in ("VERB", "AUX") for t in between):
            break
        heads.append(other)
    return heads


def after_preposition(reading: Reading, governor: Token, *, words: Iterable[str]) -> list[Token]:
    """Heads of the metrics in "in M1 and M2", "in terms of M", "of M", with the governor's first such preposition."""
    wanted = frozenset(words)
    behind = (word for word in governor.rights if word.text.lower() in wanted and word.dep_ in ("prep", "agent"))
    return next((heads for word in behind if (heads := in_phrase(reading, word))), [])


def in_phrase(reading: Reading, preposition: Token) -> list[Token]:
    """Heads of the metrics that a preposition governs."""
    head = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
    if head is not None and base(head.text) in ("term", "regard", "aspect"):
        of = next((c for c in head.rights if c.text.lower() in ("of", "to")), None)
        return in_phrase(reading, of) if of is not None else []
    if head is None or head.pos_ not in _NOUN or head.i in reading.quantities or base(head.text) in _SCOPES:
        return []
    return coordinated(reading, head)
