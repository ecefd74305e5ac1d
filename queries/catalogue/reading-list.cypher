// name: reading-list
// purpose: What to read on a concept, in which order: papers that others build on come before those that do.
// note: The papers about the concept and those that several of them build on, the most important `limit` of them (PageRank
//   over who builds on whom), each after what it builds on.
// group: concepts
// parameter: concept: concept - The concept, task or theme, by any of its names.
// parameter: limit: int(1..1000) = 20 - At most this many papers.
// column: position: int - Its place in the list, from 1.
// column: title: str - Title of the paper.
// column: year: int? - Year of the paper.
// column: about: bool - Whether it is about the concept itself; else papers about it build on it.
// column: built_on_by: int - How many of the papers found build on it.
// column: after: list - Titles of papers earlier in the list that it builds on.
// column: paper_id: paper - Id of the paper.
// example: concept='KV cache'
MATCH (c:Concept|Method {id: $concept})
MATCH (c)<-[:ABOUT]-(p:Paper)
RETURN p.id AS paper_id, p.title AS title, p.year AS year, true AS about, null AS later_id
UNION ALL
MATCH (c:Concept|Method {id: $concept})
MATCH (c)<-[:ABOUT]-(later:Paper)-[:BUILDS_ON]->(p:Paper)
RETURN p.id AS paper_id, p.title AS title, p.year AS year, false AS about, later.id AS later_id
