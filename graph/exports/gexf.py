"""GEXF 1.3, the format of Gephi: names as labels, a colour for each kind of node and edge, years as time."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._columns import ColumnType, column_types, plain
from citegraph.graph.exports._flat import Record, edge_record, node_record
from citegraph.graph.exports._losses import Losses, holdable
from citegraph.graph.exports._weight import weight_of
from citegraph.graph.exports._xml import attribute
from citegraph.graph.model import Edge, Label, Node, Subgraph

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
"""
COLOURS: Mapping[Label, tuple[int, int, int]] = {
    "Paper": (90, 107, 134),
    "Method": (36, 99, 201),
    "Dataset": (11, 125, 116),
    "Concept": (168, 95, 0),
    "Claim": (179, 53, 111),
    "Author": (109, 100, 89),
    "Venue": (122, 122, 42),
}
"""Those of the view's light theme."""
NAMES: Mapping[str, str] = {"label": "kind of node", "name": "name", "type": "kind of edge"}
"""Columns whose own names mean something else to Gephi."""


class Gexf:
    """Gephi shows what a node's `label` says, so that is its name; its kind is the column "kind of node"."""

    description = "GEXF 1.3: Gephi, with names, colours and years"
    suffix = ".gexf"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write the columns' declarations, then the nodes, then the edges."""
        losses = Losses()
        out.writelines(text.encode() for text in _texts(graph, provenance.comment, losses))
        return losses.told()


def _texts(graph: Subgraph, note: str, losses: Losses) -> Iterator[str]:
    nodes = _columns(map(node_record, graph.nodes), {"id", "name"})
    edges = _columns(map(edge_record, graph.edges), {"source", "target", "key"})
    yield HEAD
    yield f"<meta><creator>citegraph</creator><description>{attribute(note, losses)[1:-1]}</description></meta>\n"
    yield '<graph defaultedgetype="directed" timeformat="date">\n'
    yield from _declared("node", nodes, losses)
    yield from _declared("edge", edges, losses)
    yield "<nodes>\n"
    for node in graph.nodes:
        yield _node(node, nodes, losses)
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(graph.edges):
        yield _edge(number, edge, edges, losses)
    yield "</edges>\n</graph>\n</gexf>\n"


def _columns(records: Iterator[Record], fixed: set[str]) -> dict[str, ColumnType]:
    return {name: kind for name, kind in column_types(records).items() if name not in fixed}


def _declared(domain: str, columns: Mapping[str, ColumnType], losses: Losses) -> Iterator[str]:
    yield f'<attributes class="{domain}">\n'
    for number, (name, kind) in enumerate(columns.items()):
        title = attribute(NAMES.get(name, name), losses)
        yield f'<attribute id="{number}" title={title} type="{kind}"/>\n'
    yield "</attributes>\n"


def _values(record: Record, columns: Mapping[str, ColumnType], losses: Losses) -> str:
    values = (
        f'<attvalue for="{number}" value={attribute(plain(record[name]), losses)}/>'
        for number, name in enumerate(columns)
        if name in record and record[name] != () and holdable(record[name], losses)
    )
    return f"<attvalues>{''.join(values)}</attvalues>"


def _node(node: Node, columns: Mapping[str, ColumnType], losses: Losses) -> str:
    red, green, blue = COLOURS[node.label]
    year = node.properties.get("year")
    start = f' start="{year:04}-01-01"' if isinstance(year, int) and 0 < year <= date.max.year else ""
    return (
        f"<node id={attribute(node.id, losses)} label={attribute(node.name, losses)}{start}>"
        f"{_values(node_record(node), columns, losses)}"
        f'<viz:color r="{red}" g="{green}" b="{blue}"/></node>\n'
    )


def _edge(number: int, edge: Edge, columns: Mapping[str, ColumnType], losses: Losses) -> str:
    ends = f"source={attribute(edge.source, losses)} target={attribute(edge.target, losses)}"
    values = _values(edge_record(edge), columns, losses)
    return f'<edge id="{number}" {ends} label="{edge.type}" weight="{weight_of(edge)}">{values}</edge>\n'


export = Gexf()
