"""Where nodes stand: the same places every time, nothing on top of anything, nothing left to settle in the browser."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, TypeAlias

import networkx as nx
import numpy as np

from citegraph.graph.views._forces import Floats, Tie, apart, shape

Place: TypeAlias = tuple[int, int]

ASPECT = 1.5
"""Width over height of the picture: a laptop's window, less the panel."""
GAP = 14.0
"""Free space between two boxes, in pixels."""
FREE = 1.7
"""How many times larger the picture is than all that stands in it."""
MARGIN = 40.0
"""Between two parts."""


@dataclass(frozen=True, slots=True)
class Box:
    """What a node takes up with its label, in pixels, its own middle being the box's."""

    width: float
    height: float


def layout(boxes: Sequence[Box], ties: Sequence[Tie]) -> list[Place]:
    """Places for all boxes, in pixels around (0, 0): what is tied stands near each other, nothing over another.

    Every connected part is laid out by itself; the smaller ones stand in rows below the largest.
    """
    parts = _parts(len(boxes), ties)
    area = [sum(boxes[i].width * boxes[i].height for i in part) for part in parts]
    # The more is to stand in rows below the largest part, the wider that one is made.
    aspects = [ASPECT * min(sum(area) / area[0], 2.0), *(ASPECT for _ in parts[1:])] if parts else []
    drawn = [
        _one_part([boxes[i] for i in part], _within(part, ties), aspect)
        for part, aspect in zip(parts, aspects, strict=True)
    ]
    places = np.zeros((len(boxes), 2))
    for part, corner, own in zip(parts, _corners([size for _, size in drawn]), drawn, strict=True):
        places[part] = own[0] + corner
    if len(boxes):
        places -= (places.max(0) + places.min(0)) / 2
    return [(round(x), round(y)) for x, y in places.tolist()]


def _parts(count: int, ties: Sequence[Tie]) -> list[list[int]]:
    """The connected parts, largest first."""
    graph: Any = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((tie.a, tie.b) for tie in ties)
    parts = [sorted(part) for part in nx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _within(part: Sequence[int], ties: Sequence[Tie]) -> list[Tie]:
    number = {i: n for n, i in enumerate(part)}
    return [Tie(number[tie.a], number[tie.b], tie.weight) for tie in ties if tie.a in number]


def _one_part(boxes: Sequence[Box], ties: Sequence[Tie], aspect: float) -> tuple[Floats, Floats]:
    """Places with the upper left corner at (0, 0), and the part's size."""
    sizes = np.array([(box.width + GAP, box.height + GAP) for box in boxes])
    places = np.zeros((1, 2)) if len(boxes) == 1 else _spread(shape(len(boxes), ties), sizes, aspect)
    upper_left = (places - sizes / 2).min(0)
    size: Floats = (places + sizes / 2).max(0) - upper_left
    return places - upper_left, size


def _spread(places: Floats, sizes: Floats, aspect: float) -> Floats:
    area = float(np.prod(sizes, axis=1).sum()) * FREE
    frame = np.array((sqrt(area * aspect), sqrt(area / aspect)))
    centred = places - places.mean(axis=0)
    # A single far node must not press all others together: the 95th percentile sets the scale.
    reach = np.maximum(np.quantile(np.abs(centred), 0.95, axis=0), 1e-9)
    return apart(centred / reach * frame / 2, sizes)


def _corners(sizes: Sequence[Floats]) -> list[Floats]:
    """Upper left corners for parts of these sizes, in rows as wide as the first part or as the sum of areas asks."""
    area = sum(float(size.prod()) for size in sizes)
    full = max([float(size[0]) for size in sizes[:1]] + [sqrt(area * ASPECT)])
    corners: list[Floats] = []
    x = y = height = 0.0
    for size in sizes:
        if corners and (x + size[0] > full or len(corners) == 1):
            x, y, height = 0.0, y + height + (MARGIN if len(corners) == 1 else 0.0), 0.0
        corners.append(np.array((x, y)))
        x, height = x + float(size[0]), max(height, float(size[1]))
    return corners
