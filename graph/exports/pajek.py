"""Pajek's .net: names and weighted arcs, which Pajek, VOSviewer, Gephi, igraph and networkx read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import one_line
from citegraph.graph.exports._losses import Losses
from citegraph.graph.exports._weight import weight_of
from citegraph.graph.model import Edge, Label, Node, Subgraph

COLOURS: Mapping[Label, str] = {
    "Paper": "Gray",
    "Method": "Blue",
    "Dataset": "TealBlue",
    "Concept": "Orange",
    "Claim": "RedViolet",
    "Author": "Brown",
    "Venue": "OliveGreen",
}
"""By Pajek's own names."""


class Pajek:
    """A vertex is its name: two nodes of one name get their ids behind it, since readers tell vertices apart by it."""

    description = "Pajek .net: Pajek, VOSviewer, igraph, networkx; names, colours and weights"
    suffix = ".net"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:  # noqa: ARG002 - not all readers know Pajek's comments
        """Write the vertices, then the arcs, each with its type as its label."""
        losses = Losses()
        losses.add("nodes keep their names alone, and edges their types and weights", len(graph.nodes))
        out.writelines(text.encode("utf-8", "replace") for text in _texts(graph, losses))
        return losses.told()


def _texts(graph: Subgraph, losses: Losses) -> Iterator[str]:
    numbers = {node.id: number for number, node in enumerate(graph.nodes, start=1)}
    times = Counter(_plain(node.name) for node in graph.nodes)
    yield f"*Vertices {len(graph.nodes)}\n"
    for node in graph.nodes:
        yield f'{numbers[node.id]} "{_label(node, times, losses)}" 0.5 0.5 ellipse ic {COLOURS[node.label]}\n'
    yield "*Arcs\n"
    for edge in graph.edges:
        yield f"{numbers[edge.source]} {numbers[edge.target]} {weight_of(edge):g} l {_words(edge)}\n"


def _label(node: Node, times: Counter[str], losses: Losses) -> str:
    plain = _plain(node.name)
    losses.add(
        "names have an apostrophe for a quotation mark or a slash for a backslash",
        '"' in node.name or "\\" in node.name,
    )
    return plain if plain and times[plain] == 1 else f"{plain} [{_plain(node.id)}]".lstrip()


def _plain(text: str) -> str:
    """The text as the format can hold it: it has no way to write a quotation mark within quotation marks."""
    return one_line(text).replace('"', "'").replace("\\", "/")


def _words(edge: Edge) -> str:
    return f'"{edge.type.lower().replace("_", " ")}"'


export = Pajek()
