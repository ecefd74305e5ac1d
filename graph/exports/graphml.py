"""GraphML, the XML format that most graph programs read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, Literal, TypeAlias

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._columns import column_types, plain
from citegraph.graph.exports._flat import Record, edge_record, node_record
from citegraph.graph.exports._losses import Losses, holdable
from citegraph.graph.exports._xml import attribute, content
from citegraph.graph.model import PropertyValue, Subgraph

Domain: TypeAlias = Literal["node", "edge"]
Keys: TypeAlias = dict[str, tuple[str, str]]
"""For each attribute its id in the file and its type."""

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


class GraphMl:
    """Attributes are typed; a list, which GraphML has not, is written as a JSON array in a string."""

    description = "GraphML: yEd, Cytoscape, igraph, networkx"
    suffix = ".graphml"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write the attributes' declarations, then the nodes, then the edges."""
        writer = _Writer(out)
        nodes = _keys(map(node_record, graph.nodes), prefix="n", fixed={"id"})
        edges = _keys(map(edge_record, graph.edges), prefix="e", fixed={"source", "target", "key"})
        writer.text(HEAD)
        writer.text(f"<desc>{content(provenance.comment, writer.losses)}</desc>\n" if provenance.comment else "")
        writer.declare("node", nodes)
        writer.declare("edge", edges)
        writer.text('<graph id="citegraph" edgedefault="directed">\n')
        for node in map(node_record, graph.nodes):
            writer.element("node", {"id": node["id"]}, _data(node, nodes))
        for number, edge in enumerate(map(edge_record, graph.edges)):
            ends = {"id": f"e{number}", "source": edge["source"], "target": edge["target"]}
            writer.element("edge", ends, _data(edge, edges))
        writer.text("</graph>\n</graphml>\n")
        return writer.losses.told()


class _Writer:
    def __init__(self, out: BinaryIO) -> None:
        self.losses = Losses()
        self._out = out

    def text(self, text: str) -> None:
        self._out.write(text.encode())

    def declare(self, domain: Domain, keys: Keys) -> None:
        for name, (key, kind) in keys.items():
            quoted = attribute(name, self.losses)
            self.text(f'<key id="{key}" for="{domain}" attr.name={quoted} attr.type="{kind}"/>\n')

    def element(
        self, tag: Domain, attributes: Mapping[str, PropertyValue], data: Iterable[tuple[str, PropertyValue]]
    ) -> None:
        written = "".join(f" {name}={attribute(str(value), self.losses)}" for name, value in attributes.items())
        self.text(f"<{tag}{written}>")
        for key, value in data:
            if holdable(value, self.losses):
                self.text(f'<data key="{key}">{content(plain(value), self.losses)}</data>')
        self.text(f"</{tag}>\n")


def _keys(records: Iterable[Record], *, prefix: str, fixed: set[str]) -> Keys:
    types = {name: kind for name, kind in column_types(records).items() if name not in fixed}
    return {name: (f"{prefix}{n}", kind) for n, (name, kind) in enumerate(types.items())}


def _data(record: Record, keys: Keys) -> Iterator[tuple[str, PropertyValue]]:
    """What stands in the element: an empty list is what an attribute that is not there already says."""
    for name, (key, _) in keys.items():
        if name in record and record[name] != ():
            yield key, record[name]


export = GraphMl()
