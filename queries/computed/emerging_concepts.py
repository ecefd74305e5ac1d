"""Concepts whose share of the papers has grown most."""

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._walk import in_order

SMOOTHING = 0.5
"""Papers added to each count, so that a share is never nought and few papers never make a large growth."""


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by growth, then recent papers, from the most; the store counts, and only what is frequent now is fetched."""
    totals = {record["year"]: record["papers"] for record in fetch(since=None)}
    since = max(totals, default=0) - parameters["window"] + 1
    if not any(year < since for year in totals):
        # Without earlier years nothing can have grown.
        return []
    rows = [_row(concept, totals, since) for concept in fetch(since=since)]
    rows = [row for row in rows if row["growth"] > 1]
    return in_order(rows, "less_growth", "less_recent", "concept", "concept_id")[: parameters["limit"]]


def _row(concept: Record, totals: dict[int, int], since: int) -> Record:
    recent, before = concept["recent"], concept["papers"] - concept["recent"]
    growth = _share(recent, totals, since=since, late=True) / _share(before, totals, since=since, late=False)
    return {
        "concept": concept["name"],
        "growth": round(growth, 2),
        "recent": recent,
        "before": before,
        "first_year": concept["year"],
        "kind": concept["kind"],
        "concept_id": concept["id"],
        "less_growth": -round(growth, 2),
        "less_recent": -recent,
    }


def _share(papers: int, totals: dict[int, int], *, since: int, late: bool) -> float:
    every = sum(count for year, count in totals.items() if (year >= since) == late)
    return (papers + SMOOTHING) / (every + 2 * SMOOTHING)
