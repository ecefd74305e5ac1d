"""OUTPERFORMS: which method papers claim to be better than which, with how much support."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from citegraph.graph.link import Findings
from citegraph.graph.model import Comparison, Edge, PropertyValue

_BEST = {"factor": "best_factor", "percent": "best_percent", "points": "best_points"}


def outperforms(findings: Findings) -> Iterator[Edge]:
    """One edge for each winner and loser; a claim that the subject is worse counts for the other side.

    Where papers contradict each other both directions stand, and that is a finding.
    """
    for (winner, loser), support in _support(findings).items():
        papers = sorted({paper for paper, _ in support})
        properties: dict[str, PropertyValue] = {
            "claims": len(support),
            "papers": len(papers),
            "paper_ids": tuple(papers),
            **_best([comparison for _, comparison in support]),
        }
        source, target = findings.entities[winner].id, findings.entities[loser].id
        yield Edge.model_construct(source=source, type="OUTPERFORMS", target=target, properties=properties)


def _support(findings: Findings) -> dict[tuple[str, str], list[tuple[str, Comparison]]]:
    """Paper and claim for each pair of winner and loser, by their roots."""
    support: defaultdict[tuple[str, str], list[tuple[str, Comparison]]] = defaultdict(list)
    for paper, claims in findings.claims.items():
        for claim in claims:
            sides = (claim.subject, claim.baseline)
            if sides[0] == sides[1] or not all(_is_method(findings, root) for root in sides):
                continue
            if claim.comparison.outcome in ("better", "worse"):
                pair = sides if claim.comparison.outcome == "better" else sides[::-1]
                support[pair].append((paper, claim.comparison))
    return support


def _is_method(findings: Findings, root: str) -> bool:
    return bool(root) and findings.entities[root].label == "Method"


def _best(comparisons: Sequence[Comparison]) -> dict[str, PropertyValue]:
    """The strongest value of each unit."""
    best: dict[str, PropertyValue] = {}
    for unit, name in _BEST.items():
        numbers = [abs(c.number) for c in comparisons if c.unit == unit and c.number is not None]
        if numbers:
            best[name] = max(numbers)
    return best
