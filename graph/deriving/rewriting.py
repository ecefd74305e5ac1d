"""The part of the graph that a change can touch: as the store has it, and as it has to be."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from citegraph.graph.deriving.advance import Advance
from citegraph.graph.deriving.digests import Digest
from citegraph.graph.deriving.paper_parts import parts
from citegraph.graph.deriving.sides import Side
from citegraph.graph.link.outperforms import outperforms
from citegraph.graph.link.related_to import related_to
from citegraph.graph.model import Edge, EdgeKey, Node, Subgraph
from citegraph.graph.names import name_key
from citegraph.graph.resolve.metadata import named_node
from citegraph.graph.stores import Store


class Rewriting:
    """What a change that was carried through makes of the graph."""

    def __init__(self, advance: Advance) -> None:
        self._advance = advance
        self._sides = self._before, self._now = advance.before, advance.now
        self._old, self._new = advance.old(advance.rewritten), advance.new(advance.rewritten)

    def after(self) -> Subgraph:
        """The nodes and edges that may differ, as they have to be."""
        parts = list(self._parts())
        nodes = {part.id: part for part in parts if isinstance(part, Node)}
        return Subgraph.of(nodes, {part.key: part for part in parts if isinstance(part, Edge)})

    def before(self, store: Store, after: Subgraph) -> Subgraph:
        """The same nodes and edges as the store has them."""
        papers = {digest.id for digest in self._old}
        related = {digest.id for digest in self._advance.old((*self._advance.near, *self._advance.gone))}
        told = store.edges_from(papers | related)
        claims = {edge.target for edge in told if edge.type == "CLAIMS" and edge.source in papers}
        keys = {*self._keys_before(), *(edge.key for edge in after.edges)}
        across = store.edges_from({key.source for key in keys if key.type in ("VARIANT_OF", "OUTPERFORMS")})
        edges = [
            *(edge for edge in told if edge.source in (related if edge.type == "RELATED_TO" else papers)),
            *store.edges_from(claims),
            *(edge for edge in across if edge.key in keys),
        ]
        ids = papers | claims | set(self._ids_before()) | {node.id for node in after.nodes}
        nodes = store.nodes(ids)
        return Subgraph.of({node.id: node for node in nodes}, {edge.key: edge for edge in edges})

    def _parts(self) -> Iterator[Node | Edge]:
        advance, now = self._advance, self._now
        for findings in advance.findings.values():
            yield from parts(findings, now.surroundings)
        for number, near in advance.near.items():
            paper = advance.changed.digest(number)
            weights = now.rules.weights
            yield from related_to(paper.id, paper.themes, near, weights=weights, entities=now.entities)
        for winner, loser in self._pairs:
            if given := now.known.supports(winner, loser):
                yield outperforms(given, now.entities)
        yield from self._by_name(now)
        yield from (
            now.entities[root].node() for root in self._roots if now.known.profile(root) and self._is_used(root)
        )
        for node_id, forms in advance.changed.forms_of.items():
            if forms:
                yield named_node(node_id, forms)

    @cached_property
    def _pairs(self) -> list[tuple[str, str]]:
        """Winners and losers of which papers may claim something else."""
        digests = (*self._old, *self._new)
        return sorted({(support.winner, support.loser) for digest in digests for support in digest.supports})

    @cached_property
    def _variants(self) -> list[str]:
        """Roots whose names may show another base, or of which papers state something else."""
        things = self._advance.things.changed
        found = {root for digest in (*self._old, *self._new) for pair in digest.descents for root in pair}
        found |= things.keys() | self._before.rulings.named | self._now.rulings.named
        entities = (entity for sides in things.values() for entity in sides if entity)
        for key in {name_key(form) for entity in entities for form in entity.forms}:
            found |= self._before.known.roots(f"family\t{key}") | self._now.known.roots(f"family\t{key}")
        return sorted(found)

    def _by_name(self, side: Side) -> Iterator[Edge]:
        """The variants that names show on one side."""
        for root in self._variants:
            if side.known.profile(root) and (edge := side.families.edge(root)):
                yield edge

    @cached_property
    def _roots(self) -> list[str]:
        """Roots of entities that may differ, or be joined to something on one side alone."""
        found = set(self._advance.things.changed)
        for number in self._advance.rewritten:
            old, new = self._advance.old([number]), self._advance.new([number])
            found |= _used(old) ^ _used(new)
        for root in self._variants:
            bases = [side.families.base(root) if side.known.profile(root) else "" for side in self._sides]
            found |= {root, *filter(None, bases)} if bases[0] != bases[1] else set()
        return [root for root in sorted(found) if any(side.known.profile(root) for side in self._sides)]

    def _is_used(self, root: str) -> bool:
        """Whether an edge joins the entity to anything."""
        known, families = self._now.known, self._now.families
        if any(root in known.digest(number).used for number in known.papers(f"root\t{root}")):
            return True
        if families.base(root):
            return True
        keys = map(name_key, self._now.entities[root].forms)
        named = (other for other in self._now.rulings.named if known.profile(other))
        others = {*named, *(other for key in keys for other in known.roots(f"family\t{key}"))}
        return any(families.base(other) == root for other in others)

    def _keys_before(self) -> Iterator[EdgeKey]:
        """The edges that started from entities before and may differ."""
        side = self._before
        for digest in self._old:
            for variant, base in digest.descents:
                source, target = side.entities[variant].id, side.entities[base].id
                yield EdgeKey(source=source, type="VARIANT_OF", target=target, paper=digest.id)
        for pair in self._pairs:
            if side.known.supports(*pair):
                source, target = (side.entities[root].id for root in pair)
                yield EdgeKey(source=source, type="OUTPERFORMS", target=target)
        yield from (edge.key for edge in self._by_name(side))

    def _ids_before(self) -> Iterator[str]:
        """The entities, authors and venues as they were before that may differ."""
        side = self._before
        yield from (side.entities[root].id for root in self._roots if side.known.profile(root))
        yield from self._advance.changed.forms_of


def _used(digests: Iterable[Digest]) -> frozenset[str]:
    return frozenset().union(*(digest.used for digest in digests))
