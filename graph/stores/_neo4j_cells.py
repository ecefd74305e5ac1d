"""Results of Neo4j's driver as plain values, the same as from every other store."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, cast

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point, WGS84Point
from neo4j.time import Date, DateTime, Duration, Time

from citegraph.graph.stores import Cell
from citegraph.graph.stores._cells import is_plain, node_cell, plain_scalar
from citegraph.graph.stores._cypher import LABELS


def end_elements(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a query may return
    """Element ids of the ends of all relationships in a result, however deep they stand."""
    if isinstance(value, Relationship):
        yield from (node.element_id for node in value.nodes if node is not None)
    elif isinstance(value, Path):
        yield from end_elements(value.relationships)
    elif isinstance(value, dict):
        yield from end_elements(tuple(value.values()))
    elif isinstance(value, list | tuple):
        yield from (element for item in value for element in end_elements(item))


def from_neo4j(value: Any, ids: Mapping[str, str]) -> Cell:  # noqa: ANN401 - whatever a query may return
    """The value as a plain one; `ids` are our ids by element id."""
    if is_plain(value):
        return cast("Cell", value)
    plain = partial(from_neo4j, ids=ids)
    if isinstance(value, Node | Relationship | Path):
        return _entity(value, ids)
    if isinstance(value, Duration | Point):
        return _measure(value)
    if isinstance(value, Date | DateTime | Time):
        return plain_scalar(value.to_native())
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else plain_scalar(value)


def _entity(value: Node | Relationship | Path, ids: Mapping[str, str]) -> Cell:
    plain = partial(from_neo4j, ids=ids)
    if isinstance(value, Path):
        return {"nodes": plain(value.nodes), "relationships": plain(value.relationships)}
    properties = {name: plain(item) for name, item in sorted(value.items())}
    if isinstance(value, Node):
        # Other programs may add labels of their own; one of ours comes first.
        label = min(value.labels, key=lambda label: (label not in LABELS, label), default="")
        return node_cell(label, properties)
    source, target = (ids.get(node.element_id) if node is not None else None for node in value.nodes)
    return {"source": source, "type": value.type, "target": target, "properties": properties}


def _measure(value: Duration | Point) -> Cell:
    if isinstance(value, Duration):
        return {"months": value.months, "days": value.days, "seconds": value.seconds}
    names = ("longitude", "latitude", "height") if isinstance(value, WGS84Point) else ("x", "y", "z")
    return dict(zip(names, value, strict=False))
