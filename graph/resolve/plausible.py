"""Whether a short form that a paper leaves undefined can mean what another paper defines it to mean.

A long form that hardly anybody writes is no likely meaning of a short form that everybody writes: "multi-view semantic
embedding" is defined as MSE somewhere, and is not what the field means by MSE. The shipped name table tells.
"""

from citegraph.graph.names import name_key, slug
from citegraph.graph.names.table import NameTable

RARE = 20
"""A short form in fewer papers of the table may mean anything."""
SHARE = 0.05
"""A long form is a usual meaning if it stands in this part, at least, of as many papers as the short form does."""
_LONGEST = 4
"""Words of the longest phrase that the table counts."""
_ENOUGH = 2
"""Papers that must define what the table is too short for."""


class Plausibility:
    """Judges meanings by how often the field writes short and long forms."""

    def __init__(self, table: NameTable) -> None:
        self._table = table

    def usual(self, short: str, long: str) -> bool:
        """Whether the table shows that the long form is one that the short form often stands for."""
        return self._papers(long) >= SHARE * self._papers(short) > 0

    def possible(self, short: str, long: str, *, definers: int) -> bool:
        """Whether somebody who does not define the short form may mean the long form by it."""
        if self._papers(short) < RARE:
            return True
        too_long = len(slug(long).split("-")) > _LONGEST
        return definers >= _ENOUGH if too_long else self.usual(short, long)

    def _papers(self, name: str) -> int:
        counts = self._table.counts(name_key(name))
        return counts.papers if counts else 0
