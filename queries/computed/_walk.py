"""Breadth-first walks over a graph that stays in its store: one fetch a step, each node reached once."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from citegraph.queries.answer import Record

Expand: TypeAlias = Callable[[list[str]], Iterable[Record]]
"""For the ids of one step, records of the next, each with the id of the new node."""


def breadth_first(start: str, expand: Expand, /, *, depth: int, far: str) -> list[Record]:
    """For each node within `depth` steps of `start`, a record that reaches it by a shortest way, with its `steps`.

    The records of `expand` hold the id of the new node under the key `far`. Of several that reach a node in the same
    step the first in the order of `expand` is kept.
    """
    seen, frontier, found = {start}, [start], list[Record]()
    for steps in range(1, depth + 1):
        reached: dict[str, Record] = {}
        for record in expand(frontier):
            if record[far] not in seen:
                reached.setdefault(record[far], {**record, "steps": steps})
        found += reached.values()
        seen |= reached.keys()
        frontier = sorted(reached)
        if not frontier:
            break
    return found


def in_order(records: Iterable[Record], /, *keys: str) -> list[Record]:
    """The records by these columns, ascending, what is absent last.

    >>> in_order([{"year": None, "id": "b"}, {"year": 2026, "id": "c"}, {"year": 2026, "id": "a"}], "year", "id")
    [{'year': 2026, 'id': 'a'}, {'year': 2026, 'id': 'c'}, {'year': None, 'id': 'b'}]
    """
    return sorted(records, key=lambda record: [(record[key] is None, record[key]) for key in keys])
