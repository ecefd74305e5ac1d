"""The types of a format's columns or attributes, from all records that will stand in them."""

import json
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from citegraph.graph.exports._flat import Record
from citegraph.graph.model import PropertyValue

ColumnType: TypeAlias = Literal["boolean", "long", "double", "string"]
INTEGER_BITS = 63


def column_types(records: Iterable[Record]) -> dict[str, ColumnType]:
    """For each name, sorted, the narrowest type that holds every value; a list is a string.

    >>> column_types([{"number": 2}, {"number": 2.6, "named": True}])
    {'named': 'boolean', 'number': 'double'}
    """
    types: dict[str, ColumnType] = {}
    for record in records:
        for name, value in record.items():
            types[name] = _wider(types.get(name), _type(value))
    return {name: types[name] for name in sorted(types)}


def list_columns(records: Iterable[Record]) -> tuple[set[str], dict[str, ColumnType]]:
    """Names whose values are lists in some record, and the types as `column_types` gives them, in one pass.

    >>> list_columns([{"aliases": ("FA2",), "year": 2023}])
    ({'aliases'}, {'aliases': 'string', 'year': 'long'})
    """
    lists: set[str] = set()

    def noted() -> Iterator[Record]:
        for record in records:
            lists.update(name for name, value in record.items() if isinstance(value, tuple))
            yield record

    types = column_types(noted())
    return lists, types


def plain(value: PropertyValue) -> str:
    """The value as text: truth in lower case, a list as a JSON array."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else str(value)


def _type(value: PropertyValue) -> ColumnType:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) and value.bit_length() <= INTEGER_BITS:
        return "long"
    return "double" if isinstance(value, float) else "string"


def _wider(one: ColumnType | None, other: ColumnType) -> ColumnType:
    if one is None or one == other:
        return other
    return "double" if {one, other} == {"long", "double"} else "string"
