"""Which names mean something else once papers come, go or change: those that they define or introduce, and the like."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from citegraph.graph.deriving.digests import Digest
from citegraph.graph.deriving.sides import Side
from citegraph.graph.names import name_key
from citegraph.graph.resolve.senses import Sense


@dataclass(frozen=True, slots=True)
class Shift:
    """Keys of names, by what of them changed."""

    meanings: frozenset[str]
    """Papers that asked for these may mean something else by them."""
    usual: frozenset[str]
    """These mostly stand for something else."""
    spelled: frozenset[str]
    """These long forms are written otherwise in most definitions."""


def shift(before: Side, now: Side, turned: Collection[Digest]) -> Shift:
    """What changes with papers; `turned` are the digests of those that did, old and new."""
    longs = {name_key(long) for digest in turned for long in digest.defines.values()}
    alike = {near for long in longs for side in (before, now) for near in side.senses.same_as(long)}
    rooted = {long for long in alike if before.senses.root(long) != now.senses.root(long)}
    spelled = {long for long in longs if before.senses.long_form(long) != now.senses.long_form(long)}
    introduced = {key for digest in turned for key in digest.introduced}
    shorts = {short for digest in turned for short in digest.defines} | introduced
    shorts |= {short for long in rooted | spelled for side in (before, now) for short in _shorts(side, long)}
    ids = {digest.id for digest in turned}
    meanings = {key for key in shorts if _answer(before, key, ids) != _answer(now, key, ids)}
    meanings |= {key for key in introduced if before.senses.is_introduced(key) != now.senses.is_introduced(key)}
    return Shift(
        meanings=frozenset(meanings | rooted),
        usual=frozenset(key for key in shorts | rooted if before.senses.usual(key) != now.senses.usual(key)),
        spelled=frozenset(spelled),
    )


def _shorts(side: Side, long: str) -> Iterable[str]:
    """Keys of the short forms that papers define by a long form."""
    papers = side.known.spelling(long)
    return {short for paper in papers for short, other in paper.defines.items() if name_key(other) == long}


def _answer(side: Side, short: str, turned: Collection[str]) -> list[object]:
    """All that a paper can see of the senses of a short form; whether papers that changed define one of several."""
    possible = [sense for sense in side.senses.of(short) if sense.possible]
    if len(possible) <= 1:
        return [(sense.root, sense.long, sense.written) for sense in possible]
    return [_seen(sense, side if any(paper.id in turned for paper in sense.definers) else None) for sense in possible]


def _seen(sense: Sense, changed_on: Side | None) -> tuple[object, ...]:
    """What is compared of one sense of several: two sides never agree on one that papers which changed define."""
    return (sense.root, sense.long, sense.keys, sense.written, len(sense.definers), changed_on)
