import io

import networkx as nx
from hypothesis import given

from citegraph.graph.exports import Provenance
from citegraph.graph.exports._xml import ILLEGAL
from citegraph.graph.exports.gexf import export
from citegraph.graph.model import Subgraph


def read(graph: Subgraph) -> nx.DiGraph:
    out = io.BytesIO()
    export.write(graph, out, provenance=Provenance("how it was chosen"))
    return nx.read_gexf(io.BytesIO(out.getvalue()))


@given(graph=...)
def test_networkx_reads_every_node_by_its_name(graph: Subgraph) -> None:
    found = read(graph)
    assert set(found.nodes) == {node.id for node in graph.nodes}
    for node in graph.nodes:
        assert found.nodes[node.id]["label"] == ILLEGAL.sub("\ufffd", node.name)
    assert {(edge.source, edge.target) for edge in graph.edges} == set(nx.DiGraph(found).edges())


def test_kinds_have_columns_and_colours_and_years_a_time(readable: Subgraph) -> None:
    node = read(readable).nodes["paper:lean"]
    assert node["kind of node"] == "Paper"
    assert node["viz"]["color"]["b"] == 134
    assert node["start"] == "2024-01-01"


def test_an_edge_weighs_what_supports_it(readable: Subgraph) -> None:
    edge = read(readable).edges["method:lean-attention", "method:flashattention-2"]
    assert (edge["kind of edge"], edge["weight"]) == ("OUTPERFORMS", 3.0)
