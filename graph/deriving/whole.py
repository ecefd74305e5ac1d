"""The whole graph at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from citegraph.graph.deriving.paper_parts import Surroundings, findings_of, parts
from citegraph.graph.deriving.rules import Rules
from citegraph.graph.link import Findings
from citegraph.graph.link.builds_on import Origin, Origins, origins_in
from citegraph.graph.link.outperforms import Support, outperforms, supports
from citegraph.graph.link.related_to import NEAREST, Rank, all_near, related_to, themes_in
from citegraph.graph.model import Edge, Node, SourceRecord, Subgraph
from citegraph.graph.resolve.definitions import AllDefinitions
from citegraph.graph.resolve.entities import entities_of
from citegraph.graph.resolve.meanings import Meanings
from citegraph.graph.resolve.metadata import named_in, named_node
from citegraph.graph.resolve.naming import Naming
from citegraph.graph.resolve.profiles import AllProfiles
from citegraph.graph.resolve.readings import read_paper
from citegraph.graph.resolve.rulings import Rulings
from citegraph.graph.resolve.senses import Senses
from citegraph.graph.resolve.terms import terms_of
from citegraph.graph.resolve.variants import Families
from citegraph.graph.resolve.works import works_of


class Derivation:
    """Everything that a set of records amounts to, papers in the order of their ids."""

    def __init__(self, records: Iterable[SourceRecord], rules: Rules) -> None:
        self.rules = rules
        papers = [terms_of(work, rules.lexicon) for work in works_of(records)]
        senses = Senses(AllDefinitions(papers), rules.lexicon, rules.table)
        rulings = Rulings(rules.corrections, senses)
        meanings = Meanings(senses, rules.lexicon)
        readings = [read_paper(paper, meanings, rulings) for paper in papers]
        self.naming = Naming(rules.lexicon, senses, rulings)
        self.profiles = AllProfiles(readings)
        self.entities = entities_of(self.profiles, self.naming)
        self.papers: Sequence[Findings] = [findings_of(reading, self.entities) for reading in readings]
        self.themes = [themes_in(reading, rules.weights) for reading in readings]
        self.farthest: dict[str, Rank] = {}
        """The rank of the last paper kept as near to each, where the list is full; known once the graph is."""

    def graph(self) -> Subgraph:
        """The graph in its canonical order."""
        nodes: dict[str, Node] = {}
        edges: dict[tuple[str, str, str, str], Edge] = {}
        for part in self._parts():
            if isinstance(part, Node):
                nodes[part.id] = part
            else:
                edges[part.source, part.type, part.target, part.paper] = part
        used = {end for edge in edges.values() for end in (edge.source, edge.target)}
        nodes |= {entity.id: entity.node() for entity in self.entities.values() if entity.id in used}
        return Subgraph.model_construct(
            nodes=tuple(nodes[key] for key in sorted(nodes)), edges=tuple(edges[key] for key in sorted(edges))
        )

    @cached_property
    def named(self) -> dict[str, Counter[str]]:
        """In how many places each author and each venue goes by which form, by the ids of their nodes."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for paper in self.papers:
            for node_id, forms in named_in(paper.reading.work).items():
                counts[node_id].update(forms)
        return dict(counts)

    def _parts(self) -> Iterator[Node | Edge]:
        """Every node but the entities, and every edge."""
        around = Surroundings(self.entities, _origins(self.papers), _holders(self.papers), self.rules.lexicon)
        for paper in self.papers:
            yield from parts(paper, around)
        for node_id, forms in self.named.items():
            yield named_node(node_id, forms)
        yield from self._variants_by_name()
        yield from self._outperforms()
        yield from self._related()

    def _variants_by_name(self) -> Iterator[Edge]:
        stated = {frozenset((d.variant, d.base)) for paper in self.papers for d in paper.descents}
        families = Families(
            self.entities,
            self.profiles.bearing,
            [root for root in self.naming.rulings.named if root in self.entities],
            lambda root, base: frozenset((root, base)) in stated,
        )
        yield from filter(None, map(families.edge, self.entities))

    def _outperforms(self) -> Iterator[Edge]:
        given: defaultdict[tuple[str, str], dict[str, Support]] = defaultdict(dict)
        for paper in self.papers:
            for support in supports(paper, self.entities):
                given[support.winner, support.loser][paper.id] = support
        return (outperforms(papers, self.entities) for papers in given.values())

    def _related(self) -> Iterator[Edge]:
        ids = [paper.id for paper in self.papers]
        weights = self.rules.weights
        for paper, themes, near in zip(ids, self.themes, all_near(ids, self.themes, weights), strict=True):
            if len(near) == NEAREST:
                self.farthest[paper] = near[-1].rank
            yield from related_to(paper, themes, near, weights=weights, entities=self.entities)


def _origins(papers: Iterable[Findings]) -> Origins:
    origins: defaultdict[str, list[Origin]] = defaultdict(list)
    for paper in papers:
        for root, in_title in origins_in(paper.reading).items():
            origins[root].append(Origin(paper.id, paper.reading.work.paper.year, in_title))
    return lambda root: origins.get(root, ())


def _holders(papers: Iterable[Findings]) -> Callable[[str], Iterable[str]]:
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for paper in papers:
        for shared in paper.reading.work.ids:
            holders[shared].append(paper.id)
    return lambda shared: holders.get(shared, ())
