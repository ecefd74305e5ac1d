"""RELATED_TO where only some papers changed: whose nearest papers are others now, and which these are."""

from collections.abc import Sequence

import numpy as np

from citegraph.graph.deriving.digests import Digest
from citegraph.graph.deriving.known import Known
from citegraph.graph.link.related_to import NEAREST, Near, Numbers, Weights, shared_weights


def affected(digest: Digest, known: Known, kept: Known, weights: Weights) -> set[int]:
    """The papers among whose nearest this one is, or would be: `kept` knows how near the farthest of them is.

    Those that have fewer near ones than are kept have everything near that they share something with.
    """
    numbers, sums = _sharing(digest.themes, known, weights)
    last = kept.farthest(numbers.tolist())
    found = zip(numbers.tolist(), sums.tolist(), strict=True)
    return {number for number, weight in found if number not in last or (-weight, digest.id) <= last[number]}


def nearest(number: int, known: Known, weights: Weights) -> list[Near]:
    """The papers that share most with one."""
    numbers, sums = _sharing(known.digest(number).themes, known, weights)
    sums[numbers == number] = 0
    if len(sums) > NEAREST:
        least = np.partition(sums, -NEAREST)[-NEAREST]
        numbers, sums = numbers[sums >= least], sums[sums >= least]
    found = [
        _near(known.digest(other), weight)
        for other, weight in zip(numbers.tolist(), sums.tolist(), strict=True)
        if weight
    ]
    return sorted(found, key=lambda near: near.rank)[:NEAREST]


def _near(digest: Digest, weight: int) -> Near:
    return Near(digest.id, digest.themes, weight)


def _sharing(roots: Sequence[str], known: Known, weights: Weights) -> tuple[Numbers, Numbers]:
    """The papers that have some of the roots, and the sums of the weights of those that they have."""
    bearers = {root: np.fromiter(known.papers(f"theme\t{root}"), dtype=np.int64) for root in roots}
    return shared_weights(roots, bearers, weights)
