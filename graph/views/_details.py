"""What a page knows about every node and edge: the data behind the panel, the tables and the downloads."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from citegraph.graph.exports._bibliography import bibliography
from citegraph.graph.exports._losses import Losses
from citegraph.graph.exports.bibtex import bibtex_entry
from citegraph.graph.model import Edge, Node, PropertyValue, Subgraph


def details(graph: Subgraph) -> dict[str, Any]:
    """Nodes and edges as JSON values; edges name their ends by number, and each sentence is held once."""
    numbers = {node.id: number for number, node in enumerate(graph.nodes)}
    sentences: dict[str, int] = {}
    entries = {entry.paper.id: bibtex_entry(entry, abstract=False) for entry in bibliography(graph, Losses())}
    nodes = [_node(node, sentences) for node in graph.nodes]
    for node in nodes:
        if node["id"] in entries:
            node["bibtex"] = entries[node["id"]]
    edges = [_edge(edge, numbers, sentences) for edge in graph.edges]
    return {"nodes": nodes, "edges": edges, "sentences": list(sentences)}


def _node(node: Node, sentences: dict[str, int]) -> dict[str, Any]:
    fixed = {"id": node.id, "label": node.label, "name": node.name}
    aliases = {"aliases": list(node.aliases)} if node.aliases else {}
    return _properties(node.properties, sentences) | aliases | fixed


def _edge(edge: Edge, numbers: Mapping[str, int], sentences: dict[str, int]) -> dict[str, Any]:
    fixed = {"source": numbers[edge.source], "target": numbers[edge.target], "type": edge.type}
    paper = {"paper": edge.paper} if edge.paper else {}
    return _properties(edge.properties, sentences) | paper | fixed


def _properties(properties: Mapping[str, PropertyValue], sentences: dict[str, int]) -> dict[str, Any]:
    # JSON has no infinity: such a number is as good as unknown.
    kept: dict[str, Any] = {n: v for n, v in properties.items() if not (isinstance(v, float) and not isfinite(v))}
    sentence = kept.get("sentence")
    if isinstance(sentence, str):
        kept["sentence"] = sentences.setdefault(sentence, len(sentences))
    return kept
