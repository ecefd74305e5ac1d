"""What to read on a concept: the most important papers, each after what it builds on."""

import heapq
from collections import Counter, defaultdict

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._rank import page_rank

SEVERAL = 2
"""A paper that is not about the concept is taken in where at least this many that are build on it."""


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows in reading order; time n log n in the papers and edges found."""
    found = fetch()
    papers = _papers(found)
    edges = [(r["later_id"], r["paper_id"]) for r in found if r["later_id"] in papers and r["paper_id"] in papers]
    ranks = page_rank(papers, edges)
    chosen = sorted(papers, key=lambda i: (-round(ranks[i], 9), not papers[i]["about"], i))[: parameters["limit"]]
    earlier: dict[str, set[str]] = {i: set() for i in chosen}
    for later, before in edges:
        if later in earlier and before in earlier and later != before:
            earlier[later].add(before)
    built_on_by = Counter(before for _, before in edges)
    order = _in_order({i: papers[i] for i in chosen}, earlier)
    place = {i: position for position, i in enumerate(order, start=1)}
    return [
        {
            **papers[i],
            "position": place[i],
            "built_on_by": built_on_by[i],
            "after": [papers[b]["title"] for b in sorted(earlier[i], key=place.__getitem__) if place[b] < place[i]],
        }
        for i in order
    ]


def _papers(found: list[Record]) -> dict[str, Record]:
    about = {record["paper_id"]: record for record in found if record["about"]}
    others = {record["paper_id"]: record for record in found if not record["about"]}
    later = Counter(record["paper_id"] for record in found if not record["about"])
    return about | {i: record for i, record in others.items() if i not in about and later[i] >= SEVERAL}


def _in_order(papers: dict[str, Record], earlier: dict[str, set[str]]) -> list[str]:
    """Ids so that each comes after those it builds on, else the older first (Kahn, 1962).

    Where papers build on each other in a circle, the oldest of those that remain comes next.
    """
    later: dict[str, set[str]] = defaultdict(set)
    for i, before in earlier.items():
        for other in before:
            later[other].add(i)
    waiting = {i: len(before) for i, before in earlier.items()}
    heap = [(count, *_age(papers[i])) for i, count in waiting.items()]
    heapq.heapify(heap)
    done: list[str] = []
    while heap:
        count, _, i = heapq.heappop(heap)
        if i not in waiting or count != waiting[i]:
            continue
        del waiting[i]
        done.append(i)
        for other in later[i] & waiting.keys():
            waiting[other] -= 1
            heapq.heappush(heap, (waiting[other], *_age(papers[other])))
    return done


def _age(paper: Record) -> tuple[int, str]:
    return paper["year"] or 9999, paper["paper_id"]
