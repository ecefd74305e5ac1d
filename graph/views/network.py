"""The graph as a picture to explore, with search, legend, details and tables, in one file."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, get_args

from pyvis.network import Network

from citegraph.graph.model import EdgeType, Label, Subgraph
from citegraph.graph.views._details import details
from citegraph.graph.views._page import page
from citegraph.graph.views._picture import Picture

BEND = 0.14
STRANDS: Mapping[EdgeType, str] = {
    "INTRODUCES": "says",
    "USES": "says",
    "EVALUATES_ON": "says",
    "ABOUT": "says",
    "COMPARES_WITH": "says",
    "BUILDS_ON": "follows",
    "CITES": "follows",
}
"""Edges of one strand between the same two nodes say the same more and less exactly: the picture shows one of them."""
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 100000,
        "multiselect": False,
        "zoomSpeed": 0.6,
    },
    "edges": {"smooth": {"enabled": False}, "arrowStrikethrough": False, "selectionWidth": 1, "hoverWidth": 0.5},
    "nodes": {"shape": "custom"},
}


class NetworkView:
    """pyvis holds the network and its options; template, style and behaviour are our own, in `assets/`.

    pyvis's own template asks content delivery networks for scripts in every mode, so it is not used.
    """

    description = "the graph as a picture to explore, with search, legend, details and tables"

    def page(self, graph: Subgraph, /, *, title: str, focus: tuple[str, ...] = ()) -> str:
        """The whole HTML page, opening with the nodes in `focus`."""
        picture = Picture(graph, focus=focus)
        network = _network(picture)
        data = {
            "title": title,
            "focus": list(focus),
            "network": {"nodes": network.nodes, "edges": network.edges, "options": network.options},
            **details(graph),
        }
        return page(title=title, data=data, counts=_counts(graph))


def _network(picture: Picture) -> Network:
    """Nodes and edges by their numbers in the graph, placed and sized; colours are the page's, light or dark."""
    network = Network(directed=True)
    network.options = OPTIONS
    for number, drawn in enumerate(picture.drawn):
        place = {"x": drawn.place[0], "y": drawn.place[1]} if drawn.place else {}
        size, group = drawn.radius, drawn.node.label
        network.add_node(number, drawn.label, "custom", group=group, size=size, weight=drawn.weight, **place)
    numbers = {node.id: number for number, node in enumerate(picture.graph.nodes)}
    bends = _bends(picture.graph)
    for number, edge in enumerate(picture.graph.edges):
        strand = STRANDS.get(edge.type, edge.type)
        bend = bends.get((edge.source, edge.target, strand), {})
        network.add_edge(numbers[edge.source], numbers[edge.target], id=number, strand=strand, **bend)
    return network


def _bends(graph: Subgraph) -> dict[tuple[str, str, str], dict[str, Any]]:
    """How the strands between the same two nodes are bent, so that none hides another; a lone one is straight."""
    between: dict[frozenset[str], dict[tuple[str, str, str], None]] = defaultdict(dict)
    for edge in graph.edges:
        strand = edge.source, edge.target, STRANDS.get(edge.type, edge.type)
        between[frozenset((edge.source, edge.target))][strand] = None
    return {
        strand: _bend(place, forward=strand[0] == next(iter(strands))[0])
        for strands in between.values()
        if len(strands) > 1
        for place, strand in enumerate(strands)
    }


def _bend(place: int, *, forward: bool) -> dict[str, Any]:
    """To the left, to the right, further left, ... of the first strand's direction."""
    side = "curvedCW" if (place % 2 == 0) == forward else "curvedCCW"
    return {"smooth": {"enabled": True, "type": side, "roundness": round(BEND * (place // 2 + 1), 2)}}


def _counts(graph: Subgraph) -> str:
    """How many nodes of each label there are, in words."""
    counts = Counter(node.label for node in graph.nodes)
    return ", ".join(f"{n} {label.lower()}{'s' * (n != 1)}" for label in get_args(Label) if (n := counts[label]))


view = NetworkView()
