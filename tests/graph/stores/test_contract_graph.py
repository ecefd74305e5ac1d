"""What every store promises about the derived graph."""

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citegraph.errors import StoreError
from citegraph.graph.model import Edge, EdgeKey, EdgeType, Label, Node, Subgraph
from citegraph.graph.stores import GraphChange, Store

HOSTILE = (
    "",
    " ",
    "'",
    '"',
    "`",
    "\\",
    "}) DETACH DELETE n //",
    "' OR 1=1 --",
    "$id",
    "{id: 1}",
    "null",
    "1",
    "true",
    "2024-01-01",
    "a\r\nb\tc",
    "\x00",
    "\u202e",
    "é",
    "é",
    "\U0001d4b3",
    "﷽",
    "<script>",
)
TEXT = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
IDS = st.sampled_from(["method:a", "method:A", "paper:b", "x", *HOSTILE[1:]])
VALUES = (
    TEXT
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.lists(TEXT, max_size=3).map(tuple)
)
NAMES = st.sampled_from(["kind", "year", "number", "named", "code", "Kind", "with space", "ünï", "`tick`", "a.b", "0"])
PROPERTIES = st.dictionaries(NAMES, VALUES, max_size=4)
# Few kinds, for each pair of labels is a statement of its own that a server has to plan; another test has them all.
LABELS: tuple[Label, ...] = ("Paper", "Method", "Claim")
NODES = st.builds(
    Node,
    id=IDS,
    label=st.sampled_from(LABELS),
    name=TEXT,
    aliases=st.lists(TEXT, max_size=3).map(tuple),
    properties=PROPERTIES,
)


@st.composite
def graphs(draw: st.DrawFn) -> Subgraph:
    nodes = {node.id: node for node in draw(st.lists(NODES, min_size=1, max_size=6))}
    ends = st.sampled_from(sorted(nodes))
    types: st.SearchStrategy[EdgeType] = st.sampled_from(("USES", "VARIANT_OF"))
    papers = st.sampled_from(["", "paper:b", "'"])
    edges = draw(
        st.lists(
            st.builds(Edge, source=ends, type=types, target=ends, paper=papers, properties=PROPERTIES),
            max_size=8,
        )
    )
    return Subgraph.of(nodes, {edge.key: edge for edge in edges})


def change(before: Subgraph, after: Subgraph) -> GraphChange:
    """What turns one graph into the other, everything that stays being written again."""
    edges = {edge.key for edge in after.edges}
    nodes = {node.id for node in after.nodes}
    return GraphChange(
        nodes=after.nodes,
        edges=after.edges,
        removed_edges=tuple(edge.key for edge in before.edges if edge.key not in edges),
        removed_nodes=tuple(node.id for node in before.nodes if node.id not in nodes),
    )


def graph(nodes: list[Node], edges: list[Edge] | None = None) -> Subgraph:
    return Subgraph.of({node.id: node for node in nodes}, {edge.key: edge for edge in edges or []})


def typed(whole: Subgraph) -> list[tuple[str, str, type]]:
    """The type of every property: 1, 1.0 and True are equal, and not the same."""
    return [
        (getattr(item, "id", "") or str(getattr(item, "key", "")), name, type(value))
        for item in (*whole.nodes, *whole.edges)
        for name, value in sorted(item.properties.items())
    ]


PAPER = Node(
    id="paper:p", label="Paper", name="A Paper", aliases=("old-id",), properties={"year": 2024, "code": ("u",)}
)
FIRST = Node(id="method:a", label="Method", name="A", properties={"kind": "method"})
SECOND = Node(id="method:b", label="Method", name="B", properties={"kind": "model"})
VARIANT: EdgeType = "VARIANT_OF"
STATED = Edge(source="method:a", type=VARIANT, target="method:b", paper="paper:p", properties={"confidence": 0.5})
STATED_ELSEWHERE = Edge(source="method:a", type=VARIANT, target="method:b", paper="paper:q")
KNOWN = Edge(source="method:a", type=VARIANT, target="method:b", properties={"rule": "name"})
USES = Edge(source="paper:p", type="USES", target="method:b", properties={"role": "baseline"})
WHOLE = graph([PAPER, FIRST, SECOND], [STATED, STATED_ELSEWHERE, KNOWN, USES])
SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(before=graphs(), after=graphs())
@SLOW
def test_the_graph_comes_back_as_it_was_applied_and_follows_every_change(
    store: Store, before: Subgraph, after: Subgraph
) -> None:
    for step in (before, after, after):
        store.apply(change(store.graph(), step))
        kept = store.graph()
        assert kept == step
        assert typed(kept) == typed(step)


