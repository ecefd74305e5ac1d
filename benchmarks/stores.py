"""How fast a graph is written, against the best Cypher by hand: `python benchmarks/stores.py FROM TO [TIMES]`.

FROM is a store with a graph, TO an empty Neo4j (its content is erased), TIMES how often the graph is repeated under
other ids. The yardstick is UNWIND MERGE of the same rows by the plain driver, with the same constraints and indexes.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from functools import partial

from neo4j import Driver, GraphDatabase

from citegraph.graph.model import Edge, Node, Subgraph
from citegraph.graph.stores import GraphChange, open_store
from citegraph.graph.stores._changes import chunks, edge_properties, node_properties
from citegraph.graph.stores.neo4j import credentials

ROUNDS = 3
BATCH = 2_000


def repeated(graph: Subgraph, times: int) -> Subgraph:
    """The graph, so many times, under ids of their own."""

    def again(i: int, name: str) -> str:
        return f"{name}-{i}" if name else ""

    nodes = [node.model_copy(update={"id": again(i, node.id)}) for i in range(times) for node in graph.nodes]
    edges = [
        edge.model_copy(
            update={"source": again(i, edge.source), "target": again(i, edge.target), "paper": again(i, edge.paper)}
        )
        for i in range(times)
        for edge in graph.edges
    ]
    return Subgraph(nodes=tuple(nodes), edges=tuple(edges))


def by_hand(driver: Driver, graph: Subgraph) -> None:
    """The same rows as anybody would write them, who knows the labels at both ends and that the store is empty."""
    labels = {node.id: node.label for node in graph.nodes}
    nodes: defaultdict[str, list[Node]] = defaultdict(list)
    edges: defaultdict[tuple[str, str, str, bool], list[Edge]] = defaultdict(list)
    for node in graph.nodes:
        nodes[node.label].append(node)
    for edge in graph.edges:
        edges[labels[edge.source], edge.type, labels[edge.target], bool(edge.paper)].append(edge)
    with driver.session() as session:
        for label, group in nodes.items():
            text = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.properties"
            for chunk in chunks(group, BATCH):
                rows = [{"id": node.id, "properties": node_properties(node)} for node in chunk]
                session.execute_write(lambda tx, text=text, rows=rows: tx.run(text, rows=rows).consume())
        for (source, kind, target, stated), members in edges.items():
            key = "{paper: row.properties.paper}" if stated else ""
            text = f"""
            UNWIND $rows AS row
            MATCH (a:{source} {{id: row.source}})
            MATCH (b:{target} {{id: row.target}})
            MERGE (a)-[r:{kind} {key}]->(b)
            SET r = row.properties
            """
            for part in chunks(members, BATCH):
                rows = [{"source": e.source, "target": e.target, "properties": edge_properties(e)} for e in part]
                session.execute_write(lambda tx, text=text, rows=rows: tx.run(text, rows=rows).consume())


def emptied(driver: Driver) -> None:
    """No node is left; constraints and indexes are."""
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(source: str, target: str, times: int = 10) -> None:
    """Prints seconds of both, round by round, and their ratio."""
    with open_store(source, read_only=True) as store:
        graph = repeated(store.graph(), times)
    print(f"{len(graph.nodes)} nodes, {len(graph.edges)} edges")
    change = GraphChange(nodes=graph.nodes, edges=graph.edges)
    ratios = []
    with closing(GraphDatabase.driver(target, auth=credentials())) as driver:
        emptied(driver)
        for i in range(ROUNDS + 1):
            hand = timed(partial(by_hand, driver, graph))
            emptied(driver)
            with open_store(target) as store:
                ours = timed(partial(store.apply, change))
                again = timed(partial(store.apply, change))
            emptied(driver)
            note = "  (warming up)" if i == 0 else ""
            print(f"by hand {hand:.1f} s, apply {ours:.1f} s, ratio {ours / hand:.2f}; all again {again:.1f} s{note}")
            ratios += [ours / hand] if i else []
    print(f"best ratio {min(ratios):.2f}, median {sorted(ratios)[len(ratios) // 2]:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:3], *map(int, sys.argv[3:4]))
