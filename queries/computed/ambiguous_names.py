"""Names that stand for several entities."""

from collections import defaultdict

from citegraph.graph.names import name_key
from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._walk import in_order


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by how many senses from the most, then name; time linear in the names."""
    names: dict[str, set[str]] = defaultdict(set)
    entities = {record["id"]: record for record in fetch()}
    forms: dict[str, list[str]] = defaultdict(list)
    for record in entities.values():
        for name in (record["name"], *record["aliases"]):
            names[name_key(name)].add(record["id"])
            forms[name_key(name)].append(name)
    rows = [_row(min(forms[key]), [entities[i] for i in sorted(ids)]) for key, ids in names.items() if len(ids) > 1]
    return in_order(rows, "fewer", "name", "sense_ids")[: parameters["limit"]]


def _row(name: str, entities: list[Record]) -> Record:
    return {
        "name": name,
        "senses": [entity["name"] for entity in entities],
        "sense_ids": [entity["id"] for entity in entities],
        "fewer": -len(entities),
    }
