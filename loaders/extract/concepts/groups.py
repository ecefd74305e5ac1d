"""Gathers phrases that only narrow or widen one another, and says how such a group stands among the better ones."""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from citegraph.loaders.extract._linear import Features
from citegraph.loaders.extract.concepts.rating import Rated

Group: TypeAlias = list[Rated]
"""Phrases with one head, the likeliest first."""
OPENS, JOINS = 0.06, 0.02
"""Chances from which a phrase opens a group, and from which it joins one."""
MOST_GROUPS = 20
LIKELY_ABOVE, COVERING = 0.15, 0.2
"""Chances from which a better group is compared with, and from which it covers words."""
_KNOWN = ("lexicon: topic", "lexicon: task", "lexicon: theme")
_OWN = (*_KNOWN, "title", "one place", "words: 1", "abbreviated", "blocked")
"""What of a phrase's own features counts once more for its group."""
_LOWEST = -5.0
_STEPS = range(7)


def grouped(found: Iterable[Rated]) -> list[Group]:
    """The phrases in groups, the likeliest first; two that the lexicon tells apart stay two."""
    groups: list[Group] = []
    for item in sorted(found, key=lambda item: (-item.chance, item.phrase.key)):
        if item.chance < JOINS:
            break
        host = next((group for group in groups if _belongs(item, group[0])), None)
        if host is not None:
            host.append(item)
        elif item.chance >= OPENS and len(groups) < MOST_GROUPS:
            groups.append([item])
    return groups


def _belongs(item: Rated, head: Rated) -> bool:
    if item.entry and head.entry and item.entry is not head.entry:
        return False
    return relation(item.stems, head.stems) in ("equal", "tail of", "has tail")


@lru_cache(maxsize=50_000)
def relation(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """How the words of a phrase stand to those of another; empty where they share none.

    >>> relation(("inference",), ("efficient", "inference")), relation(("kv", "cache", "compression"), ("kv", "cache"))
    ('tail of', 'has front')
    """
    one, other = _content(one), _content(other)
    if one == other:
        return "equal"
    if not set(one) & set(other):
        return ""
    if len(one) < len(other):
        return _part(one, other, ("tail of", "front of", "inside"))
    if len(one) > len(other):
        return _part(other, one, ("has tail", "has front", "holds"))
    return "shares words"


def _part(short: Sequence[str], long: Sequence[str], names: tuple[str, str, str]) -> str:
    if long[-len(short) :] == short:
        return names[0]
    if long[: len(short)] == short:
        return names[1]
    return names[2] if set(short) <= set(long) else "shares words"


def _content(stems: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(stem for stem in stems if stem != "of")


def standings(groups: Sequence[Group]) -> list[Features]:
    """What is known about each group as one more concept beside the better ones."""
    return [_standing(group, groups[:rank]) for rank, group in enumerate(groups)]


def _standing(group: Group, better: Sequence[Group]) -> Features:
    best = group[0]
    facts: Features = {
        "score": best.score,
        "high score": max(0.0, best.score + 0.5),
        "joined": math.log(len(group)),
        "joined score": max((item.score for item in group[1:]), default=_LOWEST),
        "sum of better": sum(other[0].chance for other in better),
        "known": float(best.entry is not None),
        "forms": float(len({form.lower() for item in group for form in item.phrase.forms})),
    }
    facts |= {f"more than {step} better": 1.0 for step in _STEPS if len(better) > step}
    facts |= {name: best.features.get(name, 0.0) for name in _OWN}
    return facts | _overlap(best, better)


def _overlap(best: Rated, better: Sequence[Group]) -> Features:
    """How much of the phrase the better ones say already."""
    likely = [other[0] for other in better if other[0].chance >= LIKELY_ABOVE]
    facts: Features = {}
    for other in likely:
        if (how := relation(best.stems, other.stems)) and (how != "equal"):
            facts[f"better: {how}"] = 1.0
            facts["better: same head"] = float(best.stems[-1] == other.stems[-1]) or facts.get("better: same head", 0.0)
    words = set(_content(best.stems))
    covered = words & {stem for other in likely if other.chance > COVERING for stem in other.stems}
    facts["covered"] = len(covered) / max(1, len(words))
    facts["all covered"] = float(covered == words)
    return facts
