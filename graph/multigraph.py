"""A graph as networkx sees it, for the algorithms that networkx has."""

import networkx as nx

from citegraph.graph.exports._flat import edge_record, node_record
from citegraph.graph.model import Subgraph


def to_networkx(graph: Subgraph) -> "nx.MultiDiGraph[str]":
    """The graph as a networkx MultiDiGraph: nodes by id, parallel edges by `key`, every property an attribute.

    The same attributes stand in the JSON export, so that `networkx.node_link_graph` gives an equal graph from there.

    >>> from citegraph.graph.model import Edge, Node
    >>> flash = Node(id="method:flashattention", label="Method", name="FlashAttention")
    >>> second = Node(id="method:flashattention-2", label="Method", name="FlashAttention-2")
    >>> edge = Edge(source=second.id, type="VARIANT_OF", target=flash.id, paper="paper:x")
    >>> to_networkx(Subgraph(nodes=(flash, second), edges=(edge,))).number_of_edges()
    1
    """
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes:
        record = node_record(node)
        del record["id"]
        made.add_node(node.id, **record)
    for edge in graph.edges:
        record = edge_record(edge)
        for end in ("source", "target"):
            del record[end]
        made.add_edge(edge.source, edge.target, **record)
    return made
