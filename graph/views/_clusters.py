"""The whole graph as clusters that open: which nodes stand together, what a cluster is called, and where all stand."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from citegraph.graph.communities import communities
from citegraph.graph.model import Node
from citegraph.graph.views._forces import Floats, Tie, apart, shape
from citegraph.graph.views._layout import Box, Place, layout
from citegraph.graph.views._picture import FOLDED, JOINING, Picture, label

MOST_MEMBERS = 250
"""A larger community is parted again: what opens must be readable, and forces ask for the square of it."""
MOST_CLUSTERS = 80
"""More than these would be a blot again; the smallest go into one for all the rest."""
LEAST_PAPERS = 2
SPACING = 12.0
"""Between two nodes of a cluster, in pixels."""
DOT = 8.0
ROUNDS = 50
"""Of forces within a cluster; afterwards its nodes are spread evenly anyway."""
AROUND = 46.0
"""Free space around a cluster, for its name and for what joins it to others."""
NAMES = 2
THE_REST = "All the rest"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Nodes that are joined more closely with each other than with others, in a disc."""

    name: str
    """What is most its own among the methods, datasets and concepts in it."""
    place: Place
    radius: int
    members: tuple[int, ...]
    """Numbers of its nodes in the graph, the most important first."""
    places: tuple[Place, ...]
    """Where each member stands."""


def clusters(picture: Picture) -> list[Cluster]:
    """Every node but those that wait behind others, in clusters from the largest; the rest, if any, comes last."""
    numbers = {node.id: number for number, node in enumerate(picture.graph.nodes) if node.label not in FOLDED}
    ties = picture.ties(numbers)
    groups, rest = _groups(picture, numbers, ties)
    members = [sorted(group, key=lambda n: (-picture.drawn[n].weight, n)) for group in groups]
    discs = [_disc(len(group), own) for group, own in zip(members, _own(members, ties), strict=True)]
    if rest:
        members.append(rest)
        discs.append(_spiral(len(rest)) * SPACING)
    radii = [float(np.hypot(*disc.T).max()) + 0.7 * SPACING for disc in discs]
    centres = layout([Box(2 * r + AROUND, 2 * r + AROUND) for r in radii], _between(members, ties))
    names = [*_names(picture, members[: len(groups)]), THE_REST]
    return [
        Cluster(name, centre, round(radius), tuple(group), tuple((x, y) for x, y in (disc + centre).round().tolist()))
        for name, centre, radius, group, disc in zip(names, centres, radii, members, discs, strict=False)
    ]


def _groups(picture: Picture, numbers: Mapping[str, int], ties: Sequence[Tie]) -> tuple[list[list[int]], list[int]]:
    """The clusters, largest first, and what stands in none of them, what belongs together side by side."""
    found = _parted(ties)
    papers = {number for number in numbers.values() if picture.graph.nodes[number].label == "Paper"}
    large = [group for group in found if len(papers.intersection(group)) >= LEAST_PAPERS or not papers]
    large = sorted(large, key=lambda group: (-len(group), group[0]))[:MOST_CLUSTERS]
    kept = {number for group in large for number in group}
    # What belongs together first, then what nothing joins.
    rest = dict.fromkeys([*(number for group in found for number in group), *numbers.values()])
    return large, [number for number in rest if number not in kept]


def _parted(ties: Sequence[Tie]) -> list[list[int]]:
    """Communities of at most MOST_MEMBERS; nodes without a tie are in none."""
    parts = communities({(tie.a, tie.b): tie.weight for tie in ties})
    if len(parts) == 1 and len(parts[0]) > MOST_MEMBERS:
        half = len(parts[0]) // 2
        return [part for piece in (parts[0][:half], parts[0][half:]) for part in _small(piece, ties)]
    return [small for part in parts for small in _small(part, ties)]


def _small(part: list[int], ties: Sequence[Tie]) -> list[list[int]]:
    if len(part) <= MOST_MEMBERS:
        return [part]
    inside = set(part)
    own = [tie for tie in ties if tie.a in inside and tie.b in inside]
    joined = {end for tie in own for end in (tie.a, tie.b)}
    return [*_parted(own), *([number] for number in part if number not in joined)]


def _own(members: Sequence[Sequence[int]], ties: Iterable[Tie]) -> list[list[Tie]]:
    """For each cluster the ties between its members, by their places in it."""
    place = {number: (n, k) for n, group in enumerate(members) for k, number in enumerate(group)}
    own: list[list[Tie]] = [[] for _ in members]
    for tie in ties:
        (a, one), (b, other) = place.get(tie.a, (-1, 0)), place.get(tie.b, (-2, 0))
        if a == b:
            own[a].append(Tie(one, other, tie.weight))
    return own


def _disc(size: int, ties: Sequence[Tie]) -> Floats:
    """Places around (0, 0) that fill a disc evenly, each in the direction that the forces gave it."""
    if not ties:
        return _spiral(size) * SPACING
    places = shape(size, ties, rounds=ROUNDS)
    places = places - np.median(places, axis=0)
    turn = np.arctan2(places[:, 1], places[:, 0])
    rank = np.hypot(*places.T).argsort(kind="stable").argsort(kind="stable")
    radius = SPACING * np.sqrt((rank + 0.5) / np.pi) * 1.05
    even = np.stack((np.cos(turn), np.sin(turn)), axis=1) * radius[:, None]
    return apart(even, np.full((size, 2), DOT))


def _spiral(count: int) -> Floats:
    """Places in their order along a spiral with one node on each unit of its area (Archimedes)."""
    turn = 2 * np.sqrt(np.pi * np.arange(count))
    spiral: Floats = np.stack((np.cos(turn), np.sin(turn)), axis=1) * (turn / (2 * np.pi))[:, None]
    return spiral


def _between(members: Sequence[Sequence[int]], ties: Iterable[Tie]) -> list[Tie]:
    """How strongly clusters are tied: the more of what they could share they do."""
    cluster = {number: n for n, group in enumerate(members) for number in group}
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for tie in ties:
        a, b = sorted((cluster[tie.a], cluster[tie.b]))
        weights[a, b] += tie.weight
    size = [len(group) ** 0.5 for group in members]
    return [Tie(a, b, weight / (size[a] * size[b])) for (a, b), weight in sorted(weights.items()) if a != b]


def _names(picture: Picture, members: Iterable[Sequence[int]]) -> list[str]:
    """Of each cluster the entities that most of its papers touch, the more the fewer of the others do."""
    touched = _touched(picture)
    taken: Counter[str] = Counter()
    names = []
    for group in members:
        name = _name([picture.graph.nodes[number] for number in group], touched)
        taken[name] += 1
        names.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    return names


def _touched(picture: Picture) -> Mapping[str, set[str]]:
    touched: dict[str, set[str]] = defaultdict(set)
    for edge in picture.graph.edges:
        if edge.type in JOINING:
            touched[edge.target].add(edge.source)
    return touched


def _name(nodes: Sequence[Node], touched: Mapping[str, set[str]]) -> str:
    inside = {node.id for node in nodes}
    own = {
        n: len(touched[node.id] & inside) ** 2 / len(touched[node.id])
        for n, node in enumerate(nodes)
        if node.label != "Paper" and node.id in touched
    }
    best = sorted(own, key=lambda n: (-own[n], n))[:NAMES]
    best = [n for n in best if n == best[0] or len(touched[nodes[n].id] & inside) > 1]
    return " · ".join(" ".join(nodes[n].name.split()) for n in best) or label(nodes[0]).replace("\n", " ")
