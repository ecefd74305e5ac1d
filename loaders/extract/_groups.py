"""Names that stand together and share a verdict: "A, B and C", "long form (SHORT)", "A (B, C)"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citegraph.loaders.extract._document import Occurrence, ShortForm

_LINK = re.compile(
    r"""["')\]]{0,2}"""
    r"""(?:,?\s*(?:and|or|&|as well as|and/or)\s+(?:also\s+)?(?:the\s+|an?\s+|its\s+)?|,\s*|\s*/\s*|\s*\+\s*|;\s*)"""
    r"""["'(\[]{0,2}"""
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One name at one place, with its short or long form in brackets behind it."""

    start: int
    end: int
    members: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Units that are coordinated: each is named in the same way by the same words."""

    units: tuple[Unit, ...]

    @property
    def start(self) -> int:
        """Start of the first."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """End of the last."""
        return self.units[-1].end


def groups_of(text: str, occurrences: Sequence[Occurrence], pairs: Sequence[ShortForm]) -> list[Group]:
    """The occurrences of a text as groups, in its order."""
    groups: list[list[Unit]] = []
    for unit in _units(text, occurrences, pairs):
        if groups and _linked(text, groups[-1][-1], unit):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return [Group(tuple(units)) for units in groups]


def _units(text: str, occurrences: Sequence[Occurrence], pairs: Sequence[ShortForm]) -> list[Unit]:
    extents = {(p.start, p.end): p for p in pairs} | {(p.long_start, p.long_end): p for p in pairs}
    units: list[Unit] = []
    for occurrence in occurrences:
        pair = extents.get((occurrence.start, occurrence.end))
        start, end = occurrence.start, occurrence.end
        if pair:
            start, end = min(start, pair.start, pair.long_start), max(end, pair.end, pair.long_end)
            end += text[end : end + 1] in (")", "]")
        if units and start < units[-1].end:
            last = units.pop()
            units.append(Unit(last.start, max(end, last.end), (*last.members, occurrence)))
        else:
            units.append(Unit(start, end, (occurrence,)))
    return units


def _linked(text: str, one: Unit, other: Unit) -> bool:
    between = text[one.end : other.start]
    return one.members[0].sentence == other.members[0].sentence and _LINK.fullmatch(between) is not None
