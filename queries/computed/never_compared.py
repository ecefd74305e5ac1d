"""Pairs of methods that share a dataset or concept and that no claim compares."""

from itertools import combinations

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._walk import in_order


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows from the pair both of which most papers use; at most `among` methods are paired, so the work is bounded."""
    methods = fetch(ids=[])
    compared = {(row["id"], row["rival"]) for row in fetch(ids=[method["id"] for method in methods])}
    pairs = [_pair(a, b) for a, b in combinations(methods, 2) if (a["id"], b["id"]) not in compared]
    return in_order(pairs, "fewer", "less", "first", "second", "first_id", "second_id")[: parameters["limit"]]


def _pair(a: Record, b: Record) -> Record:
    first, second = sorted((a, b), key=lambda method: (-len(method["papers"]), method["id"]))
    return {
        "first": first["name"],
        "second": second["name"],
        "first_papers": len(first["papers"]),
        "second_papers": len(second["papers"]),
        "together": len(set(first["papers"]) & set(second["papers"])),
        "first_id": first["id"],
        "second_id": second["id"],
        "fewer": -len(second["papers"]),
        "less": -len(first["papers"]),
    }
