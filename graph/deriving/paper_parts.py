"""What one paper puts into the graph, once it is known what all papers make of its names."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from citegraph.graph.link import Findings
from citegraph.graph.link.builds_on import Origins, builds_on
from citegraph.graph.link.compares_with import compares_with
from citegraph.graph.model import Edge, Node
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.resolve.claims import claim_edges, claim_node, claims_of
from citegraph.graph.resolve.entities import ByRoot
from citegraph.graph.resolve.facts import fact_edges
from citegraph.graph.resolve.metadata import citations, metadata_edges, paper_node
from citegraph.graph.resolve.readings import Reading
from citegraph.graph.resolve.variants import descents, stated_variants


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the parts of one paper depend on besides the paper."""

    entities: ByRoot
    origins: Origins
    holders: Callable[[str], Iterable[str]]
    """The papers that have an id of `scheme:value`, by their own ids."""
    lexicon: Lexicon


def findings_of(reading: Reading, entities: ByRoot) -> Findings:
    """All that a paper was found to say."""
    return Findings(reading, claims_of(reading, entities), descents(reading, entities))


def parts(findings: Findings, around: Surroundings) -> Iterator[Node | Edge]:
    """The paper, its claims, and every edge that starts from them or that the paper states, but RELATED_TO."""
    reading, entities = findings.reading, around.entities
    yield paper_node(reading.work)
    yield from fact_edges(reading, entities)
    for claim in findings.claims:
        yield claim_node(claim, reading, entities, lexicon=around.lexicon)
        yield from claim_edges(claim, reading, entities)
    yield from metadata_edges(reading.work)
    yield from citations(reading.work, around.holders)
    yield from stated_variants(findings.descents, entities)
    yield from compares_with(findings, entities)
    yield from builds_on(findings, entities, around.origins)
