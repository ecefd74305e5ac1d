import networkx as nx
import pytest

from citegraph.queries.computed import bridges


def two_groups() -> "nx.Graph[str]":
    """Two groups of forty that one node joins."""
    graph: nx.Graph[str] = nx.Graph()
    for side in ("l", "r"):
        graph.add_edges_from((f"{side}{i}", f"{side}{(i * 7 + 3) % 40}") for i in range(40))
        graph.add_edges_from((f"{side}{i}", f"{side}{(i + 1) % 40}") for i in range(40))
    graph.add_edges_from([("l0", "bridge"), ("bridge", "r0")])
    return graph


def test_a_small_graph_is_measured_exactly() -> None:
    exact = nx.betweenness_centrality(two_groups())
    assert bridges.betweenness(two_groups()) == {node: round(value, 6) for node, value in exact.items()}


def test_a_sample_finds_the_bridge_and_is_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bridges, "EXACT", 10)
    monkeypatch.setattr(bridges, "VISITS", 4_000)
    measured = bridges.betweenness(two_groups())
    assert {"bridge", "l0", "r0"} == set(sorted(measured, key=lambda node: -measured[node])[:3])
    assert measured == bridges.betweenness(two_groups())
