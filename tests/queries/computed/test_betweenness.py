import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citegraph.queries.computed import _betweenness
from citegraph.queries.computed._betweenness import betweenness

NODES = st.sampled_from("abcdefghijkl")


@settings(deadline=None)
@given(st.lists(st.tuples(NODES, NODES), max_size=40))
def test_a_small_graph_is_measured_exactly(edges: list[tuple[str, str]]) -> None:
    graph: nx.Graph[str] = nx.Graph((a, b) for a, b in edges if a != b)
    exact = nx.betweenness_centrality(graph)
    measured = betweenness(edges)
    assert measured.keys() == exact.keys()
    assert all(abs(measured[node] - value) < 1e-5 for node, value in exact.items())


def two_groups() -> list[tuple[str, str]]:
    """Two groups of forty that one node joins."""
    edges = [("l0", "bridge"), ("bridge", "r0")]
    for side in ("l", "r"):
        edges += [(f"{side}{i}", f"{side}{(i * 7 + 3) % 40}") for i in range(40)]
        edges += [(f"{side}{i}", f"{side}{(i + 1) % 40}") for i in range(40)]
    return edges


def test_a_sample_finds_the_bridge_and_is_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = betweenness(two_groups())
    monkeypatch.setattr(_betweenness, "VISITS", 8_000)
    measured = betweenness(two_groups())
    assert measured != exact
    assert {"bridge", "l0", "r0"} == set(sorted(measured, key=lambda node: -measured[node])[:3])
    assert measured == betweenness(reversed(two_groups()))
