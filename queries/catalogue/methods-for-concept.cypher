// name: methods-for-concept
// purpose: The methods that papers about a concept introduce or use, those of most papers first.
// group: concepts
// parameter: concept: concept - The concept, task or theme, by any of its names.
// parameter: limit: int(1..10000) = 30 - At most this many rows.
// column: method: str - The method.
// column: papers: int - How many of these papers introduce or use it.
// column: introduced: bool - Whether one of these papers introduces it.
// column: as_baseline: int - How many of these papers use it as a baseline.
// column: kind: str? - Its kind, as in model.
// column: method_id: method - Id of the method.
// example: concept='KV cache'
MATCH (c:Concept|Method {id: $concept})
MATCH (c)<-[:ABOUT]-(p:Paper)
WITH DISTINCT p
MATCH (p)-[u:INTRODUCES|USES]->(m:Method)
WHERE m.id <> $concept
WITH m, count(DISTINCT p) AS papers, max(CASE WHEN type(u) = 'INTRODUCES' THEN 1 ELSE 0 END) AS introduced,
     sum(CASE WHEN u.role = 'baseline' THEN 1 ELSE 0 END) AS as_baseline
RETURN m.name AS method, papers, introduced = 1 AS introduced, as_baseline, m.kind AS kind, m.id AS method_id
ORDER BY papers DESC, as_baseline DESC, method, method_id
LIMIT $limit
