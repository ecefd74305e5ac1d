import io

import networkx as nx
from hypothesis import given, settings

from citegraph.graph.exports.pajek import export
from citegraph.graph.model import Edge, Node, Subgraph


def read(graph: Subgraph) -> "nx.MultiDiGraph[str]":
    out = io.BytesIO()
    export.write(graph, out)
    found: nx.MultiDiGraph[str] = nx.read_pajek(io.BytesIO(out.getvalue()))
    return found


def test_names_kinds_and_weights_are_read(readable: Subgraph) -> None:
    graph = read(readable)
    assert graph.nodes["Lean Attention"]["ic"] == "Blue"
    edge = graph.edges["Lean Attention", "FlashAttention-2", 0]
    assert (edge["weight"], edge["l"]) == (3.0, "outperforms")


def test_two_nodes_of_one_name_stay_two() -> None:
    nodes = tuple(Node(id=f"paper:{n}", label="Paper", name="Technical Report") for n in (1, 2))
    assert set(read(Subgraph(nodes=nodes))) == {"Technical Report [paper:1]", "Technical Report [paper:2]"}


def test_what_the_format_cannot_hold_is_told() -> None:
    nodes = (Node(id="paper:1", label="Paper", name='The "best"'),)
    edges = (Edge(source="paper:1", type="RELATED_TO", target="paper:1"),)
    told = export.write(Subgraph(nodes=nodes, edges=edges), io.BytesIO())
    assert any("keep their names alone" in sentence for sentence in told)
    assert any("apostrophe" in sentence for sentence in told)


@settings(max_examples=50)
@given(graph=...)
def test_any_graph_is_read_whole(graph: Subgraph) -> None:
    found = read(graph)
    assert found.number_of_nodes() == len(graph.nodes)
    assert found.number_of_edges() == len(graph.edges)
