"""COMPARES_WITH: what a paper measures its work against, with how often it claims which outcome."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from citegraph.graph.link import Findings
from citegraph.graph.model import Edge, Outcome, PropertyValue
from citegraph.graph.resolve.claims import Claim
from citegraph.graph.resolve.entities import ByRoot
from citegraph.graph.resolve.readings import Reading

_TURNED: dict[Outcome, Outcome] = {"better": "worse", "worse": "better", "equal": "equal", "unclear": "unclear"}


def compares_with(findings: Findings, entities: ByRoot) -> Iterator[Edge]:
    """One edge for each thing a paper compares with; outcomes are from the point of view of the paper's own."""
    for root, outcomes in compared(findings.reading, findings.claims).items():
        counts: dict[str, PropertyValue] = {outcome: outcomes[outcome] for outcome in _TURNED}
        yield Edge.model_construct(
            source=findings.id,
            type="COMPARES_WITH",
            target=entities[root].id,
            properties={**counts, "claims": outcomes.total()},
        )


def compared(reading: Reading, claims: Sequence[Claim]) -> dict[str, Counter[Outcome]]:
    """How often the paper claims which outcome against each thing that is not its own, by root."""
    own = {root for _, root in reading.introduced()}
    found: defaultdict[str, Counter[Outcome]] = defaultdict(Counter)
    for claim in claims:
        outcome = claim.comparison.outcome
        if claim.baseline and claim.baseline not in own:
            found[claim.baseline][outcome] += 1
        elif claim.baseline and claim.subject and claim.subject not in own:
            found[claim.subject][_TURNED[outcome]] += 1
    return dict(found)
