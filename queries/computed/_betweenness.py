"""Betweenness centrality of large graphs: Brandes' algorithm, whole levels at a time."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]

VISITS = 20_000_000
"""About how many visits of edges are spent in all, which takes a few seconds."""
FEWEST_STARTS = 16
SEED = 0


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """An undirected graph: the neighbours of node i stand in `ends[first[i]:first[i + 1]]`."""

    first: Ints
    ends: Ints

    @classmethod
    def of(cls, pairs: Ints, *, nodes: int) -> "_Neighbours":
        both = np.unique(np.concatenate([pairs, pairs[:, ::-1]]), axis=0)
        counts = np.bincount(both[:, 0], minlength=nodes)
        return cls(np.concatenate([[0], np.cumsum(counts)]), both[:, 1])

    def around(self, nodes: Ints) -> tuple[Ints, Ints]:
        """Every edge at the nodes: where it starts, where it ends."""
        counts = self.first[nodes + 1] - self.first[nodes]
        before = np.repeat(np.cumsum(counts) - counts, counts)
        at = np.repeat(self.first[nodes], counts) + np.arange(counts.sum()) - before
        return np.repeat(nodes, counts), self.ends[at]


def betweenness(edges: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Each node's share of the shortest ways between two others that lead through it, from 0 to 1, six decimals.

    Exact where that takes at most 20 million visits of edges; else an estimate from the ways that start at a sample of
    nodes, the same sample for the same graph. (Brandes, A Faster Algorithm for Betweenness Centrality, 2001; Brandes
    and Pich, Centrality Estimation in Large Networks, 2007.)

    >>> betweenness([("a", "b"), ("b", "c")])
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    distinct = {(a, b) for a, b in edges if a != b}
    names = sorted({name for pair in distinct for name in pair})
    number = {name: i for i, name in enumerate(names)}
    pairs = np.array(sorted((number[a], number[b]) for a, b in distinct), dtype=np.int64).reshape(-1, 2)
    graph, starts = _Neighbours.of(pairs, nodes=len(names)), _starts(len(names), edges=len(pairs))
    total = np.zeros(len(names))
    for start in starts:
        total += _dependencies(graph, start, nodes=len(names))
    others = max((len(names) - 1) * (len(names) - 2), 1)
    scale = len(names) / max(len(starts), 1) / others
    return {name: round(float(value), 6) for name, value in zip(names, total * scale, strict=True)}


def _starts(nodes: int, *, edges: int) -> Sequence[int]:
    affordable = max(FEWEST_STARTS, VISITS // (2 * edges + nodes + 1))
    if nodes <= affordable:
        return range(nodes)
    return sorted(random.Random(SEED).sample(range(nodes), affordable))  # noqa: S311 - no secret


def _dependencies(graph: _Neighbours, start: int, *, nodes: int) -> Floats:
    """For each node, how much of the shortest ways from `start` to all others leads through it."""
    ways, reached = np.zeros(nodes), np.zeros(nodes, dtype=bool)
    ways[start], reached[start] = 1.0, True
    frontier, levels = np.array([start], dtype=np.int64), list[tuple[Ints, Ints]]()
    while frontier.size:
        near, far = graph.around(frontier)
        new = ~reached[far]
        near, far = near[new], far[new]
        levels.append((near, far))
        ways += np.bincount(far, weights=ways[near], minlength=nodes)
        reached[far] = True
        frontier = np.unique(far)
    through = np.zeros(nodes)
    for near, far in reversed(levels):
        share = ways[near] / ways[far] * (1.0 + through[far])
        through += np.bincount(near, weights=share, minlength=nodes)
    through[start] = 0.0
    return through
