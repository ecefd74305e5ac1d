"""Edges derived across papers: one module for each type, each a pure function of what the papers were found to say."""

from collections.abc import Sequence
from dataclasses import dataclass

from citegraph.graph.resolve.claims import Claim
from citegraph.graph.resolve.readings import Reading
from citegraph.graph.resolve.variants import Descent


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """All that one paper was found to say. Papers are known by their ids, entities by their roots."""

    reading: Reading
    claims: Sequence[Claim]
    descents: Sequence[Descent]
    """The variants that it states."""

    @property
    def id(self) -> str:
        """The paper's id."""
        return self.reading.work.id
