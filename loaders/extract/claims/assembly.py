"""Claims put together: which gain is over whom, on what metric, and whose it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from spacy.tokens import Token

from citegraph.graph.model import Outcome
from citegraph.loaders.extract._document import Verdict
from citegraph.loaders.extract.claims import cues, metrics
from citegraph.loaders.extract.claims.comparators import find_comparators
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.gains import Gain, find_gains
from citegraph.loaders.extract.claims.praise import NOTHING, find_praise
from citegraph.loaders.extract.claims.quantities import Quantity
from citegraph.loaders.extract.claims.reading import Reading
from citegraph.loaders.extract.claims.sides import Comparator
from citegraph.loaders.extract.claims.subjects import Subject, subject_of
from citegraph.loaders.extract.claims.targets import Target, is_modifier

_SCORES = ("score", "bare", "pair", "loose")
_HOST_WORDS = frozenset("on for to with of over across into enhances improves improve enhance accelerates".split())
"""Words before the plain model that a gain is measured on."""
_WEAK = ("before", "across")
"""Pairings of a gain with a comparator that stands elsewhere in the sentence."""
Hosts: TypeAlias = Mapping[int, bool]
"""Clusters of names that may be models which gains are measured on, and whether they surely are no datasets."""
_AFTER = ("over", "than", "compared", "unlike")
"""Families that follow the gain they qualify."""


@dataclass(frozen=True)
class Draft:
    """One claim as the rules read it, before it is judged."""

    reading: Reading
    subject: Subject
    target: Target | None
    comparator: Comparator | None
    gain: Gain | None
    metric: str | None
    outcome: Outcome
    pairing: str
    """How gain and other side came together: `cue`, `behind`, `before`, `alone`, `none`."""
    siblings: int = 1
    """How many drafts the same comparator or gain gave."""


def drafts_of(reading: Reading, verdicts: Sequence[Verdict]) -> list[Draft]:
    """Every claim that a sentence may hold, in order; `verdicts` are those on the paper's names."""
    own = frozenset(number for number, verdict in enumerate(verdicts) if verdict.role == "introduces")
    hosts = {number: verdict.role == "method" for number, verdict in enumerate(verdicts) if _may_host(verdict)}
    comparators = find_comparators(reading)
    owned, alone = _shared_out(reading, comparators, hosts)
    found: list[Draft] = []
    for number, comparator in enumerate(comparators):
        kept = _relevant(owned[number])
        found += _with_gains(reading, comparator, kept, own)
        found += _plain(reading, comparator, own, len(kept))
    found += [draft for gain in alone for draft in _alone(reading, gain, own, hosts)]
    return _distinct([draft for draft in found if not _against_itself(draft)])


def _shared_out(
    reading: Reading, comparators: Sequence[Comparator], hosts: Hosts
) -> tuple[list[list[tuple[Gain, str]]], list[Gain]]:
    """The gains of each comparator, with how they came to it, and those that belong to none."""
    owned: list[list[tuple[Gain, str]]] = [[] for _ in comparators]
    alone: list[Gain] = []
    measured = find_gains(reading)
    theirs = {figure for comparator in comparators for figure in comparator.figures}
    theirs |= set(_in_brackets(reading, comparators))
    for gain in [*measured, *find_praise(reading, measured)]:
        if _tells_of_theirs(gain, comparators) or (gain.token.i in theirs and gain.family in (*_SCORES, "bracket")):
            continue
        owner, how = _owner(gain, comparators)
        if owner is not None and how in _WEAK and _measured_on(reading, gain, hosts):
            alone.append(gain)
        if owner is None or (how in _WEAK and _bracketed(reading, gain, hosts)):
            alone.append(gain)
        else:
            owned[owner].append((gain, how))
    return owned, alone


def _tells_of_theirs(gain: Gain, comparators: Sequence[Comparator]) -> bool:
    """Whether a comparative only says what the other sides are like: "beats significantly larger models"."""
    heads = (comparator.head for comparator in comparators if comparator.head is not None)
    return gain.family == "comparative" and any(gain.cue.i in _description(head) for head in heads)


def _description(head: Token) -> set[int]:
    """The words that describe a noun: adjectives before it, and a relative clause behind."""
    clauses = [c for c in head.rights if c.dep_ == "relcl" and any(t.text.lower() in _RELATIVE for t in c.lefts)]
    return {t.i for t in head.lefts if t.dep_ == "amod"} | {t.i for clause in clauses for t in clause.subtree}


_RELATIVE = ("that", "which", "who")


