"""What a method is a variant of, its variants, and its successors: each once, by a shortest way."""

from collections.abc import Callable

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._walk import breadth_first, in_order


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by relation, steps, year, name and id; one fetch a step and direction."""
    start, depth = parameters["method"], parameters["depth"]
    rows = breadth_first(start, _expand(fetch, "ancestor"), depth=depth, far="method_id")
    rows += breadth_first(start, _expand(fetch, "variant"), depth=depth, far="method_id")
    related = {start, *(row["method_id"] for row in rows)}
    successors = breadth_first(start, _expand(fetch, "successor"), depth=1, far="method_id")
    rows += [row for row in successors if row["method_id"] not in related]
    return in_order(rows, "relation", "steps", "year", "method", "method_id")


def _expand(fetch: Fetch, relation: str) -> Callable[[list[str]], list[Record]]:
    def expand(ids: list[str]) -> list[Record]:
        found = fetch(**({"ancestor": [], "variant": [], "successor": []} | {relation: ids}))
        # A sentence that says so is better evidence than the name alone; the earliest paper said it first.
        by_name = [{**record, "by_name": record["rule"] == "name"} for record in found]
        return in_order(by_name, "through_id", "by_name", "year", "paper_id")

    return expand
