"""OUTPERFORMS: which method papers claim to be better than which, with how much support."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citegraph.graph.link import Findings
from citegraph.graph.model import Comparison, Edge, PropertyValue
from citegraph.graph.resolve.entities import ByRoot

_BEST = {"factor": "best_factor", "percent": "best_percent", "points": "best_points"}


@dataclass(frozen=True, slots=True)
class Support:
    """What one paper claims of a winner and a loser, by their roots."""

    winner: str
    loser: str
    claims: int
    best: dict[str, float]
    """The strongest value of each unit, by the property that shows it."""


def supports(findings: Findings, entities: ByRoot) -> list[Support]:
    """One for each pair of methods; a claim that the subject is worse counts for the other side."""
    found: defaultdict[tuple[str, str], list[Comparison]] = defaultdict(list)
    for claim in findings.claims:
        sides = (claim.subject, claim.baseline)
        if sides[0] == sides[1] or not all(root and entities[root].label == "Method" for root in sides):
            continue
        if claim.comparison.outcome in ("better", "worse"):
            pair = sides if claim.comparison.outcome == "better" else sides[::-1]
            found[pair].append(claim.comparison)
    return [Support(*pair, claims=len(claims), best=_best(claims)) for pair, claims in found.items()]


def _best(comparisons: Iterable[Comparison]) -> dict[str, float]:
    best: dict[str, float] = {}
    for comparison in comparisons:
        if comparison.number is not None and comparison.unit in _BEST:
            name = _BEST[comparison.unit]
            best[name] = max(abs(comparison.number), best.get(name, 0.0))
    return best


def outperforms(given: Mapping[str, Support], entities: ByRoot) -> Edge:
    """The edge from winner to loser that these papers support, all of them claiming it of the same two.

    Where papers contradict each other both directions stand, and that is a finding.
    """
    (pair,) = {(support.winner, support.loser) for support in given.values()}
    properties: dict[str, PropertyValue] = {
        "claims": sum(support.claims for support in given.values()),
        "papers": len(given),
        "paper_ids": tuple(sorted(given)),
    }
    for name in _BEST.values():
        if values := [support.best[name] for support in given.values() if name in support.best]:
            properties[name] = max(values)
    source, target = (entities[root].id for root in pair)
    return Edge.model_construct(source=source, type="OUTPERFORMS", target=target, properties=properties)
