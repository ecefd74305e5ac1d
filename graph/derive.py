"""The graph as a pure function of the set of source records, and how a store's graph is brought up to date."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from citegraph.graph.corrections import Corrections
from citegraph.graph.deriving.rules import Rules
from citegraph.graph.deriving.whole import Derivation
from citegraph.graph.model import Edge, EdgeKey, SourceRecord, Subgraph
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable
from citegraph.graph.stores import GraphChange, Store

NO_CORRECTIONS = Corrections()


def derive(
    records: Iterable[SourceRecord], *, lexicon: Lexicon, table: NameTable, corrections: Corrections = NO_CORRECTIONS
) -> Subgraph:
    """The graph that the records amount to; it depends on their set alone, not on order or repetition."""
    with _collector_paused():
        return Derivation(records, Rules(lexicon, table, corrections)).graph()


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keeps the cycle collector away while millions of values without cycles are made: it took a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def difference(before: Subgraph, after: Subgraph) -> GraphChange:
    """What turns the one graph into the other, and nothing more: what is equal is not touched."""
    old_nodes = {node.id: node for node in before.nodes}
    old_edges = {_key(edge): edge for edge in before.edges}
    new_nodes = {node.id for node in after.nodes}
    new_edges = {_key(edge) for edge in after.edges}
    return GraphChange(
        nodes=tuple(node for node in after.nodes if old_nodes.get(node.id) != node),
        edges=tuple(edge for edge in after.edges if old_edges.get(_key(edge)) != edge),
        removed_nodes=tuple(node_id for node_id in old_nodes if node_id not in new_nodes),
        removed_edges=tuple(
            EdgeKey(source=source, type=edge.type, target=target, paper=paper)
            for (source, _, target, paper), edge in old_edges.items()
            if _key(edge) not in new_edges
        ),
    )


def _key(edge: Edge) -> tuple[str, str, str, str]:
    return (edge.source, edge.type, edge.target, edge.paper)


def update(
    store: Store, *, lexicon: Lexicon, table: NameTable, corrections: Corrections = NO_CORRECTIONS
) -> GraphChange:
    """Bring the derived graph of a store up to date with its records, and tell what had to change.

    A store that was left stale, by a load that was stopped say, is completed; one that is up to date is not touched.
    """
    with _collector_paused():
        derivation = Derivation(store.records(), Rules(lexicon, table, corrections))
        after = derivation.graph()
    papers = {key: paper.id for paper in derivation.papers for key in paper.reading.work.records}
    change = difference(store.graph(), after).model_copy(update={"papers": papers})
    if store.stale() or not change.empty:
        store.apply(change)
    return change