def test_every_label_and_every_type_of_edge_is_kept(store: Store) -> None:
    nodes = [Node(id=f"{label.lower()}:x", label=label, name=label) for label in get_args(Label)]
    ends = [node.id for node in nodes]
    edges = [
        Edge(source=ends[i % 7], type=edge_type, target=ends[(i + i // 7) % 7], paper="paper:x" if i % 2 else "")
        for i, edge_type in enumerate(get_args(EdgeType))
    ]
    every = graph(nodes, edges)
    store.apply(change(Subgraph(), every))
    assert store.graph() == every


def test_a_paper_has_its_name_as_title_too(store: Store) -> None:
    store.apply(change(Subgraph(), WHOLE))
    rows = store.run("MATCH (p:Paper) RETURN p.title AS title, p.name AS name")
    assert rows.rows == (("A Paper", "A Paper"),)


def test_the_same_edge_from_two_papers_and_from_none_is_three_edges(store: Store) -> None:
    store.apply(change(Subgraph(), WHOLE))
    assert [edge.paper for edge in store.graph().edges if edge.type == VARIANT] == ["", "paper:p", "paper:q"]


def test_removing_an_edge_without_a_paper_leaves_those_that_papers_state(store: Store) -> None:
    store.apply(change(Subgraph(), WHOLE))
    store.apply(GraphChange(removed_edges=(KNOWN.key,)))
    assert store.graph() == graph([PAPER, FIRST, SECOND], [STATED, STATED_ELSEWHERE, USES])


def test_replacing_an_edge_without_a_paper_leaves_those_that_papers_state(store: Store) -> None:
    changed = KNOWN.model_copy(update={"properties": {"rule": "text"}})
    store.apply(change(Subgraph(), WHOLE))
    store.apply(GraphChange(edges=(changed,)))
    assert store.graph() == graph([PAPER, FIRST, SECOND], [STATED, STATED_ELSEWHERE, changed, USES])


def test_a_node_that_is_replaced_keeps_its_edges_and_loses_its_old_properties(store: Store) -> None:
    changed = FIRST.model_copy(update={"name": "Z", "properties": {"note": "new"}})
    store.apply(change(Subgraph(), WHOLE))
    store.apply(GraphChange(nodes=(changed,)))
    assert store.graph() == graph([PAPER, changed, SECOND], list(WHOLE.edges))


def test_a_node_that_gets_another_label_keeps_its_edges(store: Store) -> None:
    changed = FIRST.model_copy(update={"label": "Dataset"})
    store.apply(change(Subgraph(), WHOLE))
    store.apply(GraphChange(nodes=(changed,), removed_edges=(STATED.key,)))
    assert store.graph() == graph([PAPER, changed, SECOND], [STATED_ELSEWHERE, KNOWN, USES])


def test_a_node_that_is_removed_takes_its_edges_along(store: Store) -> None:
    store.apply(change(Subgraph(), WHOLE))
    store.apply(GraphChange(removed_nodes=("method:a",)))
    assert store.graph() == graph([PAPER, SECOND], [USES])


def test_removing_what_is_not_there_is_no_error(store: Store) -> None:
    store.apply(change(Subgraph(), WHOLE))
    nowhere = EdgeKey(source="method:nowhere", type="USES", target="method:a")
    store.apply(GraphChange(removed_nodes=("method:nowhere",), removed_edges=(nowhere,)))
    assert store.graph() == WHOLE


def test_an_edge_to_a_node_that_is_not_there_is_refused_and_nothing_is_written(store: Store) -> None:
    store.apply(change(Subgraph(), WHOLE))
    broken = Edge(source="method:a", type="USES", target="method:nowhere")
    with pytest.raises(StoreError, match="method:nowhere"):
        store.apply(GraphChange(nodes=(FIRST.model_copy(update={"name": "Z"}),), edges=(broken,)))
    assert store.graph() == WHOLE


@pytest.mark.parametrize("name", ["id", "name", "aliases", "title", "label", "type"])
def test_a_property_that_would_hide_a_nodes_own_is_refused(store: Store, name: str) -> None:
    with pytest.raises(StoreError, match=name):
        store.apply(GraphChange(nodes=(FIRST.model_copy(update={"properties": {name: "x"}}),)))


@pytest.mark.parametrize("name", ["paper", "type"])
def test_a_property_that_would_hide_an_edges_own_is_refused(store: Store, name: str) -> None:
    store.apply(change(Subgraph(), WHOLE))
    with pytest.raises(StoreError, match=name):
        store.apply(GraphChange(edges=(USES.model_copy(update={"properties": {name: "x"}}),)))


def test_a_change_of_many_rows_is_applied_whole(store: Store) -> None:
    nodes = [Node(id=f"method:{i}", label="Method", name=f"M{i}") for i in range(2_300)]
    edges = [Edge(source=f"method:{i}", type=VARIANT, target=f"method:{i // 2}") for i in range(2_300)]
    many = graph(nodes, edges)
    store.apply(change(Subgraph(), many))
    assert store.graph() == many
    assert not store.stale()
