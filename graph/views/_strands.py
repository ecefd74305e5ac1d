"""Edges of one strand between the same two nodes say the same more and less exactly: the picture shows one of them."""

from collections.abc import Mapping

from citegraph.graph.model import Edge, EdgeType

STRANDS: Mapping[EdgeType, str] = {
    "INTRODUCES": "says",
    "USES": "says",
    "EVALUATES_ON": "says",
    "ABOUT": "says",
    "COMPARES_WITH": "says",
    "BUILDS_ON": "follows",
    "CITES": "follows",
}


def strand(edge: Edge) -> str:
    """The strand that the edge belongs to; an edge that says what no other says is one of its own."""
    return STRANDS.get(edge.type, edge.type)
