"""The shape of one connected graph on a plane, by forces; no chance is involved, so it is the same every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

ROUNDS = 300
GRAVITY = 0.05
GOLDEN_ANGLE = 2.399963229728653
MOST_PUSHES = 500
PUSH = 0.35
"""How much of an overlap is taken away at once; more makes crowds swing instead of settling."""
TOUCHING = 0.5
"""An overlap of less than half a pixel is none."""


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge that pulls two nodes, given by their numbers, together."""

    a: int
    b: int
    weight: float


def shape(count: int, ties: Sequence[Tie], *, rounds: int = ROUNDS) -> Floats:
    """Places of `count` nodes, in no particular unit: those that are tied stand near each other."""
    return _settled(_start(count, ties), ties, rounds=rounds)


def _start(count: int, ties: Sequence[Tie]) -> Floats:
    """Classical scaling of the distances along edges: the graph's own shape, where others start by chance.

    Torgerson, "Multidimensional scaling: I. Theory and method", Psychometrika 17 (1952).
    """
    squares = _distances(count, ties) ** 2
    centred = -(squares - squares.mean(0) - squares.mean(1)[:, None] + squares.mean()) / 2
    values, vectors = np.linalg.eigh(centred)
    plane = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 1e-9))
    # The sign of an eigenvector is arbitrary: the largest entry is made positive.
    plane = plane * np.sign(plane[np.abs(plane).argmax(0), [0, 1]])
    # Leaves of one hub fall on one point; a narrow spiral parts them before the forces act.
    turn = np.arange(count) * GOLDEN_ANGLE
    spiral = np.stack((np.cos(turn), np.sin(turn)), axis=1) * np.sqrt(np.arange(1, count + 1))[:, None]
    scaled: Floats = plane / max(float(np.abs(plane).max()), 1e-9) * count**0.5 + spiral * 0.1
    return scaled


def _distances(count: int, ties: Sequence[Tie]) -> Floats:
    """Lengths of the shortest ways between all pairs, a tie being the shorter the stronger it is.

    Floyd, "Algorithm 97: Shortest path", Communications of the ACM 5 (1962), a row at a time.
    """
    distances = np.full((count, count), np.inf)
    np.fill_diagonal(distances, 0)
    for tie in ties:
        distances[tie.a, tie.b] = distances[tie.b, tie.a] = min(1 / tie.weight, distances[tie.a, tie.b])
    for over in range(count):
        np.minimum(distances, np.add.outer(distances[:, over], distances[over]), out=distances)
    # What nothing joins stands further away than what something does.
    apart_from = np.isinf(distances)
    distances[apart_from] = 1.5 * distances[~apart_from].max()
    return distances


def _settled(places: Floats, ties: Sequence[Tie], *, rounds: int) -> Floats:
    """Attraction along edges against repulsion of all pairs, cooled down to rest.

    Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991), with the repulsion weighted by degree
    of ForceAtlas2 (Jacomy et al., 2014), which keeps hubs from swallowing what is around them.
    """
    a, b = (np.array([getattr(tie, end) for tie in ties]) for end in ("a", "b"))
    weights = np.array([tie.weight for tie in ties])
    mass = 1 + np.bincount(np.concatenate((a, b)), minlength=len(places)).astype(float) ** 0.5
    for step in range(rounds):
        force = _repulsion(places, mass) - places * mass[:, None] * GRAVITY
        along = places[b] - places[a]
        pull = along * (weights * np.log1p(np.hypot(*along.T)))[:, None]
        np.add.at(force, a, pull)
        np.add.at(force, b, -pull)
        strength = np.maximum(np.hypot(*force.T), 1e-9)
        most = 0.1 * len(places) ** 0.5 * (1 - step / rounds) ** 1.5 + 1e-3
        places = places + force * (np.minimum(strength, most) / strength)[:, None]
    return places


def _repulsion(places: Floats, mass: Floats) -> Floats:
    squares = np.einsum("ij,ij->i", places, places)
    distances = np.add.outer(squares, squares) - 2 * places @ places.T
    strength = np.multiply.outer(mass, mass) / np.maximum(distances, 0.01)
    # The sum over j of strength[i, j] * (places[i] - places[j]), without an array for the differences.
    force: Floats = places * strength.sum(1)[:, None] - strength @ places
    return force


def apart(places: Floats, sizes: Floats) -> Floats:
    """The places moved until no two boxes of these sizes overlap, each pair along the axis that asks for less."""
    places = places.copy()
    upper = np.triu(np.ones((len(places), len(places)), dtype=bool), 1)
    wanted = [np.add.outer(size, size) / 2 - TOUCHING for size in sizes.T]
    for _ in range(MOST_PUSHES):
        near = upper.copy()
        for axis, want in enumerate(wanted):
            near &= np.abs(np.subtract.outer(places[:, axis], places[:, axis])) < want
        one, other = np.nonzero(near)
        if not len(one):
            break
        between = places[one] - places[other]
        missing = (sizes[one] + sizes[other]) / 2 - np.abs(between)
        axis = missing.argmin(1)
        pair = np.arange(len(one))
        move = missing[pair, axis] * PUSH * np.where(between[pair, axis] < 0, -1, 1)
        np.add.at(places, (one, axis), move)
        np.add.at(places, (other, axis), -move)
    return places
