// name: bridges
// purpose: Papers, methods or concepts that join groups which would otherwise be far from each other.
// note: Betweenness centrality (Brandes, 2001) over papers and what they introduce, use, evaluate on and are about. Exact
//   up to some thousands of nodes; beyond that estimated from a fixed sample of starting points (Brandes and Pich, 2007).
// group: structure
// parameter: kind: any|Paper|Method|Dataset|Concept = any - Only nodes with this label.
// parameter: limit: int(1..10000) = 20 - At most this many rows.
// column: name: str - Name, or title of the paper.
// column: label: str - Label of the node.
// column: betweenness: float - Share of the shortest ways between other nodes that lead through it, from 0 to 1.
// column: degree: int - How many nodes it is joined with.
// column: node_id: node - Id of the node.
// example: none
MATCH (p:Paper)-[:INTRODUCES|USES|EVALUATES_ON|ABOUT|BUILDS_ON]->(other)
WHERE $joined
RETURN p.id AS source, other.id AS target, null AS node_id, null AS name, null AS label
UNION ALL
UNWIND $ids AS id
MATCH (n:Paper|Method|Dataset|Concept {id: id})
WHERE labels(n)[0] IN $labels
RETURN null AS source, null AS target, n.id AS node_id, n.name AS name, labels(n)[0] AS label
