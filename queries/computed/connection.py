"""The shortest way between two nodes, searched from both ends."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._walk import in_order

Neighbours: TypeAlias = Callable[[list[str]], Iterable[tuple[str, str]]]
"""Pairs of one of the ids and a node next to it."""


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """One row a step; none where there is no way of at most `depth` steps.

    One fetch a step, and one for the evidence.
    """

    def neighbours(ids: list[str]) -> list[tuple[str, str]]:
        return [(record["near"], record["far"]) for record in fetch(ids=ids, pairs=[])]

    way = shortest(parameters["start"], parameters["goal"], neighbours, depth=parameters["depth"])
    pairs = [list(pair) for pair in pairwise(way)]
    steps = fetch(ids=[], pairs=pairs) if pairs else []
    return [_row(number, pair, steps) for number, pair in enumerate(pairs, start=1)]


@dataclass(slots=True)
class _Side:
    """What a search from one end has reached."""

    frontier: list[str]
    steps: int = 0
    back: dict[str, list[str]] = field(default_factory=dict)
    """For each node reached, the nodes one step nearer to this end."""

    def advance(self, neighbours: Neighbours) -> None:
        reached: dict[str, list[str]] = defaultdict(list)
        for near, far in neighbours(self.frontier):
            if far not in self.back:
                reached[far].append(near)
        self.back |= reached
        self.frontier = sorted(reached)
        self.steps += 1


def shortest(start: str, goal: str, neighbours: Neighbours, *, depth: int) -> list[str]:
    """Ids from start to goal along the shortest way whose ids come first; empty where none has at most `depth` steps.

    Breadth first from both ends, always from the end that has fewer nodes to go on from, so that a hub is entered from
    one side only (Pohl, Bi-directional Search, 1971).

    >>> ring = {"a": "bd", "b": "ac", "c": "bd", "d": "ca"}
    >>> shortest("a", "c", lambda ids: [(i, other) for i in ids for other in ring[i]], depth=4)
    ['a', 'b', 'c']
    """
    first, last = _Side([start], back={start: []}), _Side([goal], back={goal: []})
    while not (met := first.back.keys() & last.back.keys()):
        side = min(first, last, key=lambda side: len(side.frontier))
        if not side.frontier or first.steps + last.steps == depth:
            return []
        side.advance(neighbours)
    return _first_way(start, _onward(first, met) | {i: set(nearer) for i, nearer in last.back.items()}, goal)


def _onward(side: _Side, met: Iterable[str]) -> dict[str, set[str]]:
    """For each node on a way from this end to where the sides met, the nodes one step on."""
    onward: dict[str, set[str]] = defaultdict(set)
    waiting, seen = list(met), set(met)
    while waiting:
        node = waiting.pop()
        for nearer in side.back[node]:
            onward[nearer].add(node)
            if nearer not in seen:
                seen.add(nearer)
                waiting.append(nearer)
    return onward


def _first_way(start: str, onward: Mapping[str, set[str]], goal: str) -> list[str]:
    way = [start]
    while way[-1] != goal:
        way.append(min(onward[way[-1]]))
    return way


def _row(number: int, pair: list[str], steps: list[Record]) -> Record:
    """The step with the evidence that is best: a sentence before none, then by relation and paper."""
    found = [{**step, "bare": step["sentence"] is None} for step in steps if [step["near"], step["far"]] == pair]
    best = in_order(found, "bare", "relation", "paper_id", "sentence")[0]
    return {**best, "step": number, "source_id": pair[0], "target_id": pair[1]}
