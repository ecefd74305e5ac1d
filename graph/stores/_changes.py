"""How nodes and edges stand in a store, and the statements that turn one derived graph into another."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from pydantic import ValidationError

from citegraph.errors import StoreError
from citegraph.graph.model import Edge, EdgeKey, Node, PropertyValue, Value
from citegraph.graph.stores import GraphChange
from citegraph.graph.stores import _cypher as cypher
from citegraph.graph.stores._cypher import Later, Statement

Ask: TypeAlias = Callable[[Statement], list[dict[str, Any]]]
"""Runs one statement inside the transaction or snapshot at hand; returns its rows."""
Ends: TypeAlias = tuple[str, str, str]
"""Label of an edge's source, its type, label of its target: what an indexed statement has to name."""
Item = TypeVar("Item")
Model = TypeVar("Model", bound=Value)

ROWS_PER_STATEMENT = 2_000
NODE_NAMES = frozenset({"id", "name", "aliases", "title", "label", "type"})
"""What a store itself writes on every node (`title` on papers), or what a database reserves."""
EDGE_NAMES = frozenset({"paper", "type"})
"""The same for edges."""


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of `size`, the last one shorter.

    >>> list(chunks("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk


def node_properties(node: Node) -> dict[str, object]:
    """Everything a store keeps on the node, flat."""
    _refuse(NODE_NAMES & node.properties.keys(), node.id)
    own: dict[str, object] = {"id": node.id, "name": node.name, "aliases": list(node.aliases)}
    if node.label == "Paper":
        own["title"] = node.name
    return own | _written(node.properties)


def edge_properties(edge: Edge) -> dict[str, object]:
    """Everything a store keeps on the edge, flat; `paper` only where it is set."""
    _refuse(EDGE_NAMES & edge.properties.keys(), f"{edge.source} {edge.type} {edge.target}")
    own: dict[str, object] = {"paper": edge.paper} if edge.paper else {}
    return own | _written(edge.properties)


def read_node(row: Mapping[str, Any]) -> Node:
    """The node that a row with labels and properties stands for.

    Raises:
        StoreError: if it is none of ours.
    """
    kept = row["properties"]
    (label,) = [label for label in row["labels"] if label in cypher.LABELS][:1]
    own = {"id": kept.get("id"), "label": label, "name": kept.get("name"), "aliases": kept.get("aliases")}
    return _valid(Node, own | {"properties": _others(kept, NODE_NAMES)})


def read_edge(row: Mapping[str, Any]) -> Edge:
    """The edge that a row with source, type, target and properties stands for.

    Raises:
        StoreError: if it is none of ours.
    """
    kept = row["properties"]
    ends = {"source": row["source"], "type": row["type"], "target": row["target"], "paper": kept.get("paper", "")}
    return _valid(Edge, ends | {"properties": _others(kept, EDGE_NAMES)})


def _others(kept: Mapping[str, Any], own: frozenset[str]) -> dict[str, PropertyValue]:
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in sorted(kept.items())
        if name not in own
    }


def _valid(kind: type[Model], values: Mapping[str, object]) -> Model:
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        hint = "keep the graph in a database of its own (neo4j://HOST?database=NAME, or another file)"
        message = f"the database holds a {kind.__name__.lower()} that citegraph did not write: {values}"
        raise StoreError(message[:500], hint=hint) from error


def plan(change: GraphChange, ask: Ask) -> Iterator[Statement]:
    """The statements that carry out the change, to be run in this order.

    Edges are removed and created, never merged: MERGE on a pattern without `paper` would also find the edges that have
    one. Nodes whose label changes take their edges along.

    Raises:
        StoreError: if an edge names a node that is neither in the store nor in the change.
    """
    new = {node.id: node.label for node in change.nodes}
    touched: tuple[Edge | EdgeKey, ...] = (*change.edges, *change.removed_edges)
    named = {end for edge in touched for end in (edge.source, edge.target)}
    old = _labels(named | new.keys(), ask)
    relabelled = {i: old[i] for i, label in new.items() if old.get(i, label) != label}
    moved = _edges_at(relabelled, ask)
    labels: dict[str, str] = {**old, **new}
    yield from _remove_edges(_by_ends((e for e in change.removed_edges if _stands(e, old)), old))
    yield from _remove_nodes({**dict.fromkeys(change.removed_nodes, ""), **relabelled})
    for label, nodes in _by_label(change.nodes).items():
        for chunk in chunks(nodes, ROWS_PER_STATEMENT):
            yield cypher.put_nodes(label, Later(chunk, _node_row))
    # Keys are objects: only where nodes take edges along are there any to compare.
    told = {*change.removed_edges, *(edge.key for edge in change.edges)} if moved else set()
    edges = [*change.edges, *(edge for edge in moved if edge.key not in told)]
    yield from _put_edges(edges, old=old, labels=labels, ask=ask)
    yield from _name_papers(change.papers, ask)


def _name_papers(papers: Mapping[str, str], ask: Ask) -> Iterator[Statement]:
    """Where a record tells of another paper than is written down."""
    known = {
        row["id"]: row["paper"]
        for chunk in chunks(papers, ROWS_PER_STATEMENT)
        for row in ask(Statement(cypher.PAPERS_OF, {"ids": chunk}))
    }
    rows = [{"id": key, "paper": paper} for key, paper in papers.items() if known.get(key, paper) != paper]
    yield from map(cypher.name_papers, chunks(rows, ROWS_PER_STATEMENT))


def _put_edges(
    edges: Sequence[Edge], *, old: Mapping[str, str], labels: Mapping[str, str], ask: Ask
) -> Iterator[Statement]:
    known = {edge_type for edge_type in {edge.type for edge in edges} if ask(Statement(cypher.any_edge(edge_type)))}
    replaced = [edge.key for edge in edges if edge.type in known and _stands(edge, old)]
    yield from _remove_edges(_by_ends(replaced, labels))
    for ends, group in _by_ends(edges, labels).items():
        for chunk in chunks(group, ROWS_PER_STATEMENT):
            yield cypher.create_edges(ends, Later(chunk, _edge_row))


def _node_row(node: Node) -> dict[str, object]:
    return {"id": node.id, "properties": node_properties(node)}


def _edge_row(edge: Edge) -> dict[str, object]:
    return {"source": edge.source, "target": edge.target, "properties": edge_properties(edge)}


def _remove_edges(groups: Mapping[Ends, list[EdgeKey]]) -> Iterator[Statement]:
    for ends, keys in groups.items():
        for chunk in chunks(keys, ROWS_PER_STATEMENT):
            yield cypher.remove_edges(ends, [{"source": k.source, "target": k.target, "paper": k.paper} for k in chunk])


def _remove_nodes(labels: Mapping[str, str]) -> Iterator[Statement]:
    """Removes nodes by id; an id whose label is not known is looked for under each."""
    for label in cypher.LABELS:
        ids = [i for i, known in labels.items() if known in {"", label}]
        for chunk in chunks(ids, ROWS_PER_STATEMENT):
            yield cypher.remove_nodes(label, chunk)


def nodes_with(ids: Iterable[str], ask: Ask) -> list[Node]:
    """The nodes in the store that have these ids."""
    return [
        read_node(row)
        for text, chunk in _by_place(ids, ask, cypher.nodes_of)
        for row in ask(Statement(text, {"ids": chunk}))
    ]


def edges_from(ids: Iterable[str], ask: Ask) -> list[Edge]:
    """The edges in the store that start from nodes with these ids."""
    return [
        read_edge(row)
        for text, chunk in _by_place(ids, ask, cypher.edges_from)
        for row in ask(Statement(text, {"ids": chunk}))
        if row["type"] in cypher.EDGE_TYPES
    ]


def _by_place(ids: Iterable[str], ask: Ask, text: Callable[[str], str]) -> Iterator[tuple[str, list[str]]]:
    """The text that asks for nodes of a label, with ids of nodes that have it, for each label."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for node_id, label in sorted(_labels(ids, ask).items()):
        found[label].append(node_id)
    for label, group in found.items():
        yield from ((text(label), chunk) for chunk in chunks(group, ROWS_PER_STATEMENT))


def _labels(ids: Iterable[str], ask: Ask) -> dict[str, str]:
    """Labels of those ids that stand for nodes in the store."""
    present = [label for label in cypher.LABELS if ask(Statement(cypher.any_node(label)))]
    wanted, found = set(ids), dict[str, str]()
    for label in present:
        # Our ids say their label (`method:flash`), so nearly all are found at the first place they are looked for.
        likely = [i for i in wanted if i.startswith(f"{label.lower()}:")]
        found |= dict.fromkeys(_with_label(likely, label=label, ask=ask), label)
    for label in present:
        found |= dict.fromkeys(_with_label(wanted - found.keys(), label=label, ask=ask), label)
    return found


def _with_label(ids: Iterable[str], *, label: str, ask: Ask) -> Iterator[str]:
    for chunk in chunks(sorted(ids), ROWS_PER_STATEMENT):
        yield from (row["id"] for row in ask(Statement(cypher.labels_of(label), {"ids": chunk})))


def _edges_at(labels: Mapping[str, str], ask: Ask) -> list[Edge]:
    rows = [
        row
        for label in sorted(set(labels.values()))
        for row in ask(Statement(cypher.edges_at(label), {"ids": [i for i, known in labels.items() if known == label]}))
    ]
    return list({edge.key: edge for edge in map(read_edge, rows)}.values())


def _by_label(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    groups: defaultdict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[node.label].append(node)
    return groups


EdgeLike = TypeVar("EdgeLike", Edge, EdgeKey)


def _by_ends(edges: Iterable[EdgeLike], labels: Mapping[str, str]) -> dict[Ends, list[EdgeLike]]:
    groups: defaultdict[Ends, list[EdgeLike]] = defaultdict(list)
    for edge in edges:
        missing = [end for end in (edge.source, edge.target) if end not in labels]
        if missing:
            where = f"{edge.source} {edge.type} {edge.target}"
            raise StoreError(f"the edge names a node that the graph does not hold: {missing[0]}", where=where)
        groups[labels[edge.source], edge.type, labels[edge.target]].append(edge)
    return groups


def _stands(edge: Edge | EdgeKey, labels: Mapping[str, str]) -> bool:
    return edge.source in labels and edge.target in labels


def _written(properties: Mapping[str, PropertyValue]) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def _refuse(names: Iterable[str], where: str) -> None:
    """A property with such a name would come back as something else, so it is never written."""
    if clash := sorted(names):
        raise StoreError(f"the property name {clash[0]!r} is the store's own", where=where)
