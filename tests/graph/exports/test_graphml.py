import io
import json
import math
from pathlib import Path

import networkx as nx
from hypothesis import given

from citegraph.graph.exports._xml import ILLEGAL
from citegraph.graph.exports.graphml import export
from citegraph.graph.model import Edge, Node, PropertyValue, Subgraph


def written(graph: Subgraph) -> bytes:
    out = io.BytesIO()
    export.write(graph, out)
    return out.getvalue()


def read(graph: Subgraph) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(written(graph)), force_multigraph=True)


def legal(text: str) -> str:
    return ILLEGAL.sub("\ufffd", text)


def held(value: PropertyValue) -> str:
    """What a reader must find, as text: GraphML's types may be wider than the value's own."""
    if isinstance(value, tuple):
        return legal(json.dumps(value, ensure_ascii=False))
    return legal(str(value))


@given(graph=...)
def test_networkx_reads_back_every_text_whole(graph: Subgraph) -> None:
    found = read(graph)
    assert set(found.nodes) == {node.id for node in graph.nodes}
    for node in graph.nodes:
        assert found.nodes[node.id]["label"] == node.label
        assert (found.nodes[node.id].get("name") or "") == legal(node.name)
        texts = {str(value) for value in found.nodes[node.id].values()}
        for value in node.properties.values():
            if isinstance(value, str) and value:
                assert held(value) in texts
    assert sorted(data["type"] for *_, data in found.edges(data=True)) == sorted(edge.type for edge in graph.edges)


@given(graph=...)
def test_the_same_graph_gives_the_same_bytes(graph: Subgraph) -> None:
    assert written(graph) == written(graph.model_copy(deep=True))


def test_numbers_and_truth_values_keep_their_type() -> None:
    values: dict[str, PropertyValue] = {"year": 2023, "number": 2.6, "named": True}
    node = read(Subgraph(nodes=(Node(id="claim:x", label="Claim", name="x", properties=values),))).nodes["claim:x"]
    assert {name: node[name] for name in values} == values


def test_an_attribute_that_is_whole_here_and_broken_there_is_a_fraction_everywhere() -> None:
    nodes = (
        Node(id="claim:a", label="Claim", name="a", properties={"number": 2}),
        Node(id="claim:b", label="Claim", name="b", properties={"number": 2.5}),
    )
    found = read(Subgraph(nodes=nodes))
    assert [found.nodes[i]["number"] for i in ("claim:a", "claim:b")] == [2.0, 2.5]


def test_a_list_is_a_json_array() -> None:
    node = Node(id="method:moe", label="Method", name="MoE", aliases=("Mixture of Experts", "MoEs"))
    assert json.loads(read(Subgraph(nodes=(node,))).nodes["method:moe"]["aliases"]) == ["Mixture of Experts", "MoEs"]


def test_parallel_edges_stay_two() -> None:
    nodes = tuple(Node(id=i, label="Method", name=i) for i in "ab")
    edges = tuple(Edge(source="a", type="VARIANT_OF", target="b", paper=paper) for paper in ("paper:x", "paper:y"))
    found = read(Subgraph(nodes=nodes, edges=edges))
    assert sorted(data["paper"] for *_, data in found.edges(data=True)) == ["paper:x", "paper:y"]


def test_what_xml_cannot_hold_is_replaced_and_told(tmp_path: Path) -> None:
    graph = Subgraph(nodes=(Node(id="method:x", label="Method", name="a\x00b\x1b"),))
    with (tmp_path / "x.graphml").open("wb") as out:
        assert export.write(graph, out) == ("characters that XML cannot hold were replaced by U+FFFD: 2",)
    assert nx.read_graphml(tmp_path / "x.graphml").nodes["method:x"]["name"] == "a\ufffdb\ufffd"


def test_infinity_is_left_out_and_told() -> None:
    node = Node(id="claim:x", label="Claim", name="x", properties={"number": math.nan})
    assert "number" not in read(Subgraph(nodes=(node,))).nodes["claim:x"]
    assert export.write(Subgraph(nodes=(node,)), io.BytesIO()) == (
        "numbers that are infinite or undefined were left out: 1",
    )
