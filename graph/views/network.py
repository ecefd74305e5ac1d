"""The graph as a picture to explore, with search, legend, details and tables, in one file."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, TypeAlias, get_args

from pyvis.network import Network

from citegraph.graph.model import Label, Subgraph
from citegraph.graph.views._clusters import clusters
from citegraph.graph.views._details import details
from citegraph.graph.views._page import page
from citegraph.graph.views._picture import Picture
from citegraph.graph.views._strands import strand

Drawing: TypeAlias = dict[str, Any]
"""Options of a node or edge as vis-network names them."""
BEND = 0.14
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

    def page(
        self, graph: Subgraph, /, *, title: str, focus: tuple[str, ...] = (), live: Mapping[str, Any] | None = None
    ) -> str:
        """The whole HTML page, opening with the nodes in `focus`.

        `live` is what a page that a server answers knows of it; such a page may ask that server, and no other.
        """
        picture = Picture(graph, focus=focus)
        nodes, edges = _drawn_nodes(picture), _drawn_edges(picture)
        first = {number for number, node in enumerate(nodes) if "x" in node}
        within = {number for number, edge in enumerate(edges) if edge["from"] in first and edge["to"] in first}
        network = _network(nodes, edges, first=first, within=within)
        data = {
            "title": title,
            "focus": list(focus),
            "network": {"nodes": network.nodes, "edges": network.edges, "options": network.options},
            "waiting": {
                "nodes": [node for number, node in enumerate(nodes) if number not in first],
                "edges": [edge for number, edge in enumerate(edges) if number not in within],
            },
            "clusters": _clusters(picture),
            "live": live,
            **details(graph),
        }
        return page(title=title, data=data, counts=_counts(graph))


def _clusters(picture: Picture) -> dict[str, Any] | None:
    """Every node in clusters, where the first picture leaves some out; None where it shows all."""
    if picture.whole:
        return None
    found = clusters(picture)
    return {
        "clusters": [{"name": c.name, "x": c.place[0], "y": c.place[1], "radius": c.radius} for c in found],
        "nodes": [number for c in found for number in c.members],
        "x": [x for c in found for x, _ in c.places],
        "y": [y for c in found for _, y in c.places],
        "cluster": [n for n, c in enumerate(found) for _ in c.members],
        "first": picture.large,
    }


def _network(nodes: list[Drawing], edges: list[Drawing], *, first: set[int], within: set[int]) -> Network:
    """The first picture; what waits behind it is kept apart, for pyvis looks through all nodes for every edge."""
    network = Network(directed=True)
    network.options = OPTIONS
    for number in sorted(first):
        node = dict(nodes[number])
        network.add_node(node.pop("id"), **node)
    for number in sorted(within):
        edge = dict(edges[number])
        network.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    return network


def _drawn_nodes(picture: Picture) -> list[Drawing]:
    """Nodes by their numbers in the graph, placed and sized; colours are the page's, light or dark."""
    return [
        {
            "id": number,
            "label": drawn.label,
            "shape": "custom",
            "group": drawn.node.label,
            "size": drawn.radius,
            "weight": drawn.weight,
            **({"x": drawn.place[0], "y": drawn.place[1]} if drawn.place else {}),
        }
        for number, drawn in enumerate(picture.drawn)
    ]


def _drawn_edges(picture: Picture) -> list[Drawing]:
    numbers = {node.id: number for number, node in enumerate(picture.graph.nodes)}
    bends = _bends(picture.graph)
    return [
        {
            "id": number,
            "from": numbers[edge.source],
            "to": numbers[edge.target],
            "strand": strand(edge),
            **bends.get((edge.source, edge.target, strand(edge)), {}),
        }
        for number, edge in enumerate(picture.graph.edges)
    ]


def _bends(graph: Subgraph) -> dict[tuple[str, str, str], dict[str, Any]]:
    """How the strands between the same two nodes are bent, so that none hides another; a lone one is straight."""
    between: dict[frozenset[str], dict[tuple[str, str, str], None]] = defaultdict(dict)
    for edge in graph.edges:
        between[frozenset((edge.source, edge.target))][edge.source, edge.target, strand(edge)] = None
    return {
        one: _bend(place, forward=one[0] == next(iter(strands))[0])
        for strands in between.values()
        if len(strands) > 1
        for place, one in enumerate(strands)
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
