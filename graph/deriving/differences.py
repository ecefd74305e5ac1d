"""What turns one graph into another."""

from citegraph.graph.model import Edge, EdgeKey, Subgraph
from citegraph.graph.stores import GraphChange


def difference(before: Subgraph, after: Subgraph) -> GraphChange:
    """What turns the one graph into the other, and nothing more: what is equal is not touched."""
    old_nodes = {node.id: node for node in before.nodes}
    old_edges = {_key(edge): edge for edge in before.edges}
    new_nodes = {node.id for node in after.nodes}
    new_edges = {_key(edge) for edge in after.edges}
    return GraphChange(
        nodes=tuple(node for node in after.nodes if old_nodes.get(node.id) != node),
        edges=tuple(edge for edge in after.edges if old_edges.get(_key(edge)) != edge),
        removed_nodes=tuple(node_id for node_id in old_nodes if node_id not in new_nodes),
        removed_edges=tuple(
            EdgeKey(source=source, type=edge.type, target=target, paper=paper)
            for (source, _, target, paper), edge in old_edges.items()
            if _key(edge) not in new_edges
        ),
    )


def _key(edge: Edge) -> tuple[str, str, str, str]:
    return (edge.source, edge.type, edge.target, edge.paper)
