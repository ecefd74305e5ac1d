"""DOT, which Graphviz draws."""

from collections.abc import Mapping
from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._losses import Losses
from citegraph.graph.model import Edge, EdgeType, Label, Node, Subgraph

SHAPES: Mapping[Label, str] = {
    "Paper": "note",
    "Method": "ellipse",
    "Dataset": "cylinder",
    "Concept": "hexagon",
    "Claim": "box",
    "Author": "plain",
    "Venue": "plain",
}
STYLES: Mapping[EdgeType, str] = {
    "OUTPERFORMS": 'color="#0c7a4d" penwidth=2',
    "COMPARES_WITH": 'color="#0c7a4d"',
    "BUILDS_ON": 'color="#6f4cc4"',
    "VARIANT_OF": 'color="#2463c9" style=dashed',
    "RELATED_TO": "style=dotted dir=none",
}


class Dot:
    """Every node with a shape for its kind, every edge with its type as label."""

    description = "DOT: Graphviz, for small selections"
    suffix = ".dot"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write nodes and edges with their names alone."""
        losses = Losses()
        losses.add("nodes keep their names and kinds alone, and edges their types", len(graph.nodes))
        out.write(f"// {provenance.comment}\n".encode() if provenance.comment else b"")
        out.write(b"digraph citegraph {\n  rankdir=RL;\n  node [fontname=Helvetica];\n  edge [fontname=Helvetica];\n")
        out.writelines(_node(node).encode("utf-8", "replace") for node in graph.nodes)
        out.writelines(_edge(edge).encode("utf-8", "replace") for edge in graph.edges)
        out.write(b"}\n")
        return losses.told()


def _node(node: Node) -> str:
    return f"  {_quoted(node.id)} [label={_quoted(node.name)} shape={SHAPES[node.label]}];\n"


def _edge(edge: Edge) -> str:
    style = f" {STYLES[edge.type]}" if edge.type in STYLES else ""
    words = edge.type.lower().replace("_", " ")
    return f'  {_quoted(edge.source)} -> {_quoted(edge.target)} [label="{words}"{style}];\n'


def _quoted(text: str) -> str:
    r"""A DOT string; a backslash is doubled, since `\\N` in a label would stand for the node's name."""
    plain = " ".join(text.replace("\x00", " ").split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


export = Dot()
