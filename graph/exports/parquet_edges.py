"""The edges as a Parquet table, for duckdb, polars, pandas, Spark and R."""

from collections.abc import Mapping
from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._columns import ColumnType
from citegraph.graph.exports._flat import edge_record
from citegraph.graph.exports._parquet import write_parquet
from citegraph.graph.model import Subgraph

COLUMNS: Mapping[str, ColumnType | None] = dict.fromkeys(("source", "target", "type", "key"), "string")


class ParquetEdges:
    """A row an edge, `source` and `target` being ids of the other table, `parquet-nodes`."""

    description = "the edges as a Parquet table: duckdb, polars, pandas, Spark, R"
    suffix = ".edges.parquet"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write the edges; nodes stand in a table of their own.

        Raises:
            OutputError: if pyarrow is not installed.
        """
        return write_parquet(lambda: map(edge_record, graph.edges), out, first=COLUMNS, comment=provenance.comment)


export = ParquetEdges()
