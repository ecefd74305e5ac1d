"""Parts of the graph that a page asks for after it was opened: the same values, and how they are drawn."""

from typing import Any

from citegraph.graph.model import Subgraph
from citegraph.graph.views._details import details
from citegraph.graph.views._picture import Picture, label
from citegraph.graph.views._strands import strand


def live_part(graph: Subgraph) -> dict[str, Any]:
    """Nodes and edges as JSON values, as a page holds them; where they stand, the page finds out."""
    picture = Picture(graph)
    nodes = [
        {"label": label(node), "size": picture.radius(node), "weight": picture.weight(node)} for node in graph.nodes
    ]
    return details(graph) | {"drawn": {"nodes": nodes, "edges": [{"strand": strand(edge)} for edge in graph.edges]}}
