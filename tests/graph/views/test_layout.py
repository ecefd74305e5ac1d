from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from citegraph.graph.views._forces import Tie
from citegraph.graph.views._layout import Box, Place, layout

SIZES = st.builds(Box, st.integers(10, 180), st.integers(10, 60))


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[Box], list[Tie]]:
    boxes = draw(st.lists(SIZES, min_size=1, max_size=30))
    ends = st.integers(0, len(boxes) - 1)
    ties = draw(st.lists(st.builds(Tie, ends, ends, st.sampled_from([0.2, 1.0, 2.0])), max_size=60))
    return boxes, [tie for tie in ties if tie.a != tie.b]


def overlap(boxes: list[Box], places: list[Place]) -> float:
    """By how many pixels the two boxes overlap that do so most."""
    worst = 0.0
    for (one, (x, y)), (other, (u, v)) in combinations(zip(boxes, places, strict=True), 2):
        across = (one.width + other.width) / 2 - abs(x - u)
        down = (one.height + other.height) / 2 - abs(y - v)
        worst = max(worst, min(across, down))
    return worst


@settings(deadline=None, max_examples=60)
@given(drawings())
def test_nothing_stands_on_anything_else(drawing: tuple[list[Box], list[Tie]]) -> None:
    boxes, ties = drawing
    assert overlap(boxes, layout(boxes, ties)) <= 1


@settings(deadline=None, max_examples=20)
@given(drawings())
def test_the_same_graph_is_laid_out_the_same(drawing: tuple[list[Box], list[Tie]]) -> None:
    boxes, ties = drawing
    assert layout(boxes, ties) == layout(list(boxes), list(ties))


def test_what_is_tied_stands_nearer_than_what_is_not() -> None:
    """Two rings of eight, joined by one tie."""
    boxes = [Box(40, 30)] * 16
    rings = [[(n, (n + 1) % 8) for n in range(8)], [(8 + n, 8 + (n + 1) % 8) for n in range(8)]]
    ties = [Tie(a, b, 1.0) for ring in rings for a, b in ring] + [Tie(0, 8, 1.0)]
    places = layout(boxes, ties)
    within = [dist(places[a], places[b]) for group in (range(8), range(8, 16)) for a, b in combinations(group, 2)]
    across = [dist(places[a], places[b]) for a in range(8) for b in range(8, 16)]
    assert sum(within) / len(within) < 0.7 * sum(across) / len(across)


def test_what_is_tied_to_nothing_stands_below_the_rest_in_rows() -> None:
    boxes = [Box(60, 30)] * 30
    ties = [Tie(0, n, 1.0) for n in range(1, 10)]
    places = layout(boxes, ties)
    lowest = max(y for _, y in places[:10])
    assert all(y > lowest for _, y in places[10:])
    assert len({y for _, y in places[10:]}) < 10


def test_a_picture_is_as_wide_as_a_window_asks() -> None:
    boxes = [Box(60, 30)] * 40
    places = layout(boxes, [Tie(n // 2, n, 1.0) for n in range(1, 40)])
    (left, *_, right), (top, *_, bottom) = (sorted(values) for values in zip(*places, strict=True))
    assert 1.0 < (right - left) / (bottom - top) < 2.5


def test_nothing_is_laid_out_for_nothing() -> None:
    assert layout([], []) == []
