"""What a review is made of: papers in reading order, and for each sentence of theirs what it says of which things."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from citegraph.graph.exports._bibliography import Entry, bibliography, one_line
from citegraph.graph.exports._claims import ClaimRow, claim_rows
from citegraph.graph.exports._losses import Losses
from citegraph.graph.exports._reading_order import reading_order
from citegraph.graph.model import Edge, EdgeType, Node, Subgraph

SURE = 2 / 3
"""Confidence of what is told in our own words; what is less sure is quoted, or left out."""
SHARED = 2
"""Papers that a method, dataset or concept must join to have a section of its own."""
VERBS: Mapping[str, int] = {
    "introduces": 0,
    "extends": 1,
    "compares with": 2,
    "evaluates on": 3,
    "is about": 4,
    "speaks of": 5,
}
"""What a paper does with a thing, the most telling first."""
# That a paper uses what it names, or measures itself against it, shows from its claims alone: the rest is told as it is
# seen, that the paper speaks of it.
_BY_TYPE: Mapping[EdgeType, str] = {
    "INTRODUCES": "introduces",
    "EVALUATES_ON": "evaluates on",
    "ABOUT": "is about",
    "USES": "speaks of",
    "MENTIONS": "speaks of",
}


@dataclass(frozen=True, slots=True)
class Saying:
    """What one sentence of a paper says of a thing."""

    verb: str
    thing: str
    """Id of the node."""
    sentence: str
    """In one line; empty where it is the title, or not known."""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """The graph as a review needs it."""

    nodes: Mapping[str, Node]
    entries: Mapping[str, Entry]
    """By paper, in reading order."""
    claims: tuple[ClaimRow, ...]
    sayings: Mapping[str, tuple[Saying, ...]]
    """By paper, those that are sure, in the order of its text."""
    introduced_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each thing, the papers here that introduce it."""

    @classmethod
    def of(cls, graph: Subgraph) -> "Material":
        """The material that the graph holds."""
        # A review shows no abstract whole, and need not hold them.
        known = {entry.paper.id: replace(entry, abstract="") for entry in bibliography(graph, Losses())}
        nodes = {node.id: node for node in graph.nodes}
        introduced: defaultdict[str, list[str]] = defaultdict(list)
        for edge in graph.edges:
            if edge.type == "INTRODUCES" and _confidence(edge) >= SURE:
                introduced[edge.target].append(edge.source)
        return cls(
            nodes=nodes,
            entries={paper.id: known[paper.id] for paper in reading_order(graph)},
            claims=tuple(claim_rows(graph)),
            sayings=_sayings(graph, nodes),
            introduced_by={thing: tuple(papers) for thing, papers in introduced.items()},
        )

    @property
    def sure_claims(self) -> tuple[ClaimRow, ...]:
        """The claims that the comparison table may show."""
        return tuple(row for row in self.claims if _confidence(row.claim) >= SURE)

    def themes(self) -> Iterator[tuple[Node, dict[str, Saying]]]:
        """Each method, dataset or concept that several papers share, with what each says, in reading order."""
        by_thing: defaultdict[str, dict[str, Saying]] = defaultdict(dict)
        for paper in self.entries:
            for saying in sorted(self.sayings.get(paper, ()), key=lambda one: VERBS[one.verb]):
                by_thing[saying.thing].setdefault(paper, saying)
        shared = [thing for thing, papers in by_thing.items() if len(papers) >= SHARED]
        for thing in sorted(shared, key=lambda thing: (-len(by_thing[thing]), thing)):
            yield self.nodes[thing], by_thing[thing]


def _sayings(graph: Subgraph, nodes: Mapping[str, Node]) -> dict[str, tuple[Saying, ...]]:
    found: defaultdict[str, list[Saying]] = defaultdict(list)
    own = {(edge.source, edge.target) for edge in graph.edges if edge.type == "INTRODUCES"}
    for edge in graph.edges:
        if edge.type == "VARIANT_OF" and (edge.paper, edge.source) not in own:
            continue
        paper, verb, evidence = _told(edge, nodes)
        if verb and paper in nodes and _confidence(evidence) >= SURE:
            found[paper].append(_saying(verb, edge.target, evidence, title=nodes[paper].name))
    return {paper: tuple(sorted(said, key=lambda one: (one.start, VERBS[one.verb]))) for paper, said in found.items()}


def _told(edge: Edge, nodes: Mapping[str, Node]) -> tuple[str, str, Edge | Node]:
    """Who does what with the edge's target, and what says so; no verb where the edge is no fact in a text.

    A paper extends what a thing of its own is a variant of; that of others it only speaks.
    """
    if edge.type == "BASELINE":
        claim = nodes[edge.source]
        return str(claim.properties.get("paper", "")), "compares with", claim
    if edge.type == "VARIANT_OF":
        return edge.paper, "extends" if edge.properties.get("rule") == "text" else "", edge
    return edge.source, _BY_TYPE.get(edge.type, ""), edge


def _saying(verb: str, thing: str, evidence: Edge | Node, *, title: str) -> Saying:
    sentence, start = evidence.properties.get("sentence", ""), evidence.properties.get("start", 0)
    in_title = evidence.properties.get("field") == "title" or one_line(str(sentence)) == one_line(title)
    where = -1 if in_title else start if isinstance(start, int) else 0
    return Saying(verb, thing, "" if in_title else one_line(str(sentence)), where)


def by_sentence(sayings: Iterable[Saying], claims: Iterable[ClaimRow]) -> dict[str, list[Saying]]:
    """The sentences in which something is said of a thing, or claimed, in the order of the text."""
    places: dict[str, int] = {}
    said: defaultdict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        said[saying.sentence].append(saying)
        places.setdefault(saying.sentence, saying.start)
    for row in claims:
        start = row.claim.properties.get("start", 0)
        said[row.quote].extend([])
        places.setdefault(row.quote, start if isinstance(start, int) else 0)
    return {sentence: said[sentence] for sentence in sorted(said, key=lambda one: (places[one], one))}


def _confidence(part: Node | Edge) -> float:
    confidence = part.properties.get("confidence", 1.0)
    return float(confidence) if isinstance(confidence, int | float) else 1.0
