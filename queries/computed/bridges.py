"""Papers and entities that join groups of others."""

from collections import Counter
from collections.abc import Iterator

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._betweenness import betweenness
from citegraph.queries.computed._walk import in_order
from citegraph.queries.header import LABELS

CHUNK = 1_000
"""Names and labels are fetched for so many nodes at a time, from the highest, until there are enough rows."""


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by betweenness from the highest, then id; nodes that join nothing are left out."""
    edges = {(record["source"], record["target"]) for record in fetch(labels=[], ids=[], joined=True)}
    degree = Counter(i for edge in edges for i in edge)
    between = {i: value for i, value in betweenness(edges).items() if value > 0}
    labels = [parameters["kind"]] if parameters["kind"] != "any" else list(LABELS["node"])
    rows: list[Record] = []
    for ids in _chunks(sorted(between, key=lambda i: (-between[i], i))):
        known = fetch(labels=labels, ids=ids, joined=False)
        rows += [{**r, "betweenness": between[r["node_id"]], "degree": degree[r["node_id"]]} for r in known]
        if len(rows) >= parameters["limit"]:
            break
    lower = [{**row, "lower": -row["betweenness"]} for row in rows]
    return in_order(lower, "lower", "node_id")[: parameters["limit"]]


def _chunks(ids: list[str]) -> Iterator[list[str]]:
    return (ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK))
