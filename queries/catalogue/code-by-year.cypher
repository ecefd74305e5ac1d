// name: code-by-year
// purpose: How many papers of each year say where their code or data is.
// group: papers
// parameter: concept: concept? - Only papers about this concept.
// column: year: int? - The year; absent for papers whose year is not known.
// column: papers: int - How many papers there are.
// column: with_code: int - How many of them say where their code or data is.
// column: share: float - Their share, from 0 to 1.
// example: none
MATCH (p:Paper)
// with concept:
MATCH (t:Concept|Method {id: $concept})
MATCH (t)<-[:ABOUT]-(p:Paper)
// then:
WITH p.year AS year, count(p) AS papers, sum(CASE WHEN size(coalesce(p.code, [])) > 0 THEN 1 ELSE 0 END) AS with_code
RETURN year, papers, with_code, round(1.0 * with_code / papers, 4) AS share
ORDER BY year
