import io
import json
import math

import networkx as nx
from hypothesis import given

from citegraph.graph.exports.json import export
from citegraph.graph.model import Edge, Node, PropertyValue, Subgraph


def written(graph: Subgraph) -> bytes:
    out = io.BytesIO()
    export.write(graph, out)
    return out.getvalue()


def finite(properties: dict[str, PropertyValue]) -> list[object]:
    kept = [value for value in properties.values() if not (isinstance(value, float) and not math.isfinite(value))]
    return [list(value) if isinstance(value, tuple) else value for value in kept]


def in_some_order(values: list[object]) -> list[str]:
    return sorted(map(repr, values))


@given(graph=...)
def test_nothing_is_lost_but_numbers_that_json_has_not(graph: Subgraph) -> None:
    read = json.loads(written(graph))
    for node, record in zip(graph.nodes, read["nodes"], strict=True):
        fixed = {name: record.pop(name) for name in ("id", "label", "name", "aliases")}
        assert fixed == {"id": node.id, "label": node.label, "name": node.name, "aliases": list(node.aliases)}
        if node.label == "Paper" and "title" not in node.properties:
            assert record.pop("title") == node.name
        assert in_some_order(list(record.values())) == in_some_order(finite(node.properties))
    for edge, record in zip(graph.edges, read["edges"], strict=True):
        fixed = {name: record.pop(name) for name in ("source", "target", "type")}
        assert fixed == {"source": edge.source, "target": edge.target, "type": edge.type}
        assert record.pop("paper", "") == edge.paper
        del record["key"]
        assert in_some_order(list(record.values())) == in_some_order(finite(edge.properties))


@given(graph=...)
def test_networkx_reads_every_node_and_every_parallel_edge(graph: Subgraph) -> None:
    read = nx.node_link_graph(json.loads(written(graph)), edges="edges")
    assert set(read.nodes) == {node.id for node in graph.nodes}
    assert read.number_of_edges() == len(graph.edges)


@given(graph=...)
def test_the_same_graph_gives_the_same_bytes(graph: Subgraph) -> None:
    assert written(graph) == written(graph.model_copy(deep=True))


def test_a_paper_is_found_by_its_title() -> None:
    graph = Subgraph(nodes=(Node(id="paper:x", label="Paper", name="Attention Is All You Need"),))
    assert json.loads(written(graph))["nodes"][0]["title"] == "Attention Is All You Need"


def test_a_property_that_bears_the_name_of_a_field_is_kept_beside_it() -> None:
    edge = Edge(source="a", type="USES", target="b", properties={"type": "odd", "type_": "odder"})
    record = json.loads(written(Subgraph(edges=(edge,))))["edges"][0]
    assert (record["type"], record["type__"], record["type_"]) == ("USES", "odd", "odder")


def test_numbers_that_json_has_not_are_told() -> None:
    node = Node(id="claim:x", label="Claim", name="x", properties={"number": math.inf})
    assert export.write(Subgraph(nodes=(node,)), io.BytesIO()) == (
        "numbers that are infinite or undefined were left out: 1",
    )
