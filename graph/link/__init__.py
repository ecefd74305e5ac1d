"""Edges derived across papers: one module for each type, each a pure function of what the papers were found to say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citegraph.graph.names.table import NameTable
from citegraph.graph.resolve.claims import Claim
from citegraph.graph.resolve.entities import Entity
from citegraph.graph.resolve.readings import Reading
from citegraph.graph.resolve.variants import Descent


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """All that links are derived from. Papers are known by their ids, entities by their roots."""

    readings: Sequence[Reading]
    """In the order of the papers' ids."""
    entities: Mapping[str, Entity]
    claims: Mapping[str, Sequence[Claim]]
    """The claims of each paper."""
    descents: Mapping[str, Sequence[Descent]]
    """The variants that each paper states."""
    table: NameTable
