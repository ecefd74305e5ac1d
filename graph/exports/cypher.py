"""A Cypher script that makes the graph in any database that speaks openCypher."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._flat import EDGE_FIELDS, Record, edge_record, node_record
from citegraph.graph.exports._losses import Losses, holdable
from citegraph.graph.model import PropertyValue, Subgraph

BATCH = 500
"""Rows of one statement: few enough for one transaction, many enough that parsing does not dominate."""
NODES = """
UNWIND [
{rows}
] AS row
MERGE (n:{label} {{id: row.id}})
SET n += row.properties;
"""
EDGES = """
UNWIND [
{rows}
] AS row
MATCH (a:{source} {{id: row.source}})
MATCH (b:{target} {{id: row.target}})
MERGE (a)-[r:{type} {{paper: row.paper}}]->(b)
SET r += row.properties;
"""


class Cypher:
    """Statements of 500 rows each, ended by semicolons; running them twice changes nothing."""

    description = "a Cypher script: cypher-shell, Neo4j Browser, Memgraph"
    suffix = ".cypher"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write nodes label by label, then edges; one without a paper gets an empty one, by which it is found again."""
        losses = Losses()
        out.write(f"// {provenance.comment}\n".encode() if provenance.comment else b"")
        out.writelines(text.encode("utf-8", "replace") for text in _statements(graph, losses))
        return losses.told()


def _statements(graph: Subgraph, losses: Losses) -> Iterator[str]:
    labels = {node.id: node.label for node in graph.nodes}
    for label, nodes in groupby(sorted(graph.nodes, key=lambda node: node.label), key=lambda node: node.label):
        for rows in _batches(_node_row(node_record(node), losses) for node in nodes):
            yield NODES.format(rows=rows, label=label)
    ends = [(labels[edge.source], edge.type, labels[edge.target], edge) for edge in graph.edges]
    for (source, kind, target), edges in groupby(sorted(ends, key=lambda end: end[:3]), key=lambda end: end[:3]):
        for rows in _batches(_edge_row(edge_record(edge), losses) for *_, edge in edges):
            yield EDGES.format(rows=rows, source=source, type=kind, target=target)


def _batches(rows: Iterable[str]) -> Iterator[str]:
    batch: list[str] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield ",\n".join(batch)
            batch = []
    if batch:
        yield ",\n".join(batch)


def _node_row(record: Record, losses: Losses) -> str:
    return f"{{id: {_literal(record['id'])}, properties: {_map(record, {'id', 'label'}, losses)}}}"


def _edge_row(record: Record, losses: Losses) -> str:
    ends = ", ".join(f"{name}: {_literal(record.get(name, ''))}" for name in ("source", "target", "paper"))
    return f"{{{ends}, properties: {_map(record, EDGE_FIELDS, losses)}}}"


def _map(record: Record, fixed: Iterable[str], losses: Losses) -> str:
    shown = {name: value for name, value in record.items() if name not in set(fixed)}
    pairs = (f"{_name(name)}: {_literal(value)}" for name, value in shown.items() if holdable(value, losses))
    return f"{{{', '.join(pairs)}}}"


def _name(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else "`" + name.replace("`", "``") + "`"


def _literal(value: PropertyValue) -> str:
    """A Cypher literal; JSON's escapes within double quotes are Cypher's own."""
    return json.dumps(value, ensure_ascii=False)


export = Cypher()
