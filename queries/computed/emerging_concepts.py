"""Concepts whose share of the papers has grown most."""

from collections import defaultdict

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._walk import in_order

SMOOTHING = 0.5
"""Papers added to each count, so that a share is never nought and few papers never make a large growth."""


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by growth, then recent papers, from the most; work linear in pairs of concept and year."""
    found = fetch()
    totals = {record["year"]: record["papers"] for record in found if record["id"] is None}
    since = max(totals, default=0) - parameters["window"] + 1
    if not any(year < since for year in totals):
        # Without earlier years nothing can have grown.
        return []
    by_concept: dict[str, list[Record]] = defaultdict(list)
    for record in found:
        if record["id"] is not None:
            by_concept[record["id"]].append(record)
    rows = [_row(years, totals, since) for years in by_concept.values()]
    rows = [row for row in rows if row["recent"] >= parameters["least"] and row["growth"] > 1]
    return in_order(rows, "less_growth", "less_recent", "concept", "concept_id")[: parameters["limit"]]


def _row(years: list[Record], totals: dict[int, int], since: int) -> Record:
    recent = sum(record["papers"] for record in years if record["year"] >= since)
    before = sum(record["papers"] for record in years) - recent
    growth = _share(recent, totals, since=since, late=True) / _share(before, totals, since=since, late=False)
    return {
        "concept": years[0]["name"],
        "growth": round(growth, 2),
        "recent": recent,
        "before": before,
        "first_year": min(record["year"] for record in years),
        "kind": years[0]["kind"],
        "concept_id": years[0]["id"],
        "less_growth": -round(growth, 2),
        "less_recent": -recent,
    }


def _share(papers: int, totals: dict[int, int], *, since: int, late: bool) -> float:
    every = sum(count for year, count in totals.items() if (year >= since) == late)
    return (papers + SMOOTHING) / (every + 2 * SMOOTHING)
