"""Nodes and edges as flat records, the form that most formats share."""

from collections.abc import Mapping
from typing import TypeAlias

from citegraph.graph.model import Edge, Node, PropertyValue

Record: TypeAlias = dict[str, PropertyValue]

NODE_FIELDS = frozenset({"id", "label", "name", "aliases"})
EDGE_FIELDS = frozenset({"key", "source", "target", "type", "paper"})


def node_record(node: Node) -> Record:
    """`id`, `label`, `name`, `title` (papers), `aliases` and the rest of the properties, sorted.

    >>> node_record(Node(id="method:moe", label="Method", name="MoE", properties={"kind": "method"}))
    {'id': 'method:moe', 'label': 'Method', 'name': 'MoE', 'aliases': (), 'kind': 'method'}
    """
    record: Record = {"id": node.id, "label": node.label, "name": node.name, "aliases": node.aliases}
    if node.label == "Paper":
        record["title"] = node.name
    return record | _free(node.properties, NODE_FIELDS)


def edge_record(edge: Edge) -> Record:
    """`source`, `target`, `type`, `key` (what tells parallel edges apart), `paper` (where set) and the properties."""
    key = f"{edge.type} {edge.paper}" if edge.paper else edge.type
    record: Record = {"source": edge.source, "target": edge.target, "type": edge.type, "key": key}
    if edge.paper:
        record["paper"] = edge.paper
    return record | _free(edge.properties, EDGE_FIELDS)


def _free(properties: Mapping[str, PropertyValue], taken: frozenset[str]) -> Record:
    """The properties, sorted; one that bears the name of a field gets an underscore, so that neither is lost."""
    free: Record = {}
    for name in sorted(properties):
        shown = name
        while shown in taken or (shown != name and shown in properties):
            shown += "_"
        free[shown] = properties[name]
    return free
