"""The order in which a newcomer reads papers: what others build on first, then by year and title."""

import heapq
from collections import defaultdict
from collections.abc import Sequence

from citegraph.graph.model import Node, Subgraph


def reading_order(graph: Subgraph) -> list[Node]:
    """The graph's papers, each after those in the graph that it builds on or cites.

    Where several may come next, the older, then the smaller title and id. Papers that build on each other in a ring
    come in that same order. This is Kahn's algorithm, "Topological sorting of large networks" (1962).
    """
    papers = {node.id: node for node in graph.nodes if node.label == "Paper"}
    before: dict[str, set[str]] = {i: set() for i in papers}
    for edge in graph.edges:
        if edge.type in {"BUILDS_ON", "CITES"} and edge.source in papers and edge.target in papers:
            before[edge.source].add(edge.target)
    return [papers[i] for i in _sorted(before, papers)]


def _sorted(before: dict[str, set[str]], papers: dict[str, Node]) -> Sequence[str]:
    after: dict[str, set[str]] = defaultdict(set)
    for i, earlier in before.items():
        for one in earlier - {i}:
            after[one].add(i)
    missing = {i: len(earlier - {i}) for i, earlier in before.items()}
    waiting = sorted(papers, key=lambda i: _age(papers[i]))
    ready = [(_age(papers[i]), i) for i in waiting if not missing[i]]
    done: dict[str, None] = {}
    while len(done) < len(papers):
        # A ring has no first paper: the oldest of those left is read first.
        _, i = heapq.heappop(ready) if ready else (None, next(i for i in waiting if i not in done))
        if i in done:
            continue
        done[i] = None
        for later in after[i]:
            missing[later] -= 1
            if not missing[later]:
                heapq.heappush(ready, (_age(papers[later]), later))
    return list(done)


def _age(paper: Node) -> tuple[int, str, str]:
    year = paper.properties.get("year")
    return (year if isinstance(year, int) else 9999, paper.name, paper.id)
