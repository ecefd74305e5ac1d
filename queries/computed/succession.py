"""What beat a method, what beat that, and so on: each method once, by a shortest chain."""

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._walk import breadth_first, in_order


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by steps, claims from the most, name and id; one fetch a step."""

    def expand(ids: list[str]) -> list[Record]:
        found = [{**record, "fewer": -record["claims"]} for record in fetch(ids=ids)]
        return in_order(found, "fewer", "beats_id")

    rows = breadth_first(parameters["method"], expand, depth=parameters["depth"], far="method_id")
    return in_order(rows, "steps", "fewer", "method", "method_id")[: parameters["limit"]]
