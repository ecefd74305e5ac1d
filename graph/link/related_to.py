"""RELATED_TO: papers that share concepts and methods, weighted by how rare these are in the field at large."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from citegraph.graph.link import Findings
from citegraph.graph.model import Edge
from citegraph.graph.resolve.readings import Reading

NEAREST = 10
"""Related papers that are kept for each paper."""
COMMON = 0.35
"""Names up to this rarity join nobody: more than one paper in sixty of the field has them."""
_SCALE = 1_000_000
"""Weights are summed as whole numbers, so that no order of summing changes a sum."""


def related_to(findings: Findings) -> Iterator[Edge]:
    """From each paper to the ten that share most with it: weights are the sums of what they share, ties go by id.

    Weights come from the shipped name table and not from this graph, so a new paper changes only pairs that hold it.
    """
    ids = [reading.work.id for reading in findings.readings]
    weights = _weights(findings)
    themes = [_themes(reading, findings, weights) for reading in findings.readings]
    bearers = _bearers(themes)
    sets = [frozenset(roots) for roots in themes]
    for number, source in enumerate(ids):
        for other, weight in _nearest(number, themes[number], bearers, weights):
            shared = tuple(findings.entities[root].name for root in themes[number] if root in sets[other])
            yield Edge.model_construct(
                source=source,
                type="RELATED_TO",
                target=ids[other],
                paper="",
                properties={"weight": round(weight / _SCALE, 4), "shared": shared},
            )


def _weights(findings: Findings) -> dict[str, int]:
    """The weight of each entity that is rare enough to count, up to the scale: what lies above the common rarity."""
    weights = {}
    for root, entity in findings.entities.items():
        rarity = min(findings.table.rarity(key) for key in entity.keys)
        if rarity > COMMON:
            weights[root] = round((rarity - COMMON) / (1 - COMMON) * _SCALE)
    return weights


def _themes(reading: Reading, findings: Findings, weights: Mapping[str, int]) -> list[str]:
    """The roots of what a paper introduces, uses and is about, each once, rarest first."""
    roots = {
        meaning.root for term, meaning in reading.named() if term.relation not in ("named", "mention")
    } & weights.keys()
    return sorted(roots, key=lambda root: (-weights[root], findings.entities[root].id))


def _bearers(themes: Sequence[Sequence[str]]) -> dict[str, NDArray[np.int64]]:
    """The numbers of the papers that have each root, for roots of several papers."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, roots in enumerate(themes):
        for root in roots:
            numbers[root].append(number)
    return {root: np.array(papers, dtype=np.int64) for root, papers in numbers.items() if len(papers) > 1}


def _nearest(
    number: int, roots: Sequence[str], bearers: Mapping[str, NDArray[np.int64]], weights: Mapping[str, int]
) -> list[tuple[int, int]]:
    """The papers that share most with one, and the sums of the weights; papers stand in the order of their ids."""
    shared = [root for root in roots if root in bearers]
    if not shared:
        return []
    papers = np.concatenate([bearers[root] for root in shared])
    each = np.repeat(np.array([weights[root] for root in shared]), [len(bearers[root]) for root in shared])
    others, place = np.unique(papers, return_inverse=True)
    sums = np.zeros(len(others), dtype=np.int64)
    np.add.at(sums, place, each)
    sums[others == number] = 0
    best = np.lexsort((others, -sums))[:NEAREST]
    return [(int(others[i]), int(sums[i])) for i in best if sums[i] > 0]
