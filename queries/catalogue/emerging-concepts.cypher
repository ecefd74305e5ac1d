// name: emerging-concepts
// purpose: Concepts whose share of the papers has grown most in the latest years.
// note: Growth is the share of the latest papers about the concept over its share of the papers before, each with half a
//   paper added, so that a concept of one paper does not come first. Papers whose year is not known are left out.
// group: concepts
// parameter: window: int(1..20) = 2 - How many of the latest years count as now.
// parameter: least: int(1..10000) = 2 - At least this many papers about the concept in these years.
// parameter: limit: int(1..10000) = 30 - At most this many rows.
// column: concept: str - The concept.
// column: growth: float - How many times its share before its share is now.
// column: recent: int - How many papers of the latest years are about it.
// column: before: int - How many earlier papers are about it.
// column: first_year: int - The first year of a paper about it.
// column: kind: str? - Its kind, as in task.
// column: concept_id: concept - Id of the concept.
// example: least=1
MATCH (p:Paper)
WHERE $since IS NULL AND p.year IS NOT NULL
RETURN null AS id, null AS name, null AS kind, p.year AS year, count(p) AS papers, 0 AS recent
UNION ALL
MATCH (c:Concept|Method)<-[:ABOUT]-(p:Paper)
WHERE $since IS NOT NULL AND p.year IS NOT NULL
WITH c, min(p.year) AS year, count(p) AS papers, sum(CASE WHEN p.year >= $since THEN 1 ELSE 0 END) AS recent
WHERE recent >= $least
RETURN c.id AS id, c.name AS name, c.kind AS kind, year, papers, recent
