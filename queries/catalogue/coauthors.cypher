// name: coauthors
// purpose: Who an author writes with, how often and since when.
// group: people
// parameter: author: author - The author, by name.
// parameter: limit: int(1..10000) = 50 - At most this many rows.
// column: coauthor: str - Name of the co-author.
// column: papers: int - How many papers they wrote together.
// column: first_year: int? - Year of the first.
// column: last_year: int? - Year of the latest.
// column: author_id: author - Id of the co-author.
// example: author='Ada Example'
MATCH (a:Author {id: $author})
MATCH (a)<-[:WRITTEN_BY]-(p:Paper)-[:WRITTEN_BY]->(other:Author)
WHERE other.id <> $author
WITH other, count(DISTINCT p) AS papers, min(p.year) AS first_year, max(p.year) AS last_year
RETURN other.name AS coauthor, papers, first_year, last_year, other.id AS author_id
ORDER BY papers DESC, coauthor, author_id
LIMIT $limit
