import pytest

from citegraph.graph.model import Edge, EdgeType, Node, Subgraph
from citegraph.graph.views._picture import ROOM, Picture, label

LABELS = {"paper": "Paper", "method": "Method", "claim": "Claim"}


def graph(*edges: tuple[str, EdgeType, str]) -> Subgraph:
    """Sixty papers that use a method each, and these edges."""
    padded = [*edges, *((f"paper:pad-{n}", "USES", f"method:pad-{n}") for n in range(60))]
    nodes = {i: Node(id=i, label=LABELS[i.partition(":")[0]], name=i) for a, _, b in padded for i in (a, b)}
    made = [Edge(source=a, type=kind, target=b) for a, kind, b in padded]
    return Subgraph.of(nodes, {edge.key: edge for edge in made})


def test_a_large_graph_shows_papers_and_what_two_of_them_share() -> None:
    first = Picture(graph(("paper:a", "USES", "method:m"), ("paper:b", "ABOUT", "method:m"))).first
    assert {"paper:a", "paper:b", "method:m", "paper:pad-1"} <= first
    assert "method:pad-1" not in first


def test_what_beats_what_is_always_shown() -> None:
    first = Picture(graph(("method:new", "OUTPERFORMS", "method:old"))).first
    assert {"method:new", "method:old"} <= first


def test_a_small_graph_is_shown_whole_but_for_claims() -> None:
    nodes = (Node(id="method:m", label="Method", name="m"), Node(id="claim:c", label="Claim", name="c"))
    assert Picture(Subgraph(nodes=nodes)).first == {"method:m"}


def test_what_is_in_focus_is_shown_whatever_touches_it() -> None:
    assert "method:pad-1" in Picture(graph(), focus=["method:pad-1"]).first


def test_there_is_room_for_so_many_and_the_most_shared_come_first() -> None:
    uses: list[tuple[str, EdgeType, str]] = [
        (f"paper:{p}", "USES", f"method:{m:03}") for m in range(ROOM + 50) for p in range(2 + (m == ROOM + 49))
    ]
    first = Picture(graph(*uses)).first
    assert len([i for i in first if i.startswith("method:")]) == ROOM
    assert f"method:{ROOM + 49:03}" in first


def test_what_more_papers_share_is_larger_and_weighs_more() -> None:
    picture = Picture(graph(("paper:a", "USES", "method:m"), ("paper:b", "USES", "method:m")))
    drawn = {one.node.id: one for one in picture.drawn}
    assert drawn["method:m"].radius > drawn["method:pad-1"].radius
    assert drawn["method:m"].weight > drawn["method:pad-1"].weight


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Lean Attention: Streams and Tiles", "Lean Attention"),
        ("A title of which no part can be left out: because all of it matters", "A title of which no…"),
        ("Short", "Short"),
        ("Two\nlines\tand  spaces", "Two lines and spaces"),
        ("", "paper:x"),
        ("W" * 80, "W" * 21 + "…"),
    ],
)
def test_a_paper_is_labelled_by_the_head_of_its_title(name: str, written: str) -> None:
    assert label(Node(id="paper:x", label="Paper", name=name)) == written


def test_a_long_name_takes_two_lines_and_no_more() -> None:
    written = label(Node(id="x", label="Method", name="mixture of a great many very small experts and routers"))
    assert written == "mixture of a great\nmany very small…"
