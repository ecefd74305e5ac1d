import random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from citegraph.graph.communities import communities

NODES = st.sampled_from("abcdefghijkl")
EDGES = st.dictionaries(
    st.tuples(NODES, NODES).filter(lambda pair: pair[0] < pair[1]), st.floats(0.1, 5.0), min_size=1, max_size=30
)


def weighted(edges: dict[tuple[str, str], float]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in edges.items())
    return graph


@settings(deadline=None)
@given(EDGES, st.randoms(use_true_random=False))
def test_groups_part_the_nodes_and_never_depend_on_the_order_of_edges(
    edges: dict[tuple[str, str], float], rnd: random.Random
) -> None:
    groups = communities(edges)
    assert sorted(name for group in groups for name in group) == sorted({name for pair in edges for name in pair})
    shuffled = list(edges.items())
    rnd.shuffle(shuffled)
    assert communities(dict(shuffled)) == groups


@settings(deadline=None)
@given(EDGES)
def test_no_node_would_be_better_off_alone_or_all_together(edges: dict[tuple[str, str], float]) -> None:
    graph, groups = weighted(edges), communities(edges)
    found = nx.community.modularity(graph, groups)
    assert found >= nx.community.modularity(graph, [{node} for node in graph]) - 1e-9
    assert found >= nx.community.modularity(graph, [set(graph)]) - 1e-9


def test_planted_groups_are_found_as_well_as_by_networkx() -> None:
    planted = nx.planted_partition_graph(6, 30, 0.3, 0.01, seed=3)
    edges = {(f"{a:03}", f"{b:03}"): 1.0 for a, b in planted.edges}
    groups, graph = communities(edges), weighted(dict.fromkeys(edges, 1.0))
    theirs = nx.community.louvain_communities(graph, seed=1)
    assert nx.community.modularity(graph, groups) >= 0.98 * nx.community.modularity(graph, theirs)
    assert len(groups) == 6
