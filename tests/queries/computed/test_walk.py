import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from citegraph.queries.computed._rank import page_rank
from citegraph.queries.computed._walk import breadth_first
from citegraph.queries.computed.connection import shortest

NODES = st.sampled_from("abcdefghij")
EDGES = st.lists(st.tuples(NODES, NODES), max_size=25)


def undirected(edges: list[tuple[str, str]]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from("abcdefghij")
    graph.add_edges_from(edges)
    return graph


@given(EDGES, NODES, NODES)
def test_a_way_is_the_first_of_the_shortest(edges: list[tuple[str, str]], start: str, goal: str) -> None:
    graph = undirected(edges)

    def neighbours(ids: list[str]) -> list[tuple[str, str]]:
        return [(i, other) for i in ids for other in graph[i]]

    found = shortest(start, goal, neighbours, depth=10)
    ways = sorted(nx.all_shortest_paths(graph, start, goal)) if nx.has_path(graph, start, goal) else [[]]
    assert found == ways[0]


@given(EDGES, NODES, st.integers(1, 4))
def test_a_walk_reaches_each_node_once_by_its_fewest_steps(
    edges: list[tuple[str, str]], start: str, depth: int
) -> None:
    graph = undirected(edges)

    def expand(ids: list[str]) -> list[dict[str, str]]:
        return [{"id": other} for i in ids for other in sorted(graph[i])]

    found = breadth_first(start, expand, depth=depth, far="id")
    lengths = nx.single_source_shortest_path_length(graph, start, cutoff=depth)
    assert {record["id"]: record["steps"] for record in found} == {i: n for i, n in lengths.items() if n}
    assert len(found) == len({record["id"] for record in found})


@settings(deadline=None)  # networkx imports scipy on its first call
@given(EDGES)
def test_ranks_are_those_of_networkx(edges: list[tuple[str, str]]) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph(edges)
    ranks = page_rank(graph.nodes, edges)
    expected = nx.pagerank(graph, alpha=0.85, tol=1e-12, max_iter=1000) if graph else {}
    assert ranks.keys() == expected.keys()
    assert all(abs(ranks[node] - value * len(graph)) < 1e-6 for node, value in expected.items())
