"""The graph as a pure function of the set of source records, and how a store's graph is brought up to date."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from citegraph.graph.corrections import Corrections
from citegraph.graph.link import Findings
from citegraph.graph.link.builds_on import builds_on
from citegraph.graph.link.compares_with import compares_with
from citegraph.graph.link.outperforms import outperforms
from citegraph.graph.link.related_to import related_to
from citegraph.graph.model import Edge, EdgeKey, Node, SourceRecord, Subgraph
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable
from citegraph.graph.resolve.claims import claim_edges, claim_node, claims_of
from citegraph.graph.resolve.entities import entities_of, profiles_of
from citegraph.graph.resolve.facts import fact_edges
from citegraph.graph.resolve.meanings import Meanings
from citegraph.graph.resolve.metadata import citations, metadata, paper_node
from citegraph.graph.resolve.readings import read_papers
from citegraph.graph.resolve.rulings import Rulings
from citegraph.graph.resolve.senses import Senses
from citegraph.graph.resolve.terms import terms_of
from citegraph.graph.resolve.variants import bases_by_name, descents, stated_variants
from citegraph.graph.resolve.works import works_of
from citegraph.graph.stores import GraphChange, Store

NO_CORRECTIONS = Corrections()


def derive(
    records: Iterable[SourceRecord], *, lexicon: Lexicon, table: NameTable, corrections: Corrections = NO_CORRECTIONS
) -> Subgraph:
    """The graph that the records amount to; it depends on their set alone, not on order or repetition."""
    with _collector_paused():
        return _derived(_found(records, lexicon=lexicon, table=table, corrections=corrections), lexicon)


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


def _derived(findings: Findings, lexicon: Lexicon) -> Subgraph:
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str, str], Edge] = {}
    for part in _parts(findings, lexicon):
        if isinstance(part, Node):
            nodes[part.id] = part
        else:
            edges[part.source, part.type, part.target, part.paper] = part
    used = {end for edge in edges.values() for end in (edge.source, edge.target)}
    entities = (entity.node() for entity in findings.entities.values() if entity.id in used)
    nodes |= {node.id: node for node in entities}
    return Subgraph.model_construct(
        nodes=tuple(nodes[key] for key in sorted(nodes)), edges=tuple(edges[key] for key in sorted(edges))
    )


def _found(
    records: Iterable[SourceRecord], *, lexicon: Lexicon, table: NameTable, corrections: Corrections
) -> Findings:
    papers = [terms_of(work, lexicon) for work in works_of(records)]
    senses = Senses(papers, lexicon, table)
    rulings = Rulings(corrections, senses)
    readings = read_papers(papers, Meanings(senses, lexicon), rulings)
    entities = entities_of(profiles_of(readings), lexicon=lexicon, senses=senses, rulings=rulings)
    return Findings(
        readings=readings,
        entities=entities,
        claims={reading.work.id: claims_of(reading, entities) for reading in readings},
        descents={reading.work.id: descents(reading, entities) for reading in readings},
        table=table,
    )


def _parts(findings: Findings, lexicon: Lexicon) -> Iterator[Node | Edge]:
    """Every node but the entities, and every edge."""
    works = [reading.work for reading in findings.readings]
    for reading in findings.readings:
        yield paper_node(reading.work)
        yield from fact_edges(reading, findings.entities)
        for claim in findings.claims[reading.work.id]:
            yield claim_node(claim, reading, findings.entities, lexicon=lexicon)
            yield from claim_edges(claim, reading, findings.entities)
    yield from metadata(works)
    yield from citations(works)
    yield from _variants(findings)
    for link in (compares_with, outperforms, builds_on, related_to):
        yield from link(findings)


def _variants(findings: Findings) -> Iterator[Edge]:
    """What papers state, then what names alone show of pairs about which no paper says anything."""
    stated = [descent for found in findings.descents.values() for descent in found]
    yield from stated_variants(stated, findings.entities)
    known = {frozenset((descent.variant, descent.base)) for descent in stated}
    for variant, base in bases_by_name(findings.entities):
        if frozenset((variant, base)) not in known:
            source, target = findings.entities[variant].id, findings.entities[base].id
            yield Edge.model_construct(source=source, type="VARIANT_OF", target=target, properties={"rule": "name"})


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
        findings = _found(store.records(), lexicon=lexicon, table=table, corrections=corrections)
        after = _derived(findings, lexicon)
    change = difference(store.graph(), after).model_copy(update={"papers": _papers(findings)})
    if store.stale() or not change.empty:
        store.apply(change)
    return change


def _papers(findings: Findings) -> dict[str, str]:
    """By key of each record, the id of the paper that it tells of."""
    works = (reading.work for reading in findings.readings)
    return {key: work.id for work in works for key in work.records}
