"""Groups of papers that are closer to each other than to the rest."""

from collections import Counter

from citegraph.graph.communities import communities
from citegraph.queries.answer import Fetch, Record

MOST_SHARED, MOST_CENTRAL = 5, 3


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by size from the largest, then by the first id in the group; titles are fetched for what is shown alone."""
    found = fetch(ids=[])
    edges = _edges(found)
    large = [group for group in communities(edges) if len(group) >= parameters["least"]][: parameters["limit"]]
    member = {i: number for number, group in enumerate(large) for i in group}
    shared, closeness = _shared(found, member), _closeness(edges, member)
    groups = [sorted(group, key=lambda i: (-closeness[i], i)) for group in large]
    titles = _titles(fetch, [i for group in groups for i in group[:MOST_CENTRAL]])
    return [_row(number, group, titles, shared[number]) for number, group in enumerate(groups)]


def _edges(found: list[Record]) -> dict[tuple[str, str], float]:
    """How closely each pair of papers is joined: by the stronger of what joins them."""
    edges: dict[tuple[str, str], float] = {}
    for record in found:
        one, other = sorted((record["source"], record["target"]))
        edges[one, other] = max(edges.get((one, other), 0.0), float(record["weight"]))
    return edges


def _shared(found: list[Record], member: dict[str, int]) -> dict[int, list[str]]:
    """For each group, the names that most of its pairs of papers share."""
    counts: dict[int, Counter[str]] = {number: Counter() for number in member.values()}
    for record in found:
        number = member.get(record["source"])
        if number is not None and number == member.get(record["target"]):
            counts[number].update(record["shared"] or [])
    return {number: _most(count) for number, count in counts.items()}


def _most(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))[:MOST_SHARED]


def _closeness(edges: dict[tuple[str, str], float], member: dict[str, int]) -> dict[str, float]:
    """How closely each paper is joined with the rest of its group."""
    closeness = dict.fromkeys(member, 0.0)
    for (one, other), weight in sorted(edges.items()):
        if one in member and member[one] == member.get(other):
            closeness[one] += weight
            closeness[other] += weight
    return {i: round(weight, 6) for i, weight in closeness.items()}


def _titles(fetch: Fetch, ids: list[str]) -> dict[str, str]:
    return {record["source"]: record["title"] for record in (fetch(ids=ids) if ids else [])}


def _row(number: int, papers: list[str], titles: dict[str, str], about: list[str]) -> Record:
    central = [titles[i] for i in papers[:MOST_CENTRAL]]
    return {"group": number + 1, "papers": len(papers), "about": about, "central": central, "paper_ids": papers}
