// name: changed-since
// purpose: What is new since a date: papers that were added or learned more about, and what they bring.
// note: The dates are those of loading, in UTC, not of publication. A paper is told of again when another source adds to
//   it. What was removed is gone, and is not told of.
// group: papers
// parameter: since: date - The first day, as in 2026-01-31.
// parameter: limit: int(1..10000) = 100 - At most this many rows.
// column: title: str - Title of the paper.
// column: year: int? - Year of the paper.
// column: changed: str - The day on which the latest record of it was added.
// column: is_new: bool - Whether the paper itself is new, and not known from an earlier record.
// column: introduces: list - Names of what it introduces.
// column: better_than: list - Names of what it claims to be better than.
// column: builds_on: list - Titles of the papers here that it builds on.
// column: claims: int - How many comparisons it makes.
// column: paper_id: paper - Id of the paper.
// example: since=2026-01-01
MATCH (s:Source)
WITH s.paper AS paper_id, substring(min(s.added_at), 0, 10) AS added, substring(max(s.added_at), 0, 10) AS changed
WHERE changed >= $since
MATCH (p:Paper {id: paper_id})
WITH p, added, changed
ORDER BY changed DESC, p.title, p.id
LIMIT $limit
OPTIONAL MATCH (p)-[:INTRODUCES]->(own)
WITH p, added, changed, own
ORDER BY own.name, own.id
WITH p, added, changed, collect(own.name) AS introduces
OPTIONAL MATCH (p)-[c:COMPARES_WITH]->(rival)
WITH p, added, changed, introduces, c, rival
ORDER BY rival.name, rival.id
WITH p, added, changed, introduces, collect(CASE WHEN c.better > 0 THEN rival.name ELSE null END) AS better_than
OPTIONAL MATCH (p)-[:BUILDS_ON]->(earlier:Paper)
WITH p, added, changed, introduces, better_than, earlier
ORDER BY earlier.title, earlier.id
WITH p, added, changed, introduces, better_than, collect(earlier.title) AS builds_on
OPTIONAL MATCH (p)-[:CLAIMS]->(claim)
WITH p, added, changed, introduces, better_than, builds_on, count(claim) AS claims
RETURN p.title AS title, p.year AS year, changed, added >= $since AS is_new, introduces, better_than, builds_on, claims,
       p.id AS paper_id
ORDER BY changed DESC, title, paper_id
