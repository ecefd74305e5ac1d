"""Quantities that say how much better or worse: with their metrics, and the outcome they state.

Families: `noun` (a 15% speedup), `of` (a reduction of 15%), `comparative` (2x faster), `by` (improves M by 15%),
`change` (from A to B), `pair` (A versus B), `bracket` (recall (+12%)), `share` (half the cost),
`score` (52.8% accuracy), `bare` (achieves 40%).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from citegraph.graph.model import Outcome
from citegraph.loaders.extract.claims import cues, metrics
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.quantities import Quantity
from citegraph.loaders.extract.claims.reading import Reading
from citegraph.loaders.extract.claims.wordings import (
    GAINS,
    Context,
    comparative_context,
    direction_of,
    gain_itself,
    is_verb,
    modified,
    noun_context,
    noun_metrics,
    outside_brackets,
    share_context,
)

_JOINING = frozenset({",", "and", "or", "/", "&", "respectively", "to"})
_CHANGES = cues.RAISE | cues.LOWER | cues.WORSEN
_JOINTS = 3
"""How many words may hold two figures of one list together."""
_FAR = 12
"""How many words apart two figures of one list may stand."""


@dataclass(frozen=True)
class Gain:
    """One figure, what it measures, and what it says."""

    token: Token
    """The token that the quantity stands on."""
    quantity: Quantity
    metrics: tuple[str, ...]
    outcome: Outcome | None
    """None where the figure alone does not say (a score)."""
    family: str
    cue: Token
    """The noun, verb or adjective that makes it a gain."""
    rank: int = 0
    """Its place in a list of figures that share a cue."""
    count: int = 1
    """How many figures share the cue."""


def find_gains(reading: Reading) -> list[Gain]:
    """The gains of a sentence in order; figures that are none (sizes, years, counts) are left out."""
    found: list[Gain] = []
    before: tuple[list[Token], Context] | None = None
    for group in _groups(reading):
        context = next((c for rule in _RULES if (c := rule(reading, group))), None)
        if context is None and before:
            context = _continued(reading, before, group)
        context = context or _score(reading, group) or _loose(reading, group)
        if context:
            found += _spread(reading, group, context)
            before = (group, context)
    return found


def _continued(reading: Reading, before: tuple[list[Token], Context], group: list[Token]) -> Context | None:
    """The context of the figures before, where these only go on: "15% over A and 37% over B"."""
    last, context = before
    between = outside_brackets(reading, last[-1].i + 1, group[0].i)
    if not between or any(_breaks(t) for t in between):
        return None
    if between[-1].text.lower() not in ("and", ",", "or") or len(between) > _FAR:
        return None
    if reading.quantities[group[0].i].unit != reading.quantities[last[-1].i].unit:
        return None
    return replace(context, metrics=_behind(reading, group[-1]) or context.metrics)


def _breaks(token: Token) -> bool:
    """Whether a word ends a list of figures; a participle behind a preposition is none: "on challenging tasks"."""
    verb = is_verb(token) and token.dep_ != "pcomp"
    return verb or token.pos_ in ("AUX", "SCONJ") or token.text in (";", ":", "(")


def _groups(reading: Reading) -> list[list[Token]]:
    """Figures that stand in one list: "25%, 4% and 7%"."""
    groups: list[list[Token]] = []
    for index in sorted(reading.quantities):
        token = reading.doc[index]
        if groups and _joined(reading, groups[-1][-1], token):
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _joined(reading: Reading, left: Token, right: Token) -> bool:
    between = [t.text.lower() for t in reading.doc[left.i + 1 : right.i]]
    one, other = reading.quantities[left.i], reading.quantities[right.i]
    agree = one.unit in (other.unit, "absolute") or (one.unit, other.unit) == ("percent", "points")
    if "(" in between and ")" in between:
        between = between[: between.index("(")] + between[between.index(")") + 1 :]
    return agree and 0 < len(between) <= _JOINTS and set(between) <= _JOINING


def _spread(reading: Reading, group: list[Token], context: Context) -> list[Gain]:
    """One gain a figure; as many metrics as figures are shared out, else every figure has all."""
    each = len(context.metrics) == len(group) > 1
    units = {reading.quantities[t.i].unit for t in group}
    gains = []
    for rank, token in enumerate(group):
        named = (context.metrics[rank],) if each else context.metrics
        quantity = reading.quantities[token.i]
        if quantity.unit == "absolute" and len(units) > 1:
            quantity = _with_unit(quantity, reading.quantities[group[-1].i])
        outcome = metrics.outcome_of(context.direction, named[0] if named else "") if context.direction else None
        gains.append(Gain(token, quantity, named, outcome, context.family, context.cue, rank, len(group)))
    return gains


def _with_unit(quantity: Quantity, last: Quantity) -> Quantity:
    """The figure with the unit that its list states once: "18.4 and 4.1 points"."""
    return quantity.model_copy(update={"unit": last.unit, "text": quantity.text + _BEHIND_FIGURE.split(last.text)[-1]})


_BEHIND_FIGURE = re.compile(r"[\d.,]*\d")


def _of(reading: Reading, group: list[Token]) -> Context | None:
    """A reduction of 15%; an accuracy of 93%."""
    first = group[0]
    at = first.i - 1
    while at > 0 and reading.doc[at].pos_ == "ADV" and base(reading.doc[at].text) not in GAINS:
        at -= 1
    before = reading.doc[max(at, 0)]
    if base(before.text) in GAINS and before.pos_ in ("NOUN", "PROPN"):
        return Context("of", before, direction_of(base(before.text)), _gain_metrics(reading, before, group))
    if before.text.lower() not in ("of", "averaging", "approaching", "exceeding", "at", "from"):
        return None
    measured: Token | None = None
    for token in reversed(reading.doc[max(0, first.i - 9) : before.i]):
        word = base(token.text)
        if word in GAINS and token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ"):
            return Context("of", token, direction_of(word), _gain_metrics(reading, token, group))
        if token.pos_ in ("VERB", "PUNCT", "SCONJ", "AUX") or token.i in reading.quantities:
            break
        if token.pos_ in ("NOUN", "PROPN") and measured is None:
            measured = token
    if measured is None or before.text.lower() not in ("of", "at"):
        return None
    return Context("score", measured, None, (metrics.phrase(reading, measured),))


def _is(reading: Reading, group: list[Token]) -> Context | None:
    """The gains are 3%; the improvement is 2x."""
    verb = next((t for t in reversed(reading.doc[max(0, group[0].i - 4) : group[0].i]) if t.pos_ == "AUX"), None)
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb is not None else None
    if subject is None or base(subject.text) not in GAINS:
        return None
    named = _behind(reading, group[-1]) or noun_metrics(reading, subject, subject.i)
    return Context("of", subject, direction_of(base(subject.text)), named)


def _gain_metrics(reading: Reading, gain: Token, group: list[Token]) -> tuple[str, ...]:
    """Metrics of a gain noun whose figure follows: what stands behind the figure, before the noun, or behind "in"."""
    if behind := _behind(reading, group[-1]):
        return behind
    heads = metrics.after_preposition(reading, gain, words=("in", "of"))
    heads = [h for h in heads if h.i not in reading.quantities]
    if heads:
        return tuple(metrics.phrase(reading, h) for h in heads)
    if gain.i > 0 and reading.doc[gain.i - 1].pos_ in ("NOUN", "PROPN", "X"):
        return (metrics.phrase(reading, reading.doc[gain.i - 1]),)
    return gain_itself(gain)


def _behind(reading: Reading, last: Token) -> tuple[str, ...]:
    """The metrics in "15% in F1 and recall", "+7% (macro-F1)"."""
    following = reading.doc[last.i + 1 : last.i + 2]
    if following and following[0].text == "(" and last.i + 3 < len(reading.doc):
        inside = reading.doc[last.i + 2]
        closed = reading.doc[last.i + 3].text == ")"
        return (reading.written([inside]),) if closed and inside.i not in reading.quantities else ()
    if following and _names_measure(reading, following[0]):
        return (reading.written([following[0]]),)
    if not following or following[0].text.lower() not in ("in", "for", "of"):
        return ()
    heads = metrics.in_phrase(reading, following[0])
    return tuple(
        metrics.phrase(reading, h) for h in heads if not (h.i in reading.names and following[0].text.lower() == "for")
    )


def _names_measure(reading: Reading, token: Token) -> bool:
    """Whether a word right behind a figure is what it measures: "1.2% AP", "by 3.5 BLEU"."""
    short = reading.written([token])
    return token.pos_ in ("NOUN", "PROPN") and (metrics.valence(short) != 0 or bool(_ACRONYM.fullmatch(short)))


_ACRONYM = re.compile(r"[a-z]{0,2}[A-Z][A-Z0-9@.-]{1,7}")


def _by(reading: Reading, group: list[Token]) -> Context | None:
    """Improves M by 15%; M drops by 3 points; outperforms B by 2%; closes the gap by 96%."""
    first = group[0]
    at = first.i - 1
    while at > 0 and (
        reading.doc[at].text.lower()
        in (
            "an",
            "a",
            "average",
            "of",
            "on",
            "additional",
            "margin",
            "margins",
            "the",
            ",",
            "only",
            "just",
            "nearly",
            "factor",
        )
        or reading.doc[at].pos_ == "ADV"
    ):
        at -= 1
    if at < 0 or reading.doc[at].text.lower() != "by":
        return None
    by = reading.doc[at]
    verb = _verb_before(reading, by)
    if verb is None:
        return None
    word = base(verb.text)
    behind = _behind(reading, group[-1])
    if word in cues.LOSS and base(verb.head.text) in cues.LOWER | cues.OVERCOME:
        return Context("by", verb, "good", behind)
    if word in cues.BEAT | cues.TRAIL:
        return Context("by", verb, "bad" if word in cues.TRAIL else "good", behind)
    named = behind or _by_metrics(reading, verb, by)
    return Context("by", verb, direction_of(word), named)


def _verb_before(reading: Reading, by: Token) -> Token | None:
    """The change that "by" measures."""
    for token in reversed(reading.doc[max(0, by.i - 28) : by.i]):
        word = base(token.text)
        if word == "speed" and token.pos_ == "NOUN":
            continue
        if word in _CHANGES | cues.BEAT | cues.TRAIL | GAINS and token.pos_ in ("VERB", "NOUN", "AUX", "ADJ", "PROPN"):
            return token
        if token.text in (";",):
            return None
    return None


def _by_metrics(reading: Reading, verb: Token, by: Token) -> tuple[str, ...]:
    """What a verb changes: the nouns right before "by", else its object, else its subject."""
    nouns = (t for t in reversed(reading.doc[verb.i + 1 : by.i]) if t.pos_ in ("NOUN", "PROPN", "X"))
    nearest = next((t for t in nouns if not _is_compared_with(t)), None)
    if nearest is not None:
        heads = _list_before(reading, verb, nearest)
        return tuple(metrics.phrase(reading, h, start=verb.i + 1) for h in heads)
    if base(verb.text) in GAINS and verb.pos_ == "NOUN":
        return noun_metrics(reading, verb, verb.i)
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.i not in reading.names and subject.pos_ == "NOUN":
        return tuple(metrics.phrase(reading, h) for h in metrics.coordinated(reading, subject))
    return ()


def _is_compared_with(noun: Token) -> bool:
    """Whether a noun before "by" is what a gain is over: "improves speed over B by 8%"."""
    above = noun
    while above.dep_ in ("compound", "conj", "nmod") and above.head.i < noun.i + _FAR:
        above = above.head
    return above.dep_ == "pobj" and above.head.text.lower() in ("over", "than", "against", "versus", "above")


def _list_before(reading: Reading, verb: Token, last: Token) -> list[Token]:
    """The object and what is joined with it, where no other figure stands between."""
    obj = next((c for c in verb.rights if c.dep_ in ("dobj", "nsubj", "attr") and c.i <= last.i), None)
    quantities_between = any(verb.i < q < last.i for q in reading.quantities)
    if obj is None or quantities_between:
        return [last]
    heads = [h for h in metrics.coordinated(reading, obj) if h.i <= last.i]
    if obj.i in reading.names and not all(metrics.valence(metrics.phrase(reading, head)) for head in heads):
        return [last]
    return heads or [last]


def _change(reading: Reading, group: list[Token]) -> Context | None:
    """From A to B."""
    if not reading.quantities[group[0].i].joined or "from" not in reading.quantities[group[0].i].text.lower():
        return None
    verb = _verb_before(reading, group[0])
    if verb is None:
        return None
    quantity = reading.quantities[group[0].i]
    named = _behind(reading, group[-1]) or _by_metrics(reading, verb, group[0])
    direction = direction_of(base(verb.text))
    if base(verb.text) in cues.BEAT and quantity.number is not None and quantity.number_from is not None:
        direction = "up" if quantity.number > quantity.number_from else "down"
    return Context("change", verb, direction, named)


def _bracket(reading: Reading, group: list[Token]) -> Context | None:
    """Recall (+12%); 80.95% MMLU, +15.32% over baseline."""
    first = group[0]
    before = reading.doc[first.i - 1] if first.i else None
    if before is None or before.text not in ("(", "[", ",", ":"):
        return None
    quantity = reading.quantities[first.i]
    noun = next(
        (t for t in reversed(reading.doc[max(0, before.i - 6) : before.i]) if t.pos_ in ("NOUN", "PROPN", "X")), None
    )
    if noun is None or before.text in (",",):
        return None
    if quantity.signed or (quantity.unit in ("factor", "points")):
        word = base(noun.text)
        if word in GAINS:
            return Context("bracket", noun, direction_of(word), noun_metrics(reading, noun, noun.i))
        return Context("bracket", noun, "good", () if noun.i in reading.names else (metrics.phrase(reading, noun),))
    return None


def _score(reading: Reading, group: list[Token]) -> Context | None:
    """52.8% accuracy; achieves 40%."""
    last = group[-1]
    quantity = reading.quantities[last.i]
    following = reading.doc[last.i + 1] if last.i + 1 < len(reading.doc) else None
    if (
        following is not None
        and following.pos_ in ("NOUN", "PROPN", "ADJ")
        and quantity.unit in ("percent", "points", "factor")
    ):
        noun = modified(reading, last)
        if noun is not None and (metrics.valence(noun.text) or quantity.signed):
            return Context(
                "score", noun, "good" if quantity.signed else None, (metrics.phrase(reading, noun, start=last.i + 1),)
            )
    verb = group[0].head
    while verb.pos_ in ("NUM", "NOUN", "SYM", "ADP") and verb.head != verb:
        verb = verb.head
    if base(verb.text) in cues.ACHIEVE | cues.RAISE and quantity.unit != "absolute" and quantity.bound != "up to":
        heads = _behind(reading, last)
        return Context("bare", verb, "good" if quantity.signed else None, heads)
    if quantity.joined:
        return Context("pair", verb, None, _behind(reading, last))
    return None


def _loose(reading: Reading, group: list[Token]) -> Context | None:
    """A figure with a unit that nothing else explains: 88% of tasks."""
    quantity = reading.quantities[group[0].i]
    if quantity.unit == "absolute" and not quantity.signed:
        return None
    return Context("loose", group[0].head, "good" if quantity.signed else None)


_RULES: tuple[Callable[[Reading, list[Token]], Context | None], ...] = (
    _change,
    noun_context,
    comparative_context,
    _by,
    _of,
    _is,
    _bracket,
    share_context,
)