def _measured_on(reading: Reading, gain: Gain, hosts: Hosts) -> Target | None:
    """The model that a figure names right behind it: "gains of 20.4% on A and 16.0% on B"."""
    after = reading.doc[gain.token.i + 1 : gain.token.i + 4]
    if len(after) < _SHORTEST_PLACE or after[0].text.lower() not in ("on", "for"):
        return None
    token = next((t for t in after[1:] if t.i in reading.names), None)
    named = reading.names[token.i] if token is not None else None
    if token is None or named is None or not hosts.get(named.cluster) or is_modifier(reading, token.i):
        return None
    return Target(named.text, token, named, f"host {after[0].text.lower()}")


_SHORTEST_PLACE = 2
"""Words of a place: a preposition and a name."""


def _in_brackets(reading: Reading, comparators: Sequence[Comparator]) -> Iterator[int]:
    """Scores in a bracket right behind another side are its own: "surpassing A (26.7%) and B (28.6%)"."""
    for target in (target for comparator in comparators for target in comparator.targets):
        doc, at = target.head.doc, target.head.i + 1
        if at + 1 < len(doc) and doc[at].text == "(":
            inside = range(at + 1, min(at + _LONGEST_BRACKET, len(doc)))
            yield from (index for index in inside if _is_score(reading.quantities.get(index)))


def _is_score(quantity: Quantity | None) -> bool:
    """Whether a figure may be a score: one with a sign, a bound or a factor is a gain."""
    return quantity is not None and not quantity.signed and quantity.bound == "exact" and quantity.unit != "factor"


_LONGEST_BRACKET = 4
"""How many words behind a bracket's opening a figure in it may stand."""


def _may_host(verdict: Verdict) -> bool:
    """Whether a name may be a model that gains are measured on; of names seldom seen, the verdict is not sure."""
    return verdict.role == "method" or (verdict.role == "dataset" and verdict.chances.get("method", 0.0) >= _DOUBT)


_DOUBT = 0.12
"""Chance from which a name may be a method although it is more likely a dataset."""


