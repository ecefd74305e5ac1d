"""The papers around one along BUILDS_ON, breadth first: each once, by a shortest way."""

from collections.abc import Callable

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._walk import breadth_first, in_order


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by direction, steps, year (the latest first), title and id; one fetch a step, however many papers it has."""
    rows: list[Record] = []
    for direction in ("back", "forward"):
        if parameters["direction"] in {direction, "both"}:
            rows += breadth_first(
                parameters["paper"], _expand(fetch, direction), depth=parameters["depth"], far="paper_id"
            )
    rows = [{**row, "recent": -(row["year"] or 0)} for row in rows]
    return in_order(rows, "direction", "steps", "recent", "title", "paper_id")[: parameters["limit"]]


def _expand(fetch: Fetch, direction: str) -> Callable[[list[str]], list[Record]]:
    def expand(ids: list[str]) -> list[Record]:
        return in_order(fetch(**({"back": [], "forward": []} | {direction: ids})), "through_id")

    return expand
