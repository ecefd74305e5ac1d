"""Mermaid, which GitHub, GitLab and many note-taking programs draw within Markdown."""

from collections.abc import Mapping
from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import one_line
from citegraph.graph.exports._losses import Losses
from citegraph.graph.model import EdgeType, Label, Node, Subgraph

BRACKETS: Mapping[Label, tuple[str, str]] = {
    "Paper": ("[", "]"),
    "Method": ("([", "])"),
    "Dataset": ("[(", ")]"),
    "Concept": ("{{", "}}"),
}
OTHER = (">", "]")
ARROWS: Mapping[EdgeType, str] = {"OUTPERFORMS": "==>", "COMPARES_WITH": "==>", "RELATED_TO": "-.-", "ABOUT": "-.->"}
MOST_EDGES = 500
"""What Mermaid draws unless it is configured otherwise (its `maxEdges`)."""


class Mermaid:
    """A flowchart, fenced by nothing: put it between ```mermaid and ```."""

    description = "Mermaid: a diagram for Markdown, for small selections"
    suffix = ".mmd"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write nodes by their names and edges by their types, the first 500 edges at most."""
        losses = Losses()
        losses.add("nodes keep their names and kinds alone, and edges their types", len(graph.nodes))
        losses.add("edges are more than Mermaid draws and were left out", max(0, len(graph.edges) - MOST_EDGES))
        numbers = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
        out.write(f"%% {provenance.comment}\n".encode() if provenance.comment else b"")
        out.write(b"flowchart RL\n")
        out.writelines(_node(node, numbers[node.id]).encode("utf-8", "replace") for node in graph.nodes)
        for edge in graph.edges[:MOST_EDGES]:
            words = edge.type.lower().replace("_", " ")
            arrow = ARROWS.get(edge.type, "-->")
            out.write(f"  {numbers[edge.source]} {arrow}|{words}| {numbers[edge.target]}\n".encode())
        return losses.told()


def _node(node: Node, number: str) -> str:
    before, after = BRACKETS.get(node.label, OTHER)
    return f'  {number}{before}"{_escaped(one_line(node.name))}"{after}\n'


def _escaped(text: str) -> str:
    """Everything that Mermaid or the HTML it makes would act on, as its numbered entities."""
    return "".join(c if c.isalnum() or c in " .,:+-" or not c.isascii() else f"#{ord(c)};" for c in text)


export = Mermaid()
