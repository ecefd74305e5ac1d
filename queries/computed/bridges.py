"""Papers and entities that join groups of others: betweenness centrality."""

import networkx as nx

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._walk import in_order

EXACT = 1_000
"""A graph of at most so many nodes is measured exactly."""
VISITS = 5_000_000
"""For a larger one, so many visits of edges in all, which take about ten seconds."""
FEWEST_STARTS = 16
SEED = 0


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by betweenness from the highest, then id; nodes that join nothing are left out.

    Nodes with one neighbour lie on no way between others; with the sample of starting points drawn from the rest, time
    is linear in the edges for each of them.
    """
    found = fetch()
    names = {r["source"]: (r["source_name"], "Paper") for r in found}
    names |= {r["target"]: (r["target_name"], r["target_label"]) for r in found}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(names))
    graph.add_edges_from(sorted((r["source"], r["target"]) for r in found))
    measured = betweenness(graph)
    rows = [
        {"name": names[i][0], "label": names[i][1], "betweenness": value, "degree": graph.degree(i), "node_id": i}
        for i, value in measured.items()
        if value > 0 and parameters["kind"] in {"any", names[i][1]}
    ]
    return in_order([{**row, "lower": -row["betweenness"]} for row in rows], "lower", "node_id")[: parameters["limit"]]


def betweenness(graph: "nx.Graph[str]") -> dict[str, float]:
    """Each node's share of the shortest ways between other nodes, six decimals; the same for the same graph."""
    if len(graph) <= EXACT:
        values = nx.betweenness_centrality(graph)
    else:
        starts = min(len(graph), max(FEWEST_STARTS, VISITS // (graph.number_of_edges() + 1)))
        values = nx.betweenness_centrality(graph, k=starts, seed=SEED)
    return {node: round(value, 6) for node, value in values.items()}
