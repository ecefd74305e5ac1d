// name: most-used-baselines
// purpose: The methods and datasets' records that most papers compare with, and how they come out of it.
// group: comparisons
// parameter: concept: concept? - Only papers about this concept.
// parameter: since: int? - Only papers of this year or later.
// parameter: limit: int(1..10000) = 30 - At most this many rows.
// column: method: str - The baseline.
// column: papers: int - How many papers compare with it.
// column: beaten: int - How many claims find it worse.
// column: unbeaten: int - How many claims find it as good or better.
// column: kind: str? - Its kind, as in model.
// column: method_id: artefact - Id of the baseline.
// example: none
MATCH (p:Paper)-[c:COMPARES_WITH]->(m:Method|Dataset)
// with concept:
MATCH (t:Concept|Method {id: $concept})
MATCH (t)<-[:ABOUT]-(p:Paper)-[c:COMPARES_WITH]->(m:Method|Dataset)
// then:
WHERE $since IS NULL OR p.year >= $since
WITH m, count(p) AS papers, sum(c.better) AS beaten, sum(c.equal + c.worse) AS unbeaten
RETURN m.name AS method, papers, beaten, unbeaten, m.kind AS kind, m.id AS method_id
ORDER BY papers DESC, beaten + unbeaten DESC, method, method_id
LIMIT $limit
