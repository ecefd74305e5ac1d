"""Groups of papers that are closer to each other than to the rest."""

from collections import Counter
from collections.abc import Collection

import networkx as nx

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._walk import in_order

SEED = 0
MOST_SHARED, MOST_CENTRAL = 5, 3


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by size from the largest, then the smallest id in the group."""
    found = fetch()
    graph, titles = _graph(found), dict[str, str]()
    for record in found:
        titles |= {record["source"]: record["source_title"], record["target"]: record["target_title"]}
    groups = nx.community.louvain_communities(graph, weight="weight", seed=SEED) if graph else []
    large = sorted((group for group in groups if len(group) >= parameters["least"]), key=lambda g: (-len(g), min(g)))
    member = {i: number for number, group in enumerate(large) for i in group}
    shared = _shared(found, member)
    return [
        _row(number, _central(graph, group), titles, [name for name, _ in _top(shared[number])])
        for number, group in enumerate(large[: parameters["limit"]])
    ]


def _graph(found: list[Record]) -> "nx.Graph[str]":
    """The papers and how closely they are joined, built in one order, on which Louvain's method depends."""
    graph: nx.Graph[str] = nx.Graph()
    weights: Counter[tuple[str, str]] = Counter()
    for record in in_order(found, "source", "target", "weight"):
        one, other = sorted((record["source"], record["target"]))
        weights[one, other] = max(weights[one, other], record["weight"])
    graph.add_nodes_from(sorted({i for pair in weights for i in pair}))
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in sorted(weights.items()))
    return graph


def _shared(found: list[Record], member: dict[str, int]) -> dict[int, Counter[str]]:
    """For each group, how many of its pairs of papers share each name."""
    counts: dict[int, Counter[str]] = {number: Counter() for number in set(member.values())}
    for record in found:
        number = member.get(record["source"])
        if number is not None and number == member.get(record["target"]):
            counts[number].update(record["shared"] or [])
    return counts


def _top(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_SHARED]


def _central(graph: "nx.Graph[str]", group: Collection[str]) -> list[str]:
    """The group's papers, those joined most closely with the rest of it first."""
    inside = graph.subgraph(group)
    weight = {i: round(sum(data["weight"] for _, _, data in inside.edges(i, data=True)), 6) for i in group}
    return sorted(group, key=lambda i: (-weight[i], i))


def _row(number: int, papers: list[str], titles: dict[str, str], about: list[str]) -> Record:
    central = [titles[i] for i in papers[:MOST_CENTRAL]]
    return {"group": number + 1, "papers": len(papers), "about": about, "central": central, "paper_ids": papers}
