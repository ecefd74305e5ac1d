"""How much supports an edge, for formats in which an edge has a weight."""

from math import isfinite

from citegraph.graph.model import Edge


def weight_of(edge: Edge) -> float:
    """The weight that the edge has, else the number of its claims, else 1."""
    weight = edge.properties.get("weight", edge.properties.get("claims", 1))
    return float(weight) if isinstance(weight, int | float) and weight > 0 and isfinite(weight) else 1.0
