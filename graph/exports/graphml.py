"""GraphML, the XML format that most graph programs read."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Literal, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from citegraph.graph.exports._flat import Record, edge_record, node_record
from citegraph.graph.exports._losses import Losses, holdable
from citegraph.graph.model import PropertyValue, Subgraph

Domain: TypeAlias = Literal["node", "edge"]
Keys: TypeAlias = dict[str, tuple[str, str]]
"""For each attribute its id in the file and its type."""

# Everything outside XML 1.0's Char production (https://www.w3.org/TR/xml/#charsets): no escape can express it.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A parser turns a bare carriage return into a line feed, and any white space within an attribute into a space.
CARRIAGE_RETURN = {"\r": "&#13;"}
WHITE_SPACE = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
INTEGER_BITS = 63
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


class GraphMl:
    """Attributes are typed; a list, which GraphML has not, is written as a JSON array in a string."""

    description = "GraphML: Gephi, yEd, Cytoscape, igraph, networkx"
    suffix = ".graphml"

    def write(self, graph: Subgraph, out: BinaryIO, /) -> tuple[str, ...]:
        """Write the attributes' declarations, then the nodes, then the edges."""
        writer = _Writer(out)
        nodes = _keys(map(node_record, graph.nodes), prefix="n", fixed={"id"})
        edges = _keys(map(edge_record, graph.edges), prefix="e", fixed={"source", "target", "key"})
        writer.text(HEAD)
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
            self.text(f'<key id="{key}" for="{domain}" attr.name={self._quoted(name)} attr.type="{kind}"/>\n')

    def element(
        self, tag: Domain, attributes: dict[str, PropertyValue], data: Iterable[tuple[str, PropertyValue]]
    ) -> None:
        written = "".join(f" {name}={self._quoted(str(value))}" for name, value in attributes.items())
        self.text(f"<{tag}{written}>")
        for key, value in data:
            if holdable(value, self.losses):
                self.text(f'<data key="{key}">{escape(self._legal(_plain(value)), CARRIAGE_RETURN)}</data>')
        self.text(f"</{tag}>\n")

    def _quoted(self, text: str) -> str:
        return quoteattr(self._legal(text), WHITE_SPACE)

    def _legal(self, text: str) -> str:
        legal, count = ILLEGAL.subn("\ufffd", text)
        self.losses.add("characters that XML cannot hold were replaced by U+FFFD", count)
        return legal


def _keys(records: Iterable[Record], *, prefix: str, fixed: set[str]) -> Keys:
    kinds: dict[str, str] = {}
    for record in records:
        for name, value in record.items():
            kinds[name] = _wider(kinds.get(name), _kind(value))
    return {name: (f"{prefix}{n}", kinds[name]) for n, name in enumerate(sorted(kinds.keys() - fixed))}


def _kind(value: PropertyValue) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) and value.bit_length() <= INTEGER_BITS:
        return "long"
    return "double" if isinstance(value, float) else "string"


def _wider(one: str | None, other: str) -> str:
    if one is None or one == other:
        return other
    return "double" if {one, other} == {"long", "double"} else "string"


def _data(record: Record, keys: Keys) -> Iterator[tuple[str, PropertyValue]]:
    """What stands in the element: an empty list is what an attribute that is not there already says."""
    for name, (key, _) in keys.items():
        if name in record and record[name] != ():
            yield key, record[name]


def _plain(value: PropertyValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else str(value)


export = GraphMl()
