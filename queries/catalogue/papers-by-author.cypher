// name: papers-by-author
// purpose: An author's papers, with what they introduce and are about.
// group: people
// parameter: author: author - The author, by name.
// parameter: limit: int(1..10000) = 100 - At most this many rows.
// column: title: str - Title of the paper.
// column: year: int? - Year of the paper.
// column: venue: str? - Where it was published.
// column: introduces: list - Names of what it introduces.
// column: about: list - Names of the concepts it is about.
// column: paper_id: paper - Id of the paper.
// example: author='Ada Example'
MATCH (a:Author {id: $author})
MATCH (a)<-[:WRITTEN_BY]-(p:Paper)
OPTIONAL MATCH (p)-[:INTRODUCES]->(i)
WITH p, i
ORDER BY i.name
WITH p, collect(i.name) AS introduces
OPTIONAL MATCH (p)-[:ABOUT]->(c)
WITH p, introduces, c
ORDER BY c.name
WITH p, introduces, collect(c.name) AS about
RETURN p.title AS title, p.year AS year, p.venue AS venue, introduces, about, p.id AS paper_id
ORDER BY coalesce(year, 0) DESC, title, paper_id
LIMIT $limit
