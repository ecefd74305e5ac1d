"""A zip of CSV files for `neo4j-admin database import`, which loads millions of edges in a minute."""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import BinaryIO, TypeAlias

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._columns import ColumnType, list_columns
from citegraph.graph.exports._csv import csv_line
from citegraph.graph.exports._flat import EDGE_FIELDS, Record, edge_record, node_record
from citegraph.graph.exports._losses import Losses, holdable
from citegraph.graph.exports._zip import put
from citegraph.graph.model import PropertyValue, Subgraph

TYPES: Mapping[ColumnType, str] = {"boolean": "boolean", "long": "long", "double": "double", "string": "string"}
LIST = "string[]"
Records: TypeAlias = Callable[[], Iterable[Record]]
"""Gone through twice, for the types of the columns and for the rows, so that they are never held all at once."""
SEPARATOR = ";"
"""Between the items of a list: the import's default."""
README = """Import into an empty database, with Neo4j stopped:

    neo4j-admin database import full neo4j --multiline-fields=true --ignore-empty-strings=true {options}

Then find nodes quickly, with one such statement for each label:

    CREATE CONSTRAINT IF NOT EXISTS FOR (n:Paper) REQUIRE n.id IS UNIQUE
"""


class Neo4jCsv:
    """One file of nodes a label, one of relationships a type, and a README with the command."""

    description = "a zip of CSV files with headers for neo4j-admin database import"
    suffix = ".neo4j.zip"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write the zip; an item of a list that holds a semicolon gets a comma instead."""
        losses = Losses()
        options = []
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for label in sorted({node.label for node in graph.nodes}):
                nodes = [node for node in graph.nodes if node.label == label]
                put(archive, f"{label}.csv", _node_lines(partial(map, node_record, nodes), losses))
                options.append(f"--nodes={label}={label}.csv")
            for kind in sorted({edge.type for edge in graph.edges}):
                edges = [edge for edge in graph.edges if edge.type == kind]
                put(archive, f"{kind}.csv", _edge_lines(partial(map, edge_record, edges), losses))
                options.append(f"--relationships={kind}={kind}.csv")
            chosen = f"\n{provenance.comment}\n" if provenance.comment else ""
            put(archive, "README.txt", [(README.format(options=" ".join(options)) + chosen).encode()])
        return losses.told()


def _node_lines(records: Records, losses: Losses) -> Iterator[bytes]:
    columns = _columns(records(), {"id", "label"})
    yield csv_line(["id:ID", *(f"{name}:{kind}" for name, kind in columns.items())])
    for record in records():
        yield csv_line([str(record["id"]), *_cells(record, columns, losses)])


def _edge_lines(records: Records, losses: Losses) -> Iterator[bytes]:
    columns = _columns(records(), EDGE_FIELDS - {"paper"})
    yield csv_line([":START_ID", ":END_ID", *(f"{name}:{kind}" for name, kind in columns.items())])
    for record in records():
        yield csv_line([str(record["source"]), str(record["target"]), *_cells(record, columns, losses)])


def _columns(records: Iterable[Record], fixed: Iterable[str]) -> dict[str, str]:
    lists, types = list_columns(records)
    return {name: LIST if name in lists else TYPES[kind] for name, kind in types.items() if name not in set(fixed)}


def _cells(record: Record, columns: Mapping[str, str], losses: Losses) -> Iterator[str]:
    for name in columns:
        value = record.get(name)
        yield "" if value is None or not holdable(value, losses) else _cell(value, losses)


def _cell(value: PropertyValue, losses: Losses) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, tuple):
        return str(value)
    losses.add("items of lists have a comma for a semicolon", sum(SEPARATOR in item for item in value))
    return SEPARATOR.join(item.replace(SEPARATOR, ",") for item in value)


export = Neo4jCsv()
