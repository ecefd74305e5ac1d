"""Groups of nodes that are joined more closely with each other than with the rest: Louvain's method."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias, TypeVar

Weights: TypeAlias = Sequence[Mapping[int, float]]
"""For each node, its neighbours with the weight of the edge; its own weight, if any, stands under itself, doubled."""

Name = TypeVar("Name", str, int)

LEAST_GAIN = 1e-9
"""A node moves only for more than this, so that rounding never lets it move for ever."""
MOST_ROUNDS = 50


def communities(edges: Mapping[tuple[Name, Name], float]) -> list[list[Name]]:
    """The groups, each sorted, from the largest, then by their first node.

    Nodes are visited in the order of their names, and of equally good groups the one that stands first is joined, so
    the same edges always give the same groups. Time is about linear in the edges. (Blondel, Guillaume, Lambiotte and
    Lefebvre, Fast Unfolding of Communities in Large Networks, 2008.)

    >>> communities({("a", "b"): 1.0, ("b", "c"): 1.0, ("a", "c"): 1.0, ("c", "x"): 0.1, ("x", "y"): 1.0})
    [['a', 'b', 'c'], ['x', 'y']]
    """
    names = sorted({name for pair in edges for name in pair})
    number = {name: i for i, name in enumerate(names)}
    weights: list[dict[int, float]] = [defaultdict(float) for _ in names]
    for (a, b), weight in sorted(edges.items()):
        weights[number[a]][number[b]] += weight
        weights[number[b]][number[a]] += weight
    group = list(range(len(names)))
    while True:
        moved, joined = _one_level(weights)
        if not moved:
            break
        group = [joined[i] for i in group]
        weights = _merged(weights, joined)
    members: dict[int, list[Name]] = defaultdict(list)
    for name, i in zip(names, group, strict=True):
        members[i].append(name)
    return sorted(members.values(), key=lambda names: (-len(names), names[0]))


def _one_level(weights: Weights) -> tuple[bool, list[int]]:
    """Whether any node moved, and the group that each is in, numbered from 0 in the order of their first nodes."""
    degree = [sum(around.values()) for around in weights]
    group, total, twice = list(range(len(weights))), list(degree), sum(degree)
    moved = False
    for _ in range(MOST_ROUNDS):
        if not _one_round(weights, degree, group, total, twice):
            break
        moved = True
    numbers: dict[int, int] = {}
    return moved, [numbers.setdefault(i, len(numbers)) for i in group]


def _one_round(weights: Weights, degree: list[float], group: list[int], total: list[float], twice: float) -> bool:
    """Moves each node to the group where it adds most to modularity; returns whether any moved."""
    moved = False
    for node, around in enumerate(weights):
        own = group[node]
        joined: dict[int, float] = defaultdict(float)
        for other, weight in around.items():
            if other != node:
                joined[group[other]] += weight
        total[own] -= degree[node]
        share = degree[node] / twice if twice else 0.0
        best, most = own, joined[own] - total[own] * share
        for there in sorted(joined):
            gain = joined[there] - total[there] * share
            if gain > most + LEAST_GAIN:
                best, most = there, gain
        total[best] += degree[node]
        group[node] = best
        moved |= best != own
    return moved


def _merged(weights: Weights, joined: Sequence[int]) -> list[dict[int, float]]:
    """The graph whose nodes are the groups."""
    merged: list[dict[int, float]] = [defaultdict(float) for _ in range(max(joined, default=-1) + 1)]
    for node, around in enumerate(weights):
        into = merged[joined[node]]
        for other, weight in around.items():
            into[joined[other]] += weight
    return merged
