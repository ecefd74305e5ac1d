"""RELATED_TO: papers that share concepts and methods, weighted by how rare these are in the field at large."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from citegraph.graph.model import Edge
from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable
from citegraph.graph.resolve.entities import ByRoot
from citegraph.graph.resolve.readings import Reading

NEAREST = 10
"""Related papers that are kept for each paper."""
COMMON = 0.35
"""Names up to this rarity join nobody: more than one paper in sixty of the field has them."""
SCALE = 1_000_000
"""Weights are summed as whole numbers, so that no order of summing changes a sum."""

Numbers: TypeAlias = NDArray[np.int64]
"""Papers by their numbers."""
Rank: TypeAlias = tuple[int, str]
"""Weight below nought, then id: smaller for what is nearer."""


class Weights:
    """The weight of each root, up to the scale: what lies above the common rarity; nought for what is too common.

    They come from the lexicon and the shipped name table alone, so a new paper changes only pairs that hold it.
    """

    def __init__(self, lexicon: Lexicon, table: NameTable) -> None:
        self._lexicon = lexicon
        self._table = table
        self._known: dict[str, int] = {}

    def __getitem__(self, root: str, /) -> int:
        """The weight of a root."""
        if root not in self._known:
            entry = self._lexicon.find(root)
            rarity = min(map(self._table.rarity, map(name_key, entry.names) if entry else (root,)))
            self._known[root] = round(max(rarity - COMMON, 0) / (1 - COMMON) * SCALE)
        return self._known[root]


@dataclass(frozen=True, slots=True)
class Near:
    """A paper that shares something with another one."""

    id: str
    themes: tuple[str, ...]
    weight: int

    @property
    def rank(self) -> Rank:
        """Where it stands among others."""
        return (-self.weight, self.id)


def themes_in(reading: Reading, weights: Weights) -> tuple[str, ...]:
    """The roots of what a paper introduces, uses and is about, each once, rarest first."""
    roots = {meaning.root for term, meaning in reading.named() if term.relation not in ("named", "mention")}
    return tuple(sorted((root for root in roots if weights[root]), key=lambda root: (-weights[root], root)))


def related_to(
    source: str, themes: Sequence[str], near: Sequence[Near], *, weights: Weights, entities: ByRoot
) -> Iterator[Edge]:
    """The edges from a paper to those that share most with it, by the weights of what they share."""
    ordered = sorted(themes, key=lambda root: (-weights[root], entities[root].id))
    for other in near:
        theirs = set(other.themes)
        yield Edge.model_construct(
            source=source,
            type="RELATED_TO",
            target=other.id,
            paper="",
            properties={
                "weight": round(other.weight / SCALE, 4),
                "shared": tuple(entities[root].name for root in ordered if root in theirs),
            },
        )


def all_near(ids: Sequence[str], themes: Sequence[tuple[str, ...]], weights: Weights) -> Iterator[list[Near]]:
    """For each of the papers, which stand in the order of their ids, those that share most with it."""
    bearers = _bearers(themes)
    for number, roots in enumerate(themes):
        others, sums = shared_weights([root for root in roots if root in bearers], bearers, weights)
        sums[others == number] = 0
        best = np.lexsort((others, -sums))[:NEAREST]
        yield [Near(ids[others[i]], themes[others[i]], int(sums[i])) for i in best if sums[i]]


def _bearers(themes: Sequence[Sequence[str]]) -> dict[str, Numbers]:
    """The numbers of the papers that have each root, for roots of several papers."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, roots in enumerate(themes):
        for root in roots:
            numbers[root].append(number)
    return {root: np.array(papers, dtype=np.int64) for root, papers in numbers.items() if len(papers) > 1}


def shared_weights(roots: Sequence[str], bearers: Mapping[str, Numbers], weights: Weights) -> tuple[Numbers, Numbers]:
    """The papers that have some of the roots, and for each the sum of the weights of those that it has."""
    if not roots:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    papers = np.concatenate([bearers[root] for root in roots])
    each = np.repeat(np.array([weights[root] for root in roots]), [len(bearers[root]) for root in roots])
    others, place = np.unique(papers, return_inverse=True)
    sums = np.zeros(len(others), dtype=np.int64)
    np.add.at(sums, place, each)
    return others, sums
