// name: communities
// purpose: Groups of papers that are closer to each other than to the rest, with what they are about.
// note: Louvain's method (Blondel and others, 2008) with a fixed order, over shared concepts and methods (RELATED_TO) and
//   who builds on whom. Papers that nothing joins with another are left out.
// group: structure
// parameter: least: int(1..10000) = 3 - Only groups of at least this many papers.
// parameter: limit: int(1..10000) = 20 - At most this many groups.
// column: group: int - Number of the group, the largest being 1.
// column: papers: int - How many papers it holds.
// column: about: list - What most of its papers share, up to five.
// column: central: list - Titles of the papers that are joined most closely with the rest of the group, up to three.
// column: paper_ids: ids - Ids of all its papers, the central ones first.
// example: least=2
MATCH (a:Paper)-[r:RELATED_TO]->(b:Paper)
WHERE $ids = []
RETURN a.id AS source, b.id AS target, r.weight AS weight, r.shared AS shared, null AS title
UNION ALL
MATCH (a:Paper)-[:BUILDS_ON]->(b:Paper)
WHERE $ids = []
RETURN a.id AS source, b.id AS target, 1.0 AS weight, [] AS shared, null AS title
UNION ALL
UNWIND $ids AS id
MATCH (p:Paper {id: id})
RETURN p.id AS source, null AS target, null AS weight, [] AS shared, p.title AS title
