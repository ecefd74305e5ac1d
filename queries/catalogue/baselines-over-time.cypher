// name: baselines-over-time
// purpose: For each year, the methods that most papers compare with.
// group: comparisons
// parameter: concept: concept? - Only papers about this concept.
// parameter: each: int(1..1000) = 5 - At most this many methods a year.
// column: year: int? - The year; absent for papers whose year is not known.
// column: method: str - The baseline.
// column: papers: int - How many papers of that year compare with it.
// column: method_id: artefact - Id of the baseline.
// example: none
MATCH (p:Paper)-[:COMPARES_WITH]->(m:Method|Dataset)
// with concept:
MATCH (t:Concept|Method {id: $concept})
MATCH (t)<-[:ABOUT]-(p:Paper)-[:COMPARES_WITH]->(m:Method|Dataset)
// then:
WITH p.year AS year, m, count(p) AS papers
ORDER BY papers DESC, m.name, m.id
WITH year, collect({name: m.name, papers: papers, id: m.id})[0..$each] AS most
UNWIND most AS one
RETURN year, one.name AS method, one.papers AS papers, one.id AS method_id
ORDER BY year, papers DESC, method, method_id
