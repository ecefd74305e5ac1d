// name: papers-with-code
// purpose: Papers that say where their code or data is, with the addresses.
// group: papers
// parameter: concept: concept? - Only papers about this concept.
// parameter: since: int? - Only papers of this year or later.
// parameter: limit: int(1..10000) = 100 - At most this many rows.
// column: title: str - Title of the paper.
// column: year: int? - Year of the paper.
// column: code: list - Addresses of code, data or project pages.
// column: paper_id: paper - Id of the paper.
// example: none
MATCH (p:Paper)
// with concept:
MATCH (t:Concept|Method {id: $concept})
MATCH (t)<-[:ABOUT]-(p:Paper)
// then:
WHERE p.code IS NOT NULL AND size(p.code) > 0
  AND ($since IS NULL OR p.year >= $since)
RETURN p.title AS title, p.year AS year, p.code AS code, p.id AS paper_id
ORDER BY coalesce(year, 0) DESC, title, paper_id
LIMIT $limit
