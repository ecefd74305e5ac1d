// name: ambiguous-names
// purpose: Abbreviations and names that stand for several things in this graph.
// note: Names are compared as they are looked up: case, spelling and plural do not matter, versions and digits do.
// group: upkeep
// parameter: limit: int(1..10000) = 100 - At most this many rows.
// column: name: str - The name as one of the entities has it.
// column: senses: list - Names of what it stands for.
// column: sense_ids: ids - Ids of what it stands for.
// example: none
MATCH (n:Method|Dataset|Concept)
RETURN n.id AS id, n.name AS name, coalesce(n.aliases, []) AS aliases
ORDER BY id
