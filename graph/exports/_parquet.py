"""Flat records as Parquet: typed columns, lists as lists, a few thousand rows held at a time."""

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, BinaryIO

from citegraph.graph.exports._columns import ColumnType, list_columns
from citegraph.graph.exports._flat import Record
from citegraph.graph.exports._losses import Losses
from citegraph.graph.exports._optional import optional
from citegraph.graph.model import PropertyValue

ROWS = 8_192
"""Rows of one row group."""


def write_parquet(
    records: Callable[[], Iterable[Record]], out: BinaryIO, *, first: Mapping[str, ColumnType | None], comment: str = ""
) -> tuple[str, ...]:
    """Write the records, which are gone through twice: for the types of the columns, then for the rows.

    The columns in `first` are there without any record too, each with its type, None standing for a list.

    Raises:
        OutputError: if pyarrow is not installed.
    """
    arrow = optional("pyarrow", wanted_for="Parquet")
    losses = Losses()
    columns = {**first, **_columns(records())}
    schema = arrow.schema([(_text(name, losses), _arrow_type(arrow, kind)) for name, kind in columns.items()])
    schema = schema.with_metadata({"citegraph": comment}) if comment else schema
    with optional("pyarrow.parquet", wanted_for="Parquet").ParquetWriter(out, schema, compression="zstd") as writer:
        rows = iter(records())
        while batch := [_row(record, columns, losses) for record in islice(rows, ROWS)]:
            writer.write_batch(arrow.RecordBatch.from_pylist(batch, schema=schema))
    return losses.told()


def _columns(records: Iterable[Record]) -> dict[str, ColumnType | None]:
    """For each column its type; None for one that holds lists."""
    lists, types = list_columns(records)
    return {name: None if name in lists else kind for name, kind in types.items()}


def _arrow_type(arrow: Any, kind: ColumnType | None) -> Any:  # noqa: ANN401 - of a library that may be missing
    if kind is None:
        return arrow.list_(arrow.string())
    return {"boolean": arrow.bool_(), "long": arrow.int64(), "double": arrow.float64(), "string": arrow.string()}[kind]


def _row(record: Record, columns: dict[str, ColumnType | None], losses: Losses) -> dict[str, object]:
    return {_text(name, losses): _cell(value, columns[name], losses) for name, value in record.items()}


def _cell(value: PropertyValue, kind: ColumnType | None, losses: Losses) -> object:
    if kind is None:
        return [_text(item, losses) for item in (value if isinstance(value, tuple) else (value,))]
    if kind == "string":
        return _text(value, losses)
    return float(value) if kind == "double" and isinstance(value, int) else value


def _text(value: PropertyValue, losses: Losses) -> str:
    """The value as text; half a surrogate pair is no character of UTF-8."""
    text = value if isinstance(value, str) else str(value)
    whole = text.encode("utf-8", "replace").decode()
    losses.add("values hold half a character, which was replaced by a question mark", whole != text)
    return whole