def _against_itself(draft: Draft) -> bool:
    """Whether subject and other side are one name."""
    named, subject = draft.target.named if draft.target else None, draft.subject.named
    if named is None or subject is None or draft.target is None:
        return False
    return named.cluster == subject.cluster and draft.target.text == named.text


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that say the same again."""
    kept: dict[tuple[str | None, str | None, int, Outcome], Draft] = {}
    for draft in drafts:
        value = draft.gain.token.i if draft.gain and draft.gain.quantity is not NOTHING else -1
        metric = draft.metric.rpartition(" ")[2] if draft.metric and value < 0 else draft.metric
        kept.setdefault((draft.target.text if draft.target else None, metric, value, draft.outcome), draft)
    return list(kept.values())


def _owner(gain: Gain, comparators: Sequence[Comparator]) -> tuple[int | None, str]:
    """Which comparator a gain belongs to, and why."""
    for number, comparator in enumerate(comparators):
        if not comparator.words.isdisjoint((gain.cue.i, gain.token.i)):
            return number, "cue"
    open_to_all = [(n, c.anchor.i) for n, c in enumerate(comparators) if c.family != "part"]
    right = [n for n, at in open_to_all if at > gain.token.i]
    left = [n for n, at in open_to_all if at < gain.token.i]
    if right and comparators[right[0]].family in _AFTER and _same_clause(gain.token, comparators[right[0]].anchor):
        return right[0], "behind"
    if left:
        return left[-1], "before"
    if right:
        return right[0], "across"
    return None, "alone"


def _same_clause(left: Token, right: Token) -> bool:
    between = left.doc[left.i : right.i]
    return not any(t.text in (";", "while", "whereas", "but") for t in between)


def _relevant(owned: list[tuple[Gain, str]]) -> list[tuple[Gain, str]]:
    """The gains that say something: scores only where no relative gain stands."""
    relative = [(g, how) for g, how in owned if g.family not in _SCORES]
    measured = [(g, how) for g, how in relative if g.quantity is not NOTHING]
    scores = [] if measured else [(g, how) for g, how in owned if g.family in _SCORES]
    return relative + scores


def _with_gains(
    reading: Reading, comparator: Comparator, owned: list[tuple[Gain, str]], own: frozenset[int]
) -> Iterator[Draft]:
    for gain, how in owned:
        targets = comparator.targets
        if gain.count == len(targets) > 1 and len(gain.metrics) <= 1:
            targets = (targets[gain.rank],)
        for target in targets:
            for metric in gain.metrics or (None,):
                outcome = _outcome(reading, comparator, gain, metric or "")
                subject = subject_of(reading, gain.cue, own)
                yield Draft(reading, subject, target, comparator, gain, metric, outcome, how, len(owned))


def _outcome(reading: Reading, comparator: Comparator, gain: Gain, metric: str) -> Outcome:
    """What gain and comparator say together; of two scores, the figures say it."""
    if gain.family in _SCORES and (gain.quantity.joined or comparator.figures):
        other = gain.quantity.number_from
        if comparator.figures:
            other = reading.quantities[comparator.figures[min(gain.rank, len(comparator.figures) - 1)]].number
        return _by_figures(gain.quantity.number, other, metric) or "better"
    # A figure behind "by" says how far the comparing word itself goes: "trails B by 2%".
    how_far = gain.family == "by" and gain.cue.i in comparator.words
    if comparator.outcome in ("worse", "equal") and (gain.family in _SCORES or how_far):
        return comparator.outcome
    return gain.outcome or comparator.outcome or "better"


def _by_figures(ours: float | None, theirs: float | None, metric: str) -> Outcome | None:
    if ours is None or theirs is None:
        return None
    if ours == theirs:
        return "equal"
    # Most scores are better when higher; a metric that says nothing of itself is taken for one.
    return metrics.outcome_of("up" if ours > theirs else "down", metric if metrics.valence(metric) else "score")


def _plain(reading: Reading, comparator: Comparator, own: frozenset[int], gains: int) -> Iterator[Draft]:
    """Claims of a comparator by itself."""
    outcome = comparator.outcome or "better"
    subject = subject_of(reading, comparator.anchor, own)
    named: list[str | None] = [*_metrics_of(reading, comparator)] or [None]
    for target in comparator.targets:
        for metric in named:
            yield Draft(reading, subject, target, comparator, None, metric, outcome, "none", gains)


def _metrics_of(reading: Reading, comparator: Comparator) -> Iterator[str]:
    """The metrics that a comparing verb or adjective names: "in F1 and recall", "comparable accuracy to"."""
    anchor = comparator.anchor
    heads = metrics.after_preposition(reading, anchor, words=("in", "regarding"))
    if not heads:
        for target in comparator.targets:
            heads = metrics.after_preposition(reading, target.head, words=("in",))
            if heads:
                break
    if comparator.family == "equal" and not heads:
        noun = anchor.head if anchor.dep_ == "amod" else None
        if noun is not None and noun.pos_ == "NOUN" and noun.i > anchor.i:
            heads = metrics.coordinated(reading, noun)
        elif (
            anchor.i > 0
            and reading.doc[anchor.i - 1].pos_ == "NOUN"
            and metrics.valence(reading.doc[anchor.i - 1].text)
        ):
            heads = [reading.doc[anchor.i - 1]]
    yield from (metrics.phrase(reading, h) for h in heads if h.i not in reading.names or metrics.valence(h.text))


def _alone(reading: Reading, gain: Gain, own: frozenset[int], hosts: Hosts) -> Iterator[Draft]:
    """Gains over nobody in particular, or over the plain model that they are measured on."""
    subject = subject_of(reading, gain.cue, own)
    for target in (None, *_hosts(reading, gain, subject, hosts)):
        for metric in gain.metrics or (None,):
            how = "host" if target else "alone"
            yield Draft(reading, subject, target, None, gain, metric, gain.outcome or "better", how)


def _hosts(reading: Reading, gain: Gain, subject: Subject, hosts: Hosts) -> list[Target]:
    """Models that a gain is measured on: "2x faster on LLaMA-2 7B", "speeds up A and B by 2x and 3x"."""
    found: dict[int, Target] = {}
    if one := _bracketed(reading, gain, hosts) or _measured_on(reading, gain, hosts):
        return [one]
    for index, named in sorted(reading.names.items()):
        token = reading.doc[index]
        used = subject.named is not None and named.cluster == subject.named.cluster
        unlikely = named.cluster not in hosts or (not hosts[named.cluster] and gain.family in _SCORES)
        if used or unlikely or is_modifier(reading, index):
            continue
        before = _leads_to(reading, index, found)
        if before:
            found.setdefault(named.cluster, Target(named.text, token, named, before))
    models = list(found.values())
    return [models[gain.rank]] if gain.count == len(models) > 1 else models


def _bracketed(reading: Reading, gain: Gain, hosts: Hosts) -> Target | None:
    """The model whose gain stands in a bracket behind it: "improvements on A (+7%) and B (+2%)"."""
    at = gain.token.i - 2
    named = reading.names.get(at)
    if at < 0 or named is None or named.cluster not in hosts or reading.doc[at + 1].text != "(":
        return None
    return Target(named.text, reading.doc[at], named, "host (")


def _leads_to(reading: Reading, index: int, found: dict[int, Target]) -> str:
    """The preposition before a name, articles and adjectives left out; of a further name in a list, its first one's."""
    at = index - 1
    while at >= 0 and reading.doc[at].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM") and at not in reading.names:
        at -= 1
    if at < 0:
        return ""
    word = reading.doc[at].text.lower()
    if word in _HOST_WORDS:
        return f"host {word}"
    if base(word) in cues.RAISE | cues.LOWER and reading.doc[at].pos_ == "VERB":
        return "host object"
    if found and word in (",", "and") and at - 1 in reading.names:
        return next(reversed(found.values())).rule
    return ""
