// name: never-compared
// purpose: Methods that share a dataset or concept and that no claim compares with each other: gaps to fill.
// group: comparisons
// parameter: shared: entity - The dataset or concept that they share, by any of its names.
// parameter: among: int(2..200) = 30 - Only pairs of the methods that most of the papers on it introduce or use.
// parameter: limit: int(1..10000) = 30 - At most this many rows.
// column: first: str - One method.
// column: second: str - The other method.
// column: first_papers: int - How many of these papers introduce or use the first.
// column: second_papers: int - How many of these papers introduce or use the second.
// column: together: int - How many of these papers introduce or use both, without comparing them.
// column: first_id: method - Id of the first method.
// column: second_id: method - Id of the second method.
// example: shared='KV cache'
MATCH (s:Method|Dataset|Concept {id: $shared})
MATCH (s)<-[:ABOUT|EVALUATES_ON]-(p:Paper)
WHERE $ids = []
WITH DISTINCT p
MATCH (p)-[:INTRODUCES|USES]->(m:Method)
WHERE m.id <> $shared
WITH m, collect(DISTINCT p.id) AS papers
ORDER BY size(papers) DESC, m.id
LIMIT $among
RETURN m.id AS id, m.name AS name, papers, null AS rival
UNION ALL
UNWIND $ids AS id
MATCH (m:Method {id: id})
MATCH (m)<-[:SUBJECT|BASELINE]-(:Claim)-[:SUBJECT|BASELINE]->(rival:Method)
WHERE rival.id IN $ids
RETURN DISTINCT m.id AS id, m.name AS name, [] AS papers, rival.id AS rival
