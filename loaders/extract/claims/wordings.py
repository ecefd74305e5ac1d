"""What the words around figures say: the noun or comparative that makes them a gain, its direction and its metrics."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from citegraph.loaders.extract.claims import cues, metrics
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.reading import Reading

GAINS = cues.GAIN_UP | cues.GAIN_DOWN | cues.LOSS
"""Nouns that say that something changed for better or worse."""
_REACH = 7
"""How many words on a figure's noun may stand."""


@dataclass(frozen=True)
class Context:
    """What the words around a group of figures say."""

    family: str
    cue: Token
    direction: str | None
    metrics: tuple[str, ...] = ()


def direction_of(word: str) -> str:
    """Where a gain's noun or verb points: `good` or `bad` whatever is measured, else `up` or `down`."""
    if word in cues.GAIN_UP | cues.RAISE:
        return (
            "good"
            if word in ("improvement", "gain", "improve", "speedup", "speed-up", "enhance", "enhancement")
            else "up"
        )
    if word in cues.GAIN_DOWN | cues.LOWER:
        return "good" if word in ("save", "saving", "savings") else "down"
    return "bad"


def noun_context(reading: Reading, group: list[Token]) -> Context | None:
    """A 15% accuracy improvement; 2.6x attention speedup."""
    last = group[-1]
    for token in outside_brackets(reading, last.i + 1, last.i + 1 + _REACH):
        word = base(token.text)
        if word in cues.LOSS and base(token.nbor().text if token.i + 1 < len(token.doc) else "") in GAINS:
            continue  # what is lost is the metric: "31% packet loss reduction"
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and word in GAINS and not is_verb(token):
            return Context("noun", token, direction_of(word), noun_metrics(reading, token, last.i + 1))
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "ADV", "PUNCT", "X") and token.dep_ not in (
            "amod",
            "compound",
        ):
            return None
        if token.text in (",", ";", ")"):
            return None
    return None


def outside_brackets(reading: Reading, start: int, end: int) -> list[Token]:
    """The tokens of a stretch, without what stands in brackets there."""
    kept: list[Token] = []
    depth = 0
    for token in reading.doc[start:end]:
        depth += token.text == "("
        if not depth:
            kept.append(token)
        elif token.text == ")":
            depth -= 1
    return kept


def is_verb(token: Token) -> bool:
    """Whether the word is a verb of the sentence, and no part of a noun phrase."""
    return token.pos_ == "VERB" and token.dep_ not in ("amod", "compound", "dobj", "pobj", "nmod")


def noun_metrics(reading: Reading, gain: Token, start: int) -> tuple[str, ...]:
    """What a gain is a gain of: the words between figure and noun, else what follows "in" or "of"."""
    if gain.i > start:
        written = metrics.phrase(reading, reading.doc[gain.i - 1], start=start)
        if written.lower() not in metrics.DROP_LEFT and reading.doc[gain.i - 1].pos_ in ("NOUN", "PROPN", "X", "VERB"):
            return (written,)
    itself = gain_itself(gain)
    # What a speedup is "for" or "on" is where it was measured.
    heads = metrics.after_preposition(reading, gain, words=("in", "of") if itself else ("in", "of", "for", "on"))
    named = tuple(metrics.phrase(reading, h) for h in heads if h.i not in reading.names or not _is_place(h))
    return named or itself


def _is_place(head: Token) -> bool:
    """Whether the name is behind "on": a dataset or a model rather than a metric."""
    return head.head.text.lower() in ("on", "for", "across")


def gain_itself(gain: Token) -> tuple[str, ...]:
    """The gain's own noun, where it says what is measured: a speedup."""
    word = base(gain.text)
    return (word,) if word in ("speedup", "speed-up", "overhead", "acceleration", "compression", "slowdown") else ()


def comparative_context(reading: Reading, group: list[Token]) -> Context | None:
    """2x faster; 15% higher accuracy; 10% fewer tokens; 0.7 better perplexity."""
    last = group[-1]
    window = reading.doc[last.i + 1 : last.i + 4]
    for token in window:
        word = token.text.lower()
        if token.pos_ in ("PUNCT", "VERB", "ADP", "SCONJ") and token.tag_ not in ("JJR", "RBR"):
            return None
        if token.tag_ in ("JJR", "RBR") or word in (
            "less",
            "more",
            "fewer",
            "better",
            "worse",
            "improved",
            "reduced",
            "larger",
        ):
            return of_comparative(reading, token)
    return None


