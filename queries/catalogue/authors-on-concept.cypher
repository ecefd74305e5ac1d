// name: authors-on-concept
// purpose: Who writes most about a concept.
// group: people
// parameter: concept: concept - The concept, task or theme, by any of its names.
// parameter: limit: int(1..10000) = 30 - At most this many rows.
// column: author: str - Name of the author.
// column: papers: int - How many papers about it they wrote.
// column: last_year: int? - Year of the latest.
// column: author_id: author - Id of the author.
// example: concept='KV cache'
MATCH (c:Concept|Method {id: $concept})
MATCH (c)<-[:ABOUT]-(p:Paper)-[:WRITTEN_BY]->(a:Author)
WITH a, count(DISTINCT p) AS papers, max(p.year) AS last_year
RETURN a.name AS author, papers, last_year, a.id AS author_id
ORDER BY papers DESC, author, author_id
LIMIT $limit
