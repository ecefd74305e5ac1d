"""Counts what a format cannot hold, so that a user is told once for each reason."""

from collections import Counter
from math import isfinite

from citegraph.graph.model import PropertyValue


class Losses:
    """What was changed or left out, by reason.

    >>> losses = Losses()
    >>> losses.add("edges have no place in a bibliography", 3)
    >>> losses.told()
    ('edges have no place in a bibliography: 3',)
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, reason: str, count: int = 1) -> None:
        """Count `count` more cases; `reason` speaks of several."""
        self._counts[reason] += count

    def told(self) -> tuple[str, ...]:
        """One sentence a reason, in the order in which they first came up."""
        return tuple(f"{reason}: {count:,}" for reason, count in self._counts.items() if count)


def holdable(value: PropertyValue, losses: Losses) -> bool:
    """Whether a file can hold the value: infinity and NaN are no numbers there, and are counted as lost."""
    if isinstance(value, float) and not isfinite(value):
        losses.add("numbers that are infinite or undefined were left out")
        return False
    return True