def of_comparative(reading: Reading, token: Token) -> Context:
    """What a comparative says: its direction, and the metrics that it grades."""
    adjective = token
    if token.text.lower() in ("more", "less"):
        adjective = _graded(reading, token)
    noun = modified(reading, adjective)
    sign = _sign(token, adjective)
    if noun is not None:
        named = tuple(
            metrics.phrase(reading, h, start=adjective.i + 1 if h is noun else None)
            for h in metrics.coordinated(reading, noun)
        )
        return Context("comparative", token, sign, named)
    name = metrics.of_adjective(adjective) or _subject_metric(adjective)
    heads = metrics.after_preposition(reading, adjective, words=("in",)) if name is None else []
    named = tuple(metrics.phrase(reading, h) for h in heads) or ((name,) if name else ())
    good = (
        {"up": "good", "down": "good"}
        if metrics.of_adjective(adjective) and base(adjective.text) not in ("slow", "costly", "expensive", "long")
        else {}
    )
    return Context("comparative", token, good.get(sign, sign), named)


def _graded(reading: Reading, token: Token) -> Token:
    """The adjective in "more accurate", "more energy efficient"; the word itself in "less memory"."""
    for following in reading.doc[token.i + 1 : token.i + 3]:
        if metrics.of_adjective(following) or base(following.text) in cues.UP_ADJECTIVES | cues.WORSE_COMPARATIVES:
            return following
        if following.pos_ not in ("NOUN", "ADV"):
            break
    return token


def _sign(token: Token, adjective: Token) -> str:
    word = base(adjective.text)
    less = token.text.lower() in ("less", "fewer") or word in cues.DOWN_ADJECTIVES
    if token.text.lower() == "better" or token.text.lower() == "improved":
        return "good"
    if word in cues.WORSE_COMPARATIVES:
        return "good" if token.text.lower() == "less" else "bad"
    if token.text.lower() == "less" and adjective is not token:
        return "bad"
    return "down" if less or token.text.lower() == "reduced" else "up"


def modified(reading: Reading, adjective: Token) -> Token | None:
    """The noun that a comparative stands before."""
    head: Token | None = None
    for token in reading.doc[adjective.i + 1 : adjective.i + 6]:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in reading.quantities:
            head = token
        elif head is not None or token.pos_ not in ("ADJ", "NUM", "VERB") or token.text.lower() in ("than",):
            break
    return head


def _subject_metric(adjective: Token) -> str | None:
    """Accuracy in "accuracy is 15% higher"."""
    verb = adjective.head
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and metrics.valence(subject.text):
        return subject.text
    return None


def share_context(reading: Reading, group: list[Token]) -> Context | None:
    """Half the cost; halving memory; 1/64 of the FLOPs; 6.9 times the accuracy."""
    last = group[-1]
    quantity = reading.quantities[last.i]
    if changes := _CHANGING.match(quantity.text):
        noun = modified(reading, last)
        way = "down" if changes[1].lower() == "halv" else "up"
        return Context("share", noun, way, (metrics.phrase(reading, noun, start=last.i + 1),)) if noun else None
    following = [t.text.lower() for t in reading.doc[last.i + 1 : last.i + 3]]
    if quantity.unit not in ("factor", "percent", "absolute") or not following:
        return None
    at = last.i + 1
    if following[0] == "of" and (quantity.unit != "absolute" or "/" in quantity.text):
        at += 1
    elif following[0] not in ("the", "as"):
        return None
    noun = modified(reading, reading.doc[at]) if at < len(reading.doc) else None
    if noun is None or (quantity.unit == "percent" and metrics.valence(noun.text) >= 0):
        return None
    small = quantity.number is not None and quantity.number < (100 if quantity.unit == "percent" else 1)
    return Context("share", noun, "down" if small else "up", (metrics.phrase(reading, noun, start=at),))


_CHANGING = re.compile(r"(?i)(halv|doubl|tripl)(?:es|ing)$")
"""Figures that are verbs: "halving optimizer memory"."""
