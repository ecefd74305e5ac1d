// name: venue-profile
// purpose: What the papers of a venue are about, and since when.
// group: people
// parameter: venue: venue - The venue, by name.
// parameter: limit: int(1..10000) = 30 - At most this many rows.
// column: concept: str - The concept.
// column: papers: int - How many papers of the venue are about it.
// column: first_year: int? - Year of the first.
// column: last_year: int? - Year of the latest.
// column: concept_id: concept - Id of the concept.
// example: venue='Made-up Conference'
MATCH (v:Venue {id: $venue})
MATCH (v)<-[:PUBLISHED_IN]-(p:Paper)-[:ABOUT]->(c:Concept|Method)
WITH c, count(DISTINCT p) AS papers, min(p.year) AS first_year, max(p.year) AS last_year
RETURN c.name AS concept, papers, first_year, last_year, c.id AS concept_id
ORDER BY papers DESC, concept, concept_id
LIMIT $limit
