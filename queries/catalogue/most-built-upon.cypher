// name: most-built-upon
// purpose: The papers that most of the literature in the graph rests on, directly and through others.
// note: PageRank over who builds on whom (Page and others, 1999; damping 0.85), without any citation.
// group: structure
// parameter: concept: concept? - Only among papers about this concept.
// parameter: limit: int(1..10000) = 20 - At most this many rows.
// column: title: str - Title of the paper.
// column: year: int? - Year of the paper.
// column: score: float - Its rank, 1 being that of an average paper in this graph.
// column: built_on_by: int - How many papers build on it directly.
// column: paper_id: paper - Id of the paper.
// example: none
MATCH (later:Paper)-[:BUILDS_ON]->(p:Paper)
// with concept:
MATCH (t:Concept|Method {id: $concept})
MATCH (t)<-[:ABOUT]-(p:Paper)<-[:BUILDS_ON]-(later:Paper)-[:ABOUT]->(t)
// then:
RETURN later.id AS later_id, p.id AS paper_id, p.title AS title, p.year AS year
