"""The nodes as a Parquet table, for duckdb, polars, pandas, Spark and R."""

from collections.abc import Mapping
from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._columns import ColumnType
from citegraph.graph.exports._flat import node_record
from citegraph.graph.exports._parquet import write_parquet
from citegraph.graph.model import Subgraph

COLUMNS: Mapping[str, ColumnType | None] = {"id": "string", "label": "string", "name": "string", "aliases": None}


class ParquetNodes:
    """A row a node, with a column for each property; the edges are the other table, `parquet-edges`."""

    description = "the nodes as a Parquet table: duckdb, polars, pandas, Spark, R"
    suffix = ".nodes.parquet"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write the nodes; edges stand in a table of their own.

        Raises:
            OutputError: if pyarrow is not installed.
        """
        return write_parquet(lambda: map(node_record, graph.nodes), out, first=COLUMNS, comment=provenance.comment)


export = ParquetNodes()
