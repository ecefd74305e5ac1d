"""Results of queries as plain values: nodes and relationships become dicts that look the same from every store.

A node is `{"id", "label", "properties"}`, a relationship `{"source", "type", "target", "properties"}` with the ids of
its ends, a path `{"nodes", "relationships"}`. Dates and times become ISO 8601 text.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from citegraph.errors import QueryError
from citegraph.graph.stores import Cell, Rows

NODE_KEYS = {"id", "labels", "properties"}
RELATIONSHIP_KEYS = {"id", "start", "end", "type", "properties"}
IDS = """
    MATCH (n)
    WHERE elementId(n) IN $elements
    RETURN elementId(n) AS element, n.id AS id
"""


PLAIN = frozenset({str, int, float, bool, type(None)})
"""Types of cells that stay as they are: most results hold nothing else, and a million of them pass at once."""


def is_plain(cell: Any) -> bool:  # noqa: ANN401 - whatever a query may return
    """Whether the cell is a plain value, or a list of nothing else, and stays as it is."""
    return type(cell) in PLAIN or (type(cell) is list and all(type(item) in PLAIN for item in cell))


def node_cell(label: str, properties: Mapping[str, Cell]) -> dict[str, Cell]:
    """How a node looks in a result."""
    rest = {name: value for name, value in sorted(properties.items()) if name != "id"}
    return {"id": properties.get("id"), "label": label, "properties": rest}


def from_kglite(result: Any, ask: Callable[..., Any]) -> Rows:  # noqa: ANN401 - kglite's results carry no types
    """Plain rows of a result of kglite; `ask` finds the ids of the ends of relationships.

    Raises:
        QueryError: for a text result, which only kglite's FORMAT clause gives.
    """
    if isinstance(result, str):
        raise QueryError("FORMAT is not part of Cypher", hint="citegraph cypher TEXT --format csv")
    rows = tuple(tuple(row.values()) for row in result)
    if all(is_plain(cell) for row in rows for cell in row):
        return Rows(tuple(result.columns), rows)
    elements = sorted({str(end) for row in rows for cell in row for end in _ends(cell)})
    found = ask(IDS, params={"elements": elements}) if elements else ()
    ids = {row["element"]: row["id"] for row in found}
    return Rows(tuple(result.columns), tuple(tuple(_plain(cell, ids) for cell in row) for row in rows))


def _plain(value: Any, ids: Mapping[str, str]) -> Cell:  # noqa: ANN401 - whatever a query may return
    if isinstance(value, dict):
        return _plain_map(value, ids)
    if isinstance(value, list | tuple):
        return [_plain(item, ids) for item in value]
    return plain_scalar(value)


def plain_scalar(value: Any) -> Cell:  # noqa: ANN401 - whatever a query may return
    """The value where it is plain; dates and times as ISO 8601 text, anything else as its text."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)


def _plain_map(value: dict[str, Any], ids: Mapping[str, str]) -> Cell:
    if _is_node(value):
        # kglite shows every node with a `title` and a `type`: only papers have the one, and the other is the label.
        label = str(next(iter(value["labels"]), ""))
        hidden = {"type"} if label == "Paper" else {"type", "title"}
        return node_cell(label, {k: _plain(v, ids) for k, v in value["properties"].items() if k not in hidden})
    if _is_relationship(value):
        return {
            "source": ids.get(str(value["start"])),
            "type": value["type"],
            "target": ids.get(str(value["end"])),
            "properties": {k: _plain(v, ids) for k, v in sorted(value["properties"].items())},
        }
    return {k: _plain(v, ids) for k, v in value.items()}


def _ends(value: Any) -> Iterator[int]:  # noqa: ANN401 - whatever a query may return
    if isinstance(value, dict):
        if _is_relationship(value):
            yield from (value["start"], value["end"])
        else:
            yield from (end for item in value.values() for end in _ends(item))
    elif isinstance(value, list):
        yield from (end for item in value for end in _ends(item))


def _is_node(value: dict[str, Any]) -> bool:
    return value.keys() == NODE_KEYS and isinstance(value["labels"], list) and isinstance(value["properties"], dict)


def _is_relationship(value: dict[str, Any]) -> bool:
    return value.keys() == RELATIONSHIP_KEYS and isinstance(value["properties"], dict)
