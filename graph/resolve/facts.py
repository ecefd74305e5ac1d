"""Edges that state what one paper says about methods, datasets and concepts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from citegraph.graph.model import Edge, EdgeType, EntityLabel, UsedMethod
from citegraph.graph.resolve.entities import ByRoot
from citegraph.graph.resolve.evidence import evidence
from citegraph.graph.resolve.meanings import Meaning
from citegraph.graph.resolve.readings import Reading
from citegraph.graph.resolve.terms import Relation, Term

_OWN: Mapping[Relation, Mapping[EntityLabel, EdgeType]] = {
    "introduces": {"Method": "INTRODUCES", "Dataset": "INTRODUCES", "Concept": "ABOUT"},
    "method": {"Method": "USES", "Dataset": "EVALUATES_ON", "Concept": "ABOUT"},
    "dataset": {"Method": "USES", "Dataset": "EVALUATES_ON", "Concept": "ABOUT"},
    "concept": {"Method": "ABOUT", "Dataset": "EVALUATES_ON", "Concept": "ABOUT"},
    "mention": {"Method": "MENTIONS", "Dataset": "MENTIONS", "Concept": "MENTIONS"},
}
"""The type of edge by what the paper says of a thing and what all papers together find it to be."""
_GOES_WITHOUT_SAYING: Mapping[EdgeType, tuple[EdgeType, ...]] = {
    "USES": ("INTRODUCES",),
    "EVALUATES_ON": ("INTRODUCES",),
    "MENTIONS": ("INTRODUCES", "USES", "EVALUATES_ON", "ABOUT"),
}
"""A paper that introduces a thing also uses it, and one that does either mentions it."""
_ROLES = ("baseline", "component", "subject")


@dataclass(frozen=True, slots=True)
class _Said:
    """What one term adds to an edge."""

    term: Term
    meaning: Meaning


def fact_edges(reading: Reading, entities: ByRoot) -> Iterator[Edge]:
    """The edges from a paper to what it introduces, uses, evaluates on and is about: one for each type and target."""
    said: defaultdict[tuple[EdgeType, str], list[_Said]] = defaultdict(list)
    for term, meaning in reading.named():
        if term.relation != "named":
            edge_type = _OWN[term.relation][entities[meaning.root].label]
            said[edge_type, meaning.root].append(_Said(term, meaning))
    for (edge_type, root), all_said in said.items():
        if any((more, root) in said for more in _GOES_WITHOUT_SAYING.get(edge_type, ())):
            continue
        yield _edge(reading, edge_type, entities[root].id, all_said)


def _edge(reading: Reading, edge_type: EdgeType, target: str, said: list[_Said]) -> Edge:
    best = max(said, key=lambda each: each.meaning.confidence).meaning
    facts = [fact for each in said for fact in each.term.facts]
    properties = evidence(facts, reading.work.paper, confidence=best.confidence)
    if edge_type == "USES":
        roles = {fact.role for fact in facts if isinstance(fact, UsedMethod)} or {"subject"}
        properties["role"] = min(roles, key=_ROLES.index)
    if best.reason:
        properties |= {"sense": best.reason, "sense_confidence": best.confidence}
    return Edge.model_construct(source=reading.work.id, type=edge_type, target=target, properties=properties)
