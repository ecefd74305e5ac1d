import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.model import Edge, EdgeType, Node, PropertyValue, Subgraph
from citegraph.graph.selection import select

LABELS = {"paper": "Paper", "method": "Method", "claim": "Claim", "concept": "Concept"}


def graph(*edges: tuple[str, EdgeType, str], sure: float = 0.9) -> Subgraph:
    """A graph of these edges; an id's first part is its label."""
    nodes = {i: Node(id=i, label=LABELS[i.partition(":")[0]], name=i) for a, _, b in edges for i in (a, b)}
    properties: dict[str, PropertyValue] = {"confidence": sure}
    made = [Edge(source=a, type=kind, target=b, properties=properties) for a, kind, b in edges]
    return Subgraph.of(nodes, {edge.key: edge for edge in made})


def ids(part: Subgraph) -> set[str]:
    return {node.id for node in part.nodes}


CHAIN = graph(
    ("paper:a", "USES", "method:m"),
    ("paper:b", "USES", "method:m"),
    ("paper:b", "ABOUT", "concept:c"),
    ("paper:d", "ABOUT", "concept:c"),
)
CLAIM = graph(
    ("paper:a", "CLAIMS", "claim:1"),
    ("claim:1", "SUBJECT", "method:new"),
    ("claim:1", "BASELINE", "method:old"),
    ("paper:a", "USES", "method:other"),
)


def test_without_a_filter_the_graph_is_the_graph() -> None:
    assert select(CHAIN) == CHAIN


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (0, {"method:m"}),
        (1, {"method:m", "paper:a", "paper:b"}),
        (2, {"method:m", "paper:a", "paper:b", "concept:c"}),
        (3, {"method:m", "paper:a", "paper:b", "concept:c", "paper:d"}),
    ],
)
def test_depth_counts_edges_in_any_direction(depth: int, expected: set[str]) -> None:
    assert ids(select(CHAIN, focus=["method:m"], depth=depth)) == expected


def test_a_claim_is_no_step_of_its_own() -> None:
    assert ids(select(CLAIM, focus=["method:old"], depth=1)) == {"method:old", "claim:1", "method:new", "paper:a"}


def test_a_paper_brings_what_it_introduces_and_what_its_claims_are_about() -> None:
    part = graph(
        ("paper:a", "USES", "method:m"),
        ("paper:a", "INTRODUCES", "method:new"),
        ("paper:a", "CLAIMS", "claim:1"),
        ("claim:1", "SUBJECT", "method:new"),
        ("claim:1", "BASELINE", "method:old"),
        ("paper:b", "USES", "method:old"),
    )
    near = select(part, focus=["method:m"], depth=1)
    assert ids(near) == {"method:m", "paper:a", "method:new", "claim:1", "method:old"}


def test_depth_0_keeps_the_claims_between_what_is_in_focus() -> None:
    part = select(CLAIM, focus=["paper:a", "method:new", "method:old"], depth=0)
    assert ids(part) == {"paper:a", "method:new", "method:old", "claim:1"}
    assert len(part.edges) == 3


def test_a_claim_in_focus_brings_what_it_is_about() -> None:
    assert ids(select(CLAIM, focus=["claim:1"], depth=0)) == {"claim:1", "paper:a", "method:new", "method:old"}


def test_a_focus_that_is_not_there_selects_nothing() -> None:
    assert select(CHAIN, focus=["method:gone"]) == Subgraph()


def test_what_an_unsure_fact_alone_held_goes_with_it_but_papers_stay() -> None:
    doubtful = graph(("paper:a", "USES", "method:m"), sure=0.3)
    assert ids(select(doubtful, min_confidence=0.5)) == {"paper:a"}
    assert ids(select(doubtful, min_confidence=0.5, focus=["method:m"])) == {"method:m"}


def test_labels_and_types_leave_the_rest_out() -> None:
    assert ids(select(CHAIN, labels=["Paper", "Method"])) == {"paper:a", "paper:b", "paper:d", "method:m"}
    assert ids(select(CHAIN, types=["ABOUT"])) == {"paper:a", "paper:b", "paper:d", "concept:c"}


def test_years_choose_papers_and_what_they_touch() -> None:
    nodes = [
        Node(id="paper:a", label="Paper", name="a", properties={"year": 2020}),
        Node(id="paper:b", label="Paper", name="b", properties={"year": 2024}),
        Node(id="paper:c", label="Paper", name="c"),
        Node(id="method:a", label="Method", name="a"),
        Node(id="method:b", label="Method", name="b"),
    ]
    edges = [Edge(source=f"paper:{i}", type="USES", target=f"method:{i}") for i in "ab"]
    whole = Subgraph.of({node.id: node for node in nodes}, {edge.key: edge for edge in edges})
    assert ids(select(whole, years=(2021, 2024))) == {"paper:b", "method:b"}


@given(st.sets(st.sampled_from(sorted(ids(CHAIN))), min_size=1), st.integers(0, 4))
def test_more_depth_never_shows_less_and_every_edge_has_its_ends(focus: set[str], depth: int) -> None:
    nearer, farther = (select(CHAIN, focus=focus, depth=d) for d in (depth, depth + 1))
    assert focus <= ids(nearer) <= ids(farther)
    assert {end for edge in nearer.edges for end in (edge.source, edge.target)} <= ids(nearer)
    assert select(nearer, focus=focus, depth=depth) == nearer
