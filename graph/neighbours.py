"""Parts of a stored graph, read by Cypher: named nodes with what joins them, and what stands around one."""

from collections.abc import Collection, Iterable

from citegraph.graph.model import Subgraph
from citegraph.graph.stores import Store
from citegraph.graph.stores._changes import read_edge, read_node

MOST = 500
"""Nodes around one: a hub with more would fill any picture."""
AROUND = """
    MATCH (n {id: $id})--(m)
    WHERE NOT (m:Source OR m:Store)
    RETURN DISTINCT m.id AS id
    ORDER BY id
    LIMIT $most
"""
OF_CLAIMS = """
    MATCH (c:Claim)--(m)
    WHERE c.id IN $ids AND NOT (m:Source OR m:Store)
    RETURN DISTINCT m.id AS id
    ORDER BY id
"""
NODES = """
    MATCH (n)
    WHERE n.id IN $ids AND NOT (n:Source OR n:Store)
    RETURN labels(n) AS labels, properties(n) AS properties
    ORDER BY n.id
"""
EDGES_FROM = """
    MATCH (a)-[r]->(b)
    WHERE a.id IN $ids
    RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS properties
"""
EDGES_TO = """
    MATCH (a)-[r]->(b)
    WHERE b.id IN $ids
    RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS properties
"""


def around(store: Store, node: str, /) -> list[str]:
    """Ids of the node and of what is one edge away, at most MOST; a claim comes with all that it is about."""
    near = _ids(store, AROUND, id=node, most=MOST)
    claims = [i for i in near if i.startswith("claim:")]
    return list(dict.fromkeys([node, *near, *(_ids(store, OF_CLAIMS, ids=claims) if claims else [])]))


def part(store: Store, ids: Iterable[str], /, *, known: Collection[str] = ()) -> Subgraph:
    """The nodes with these ids, the edges between them and with `known` ones, and those of the known at their ends.

    Raises:
        StoreError: if what is stored is none of ours.
    """
    wanted = list(dict.fromkeys(ids))
    nodes = {node.id: node for node in (read_node(row) for row in _rows(store, NODES, ids=wanted))}
    ends = {*nodes, *known}
    rows = [row for text in (EDGES_FROM, EDGES_TO) for row in _rows(store, text, ids=list(nodes))]
    edges = [read_edge(row) for row in rows if row["source"] in ends and row["target"] in ends]
    beyond = {end for edge in edges for end in (edge.source, edge.target)} - nodes.keys()
    nodes |= {node.id: node for node in (read_node(row) for row in _rows(store, NODES, ids=sorted(beyond)))}
    return Subgraph.of(nodes, {edge.key: edge for edge in edges})


def _ids(store: Store, text: str, **parameters: object) -> list[str]:
    return [str(row["id"]) for row in _rows(store, text, **parameters)]


def _rows(store: Store, text: str, **parameters: object) -> list[dict[str, object]]:
    found = store.run(text, parameters)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]
