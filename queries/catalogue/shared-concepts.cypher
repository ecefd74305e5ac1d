// name: shared-concepts
// purpose: The papers nearest to a paper, with the concepts and methods they share.
// note: What is rare in the literature counts most.
// group: papers
// parameter: paper: paper - The paper, by id, title, short title, DOI, arXiv id or what it introduces.
// parameter: limit: int(1..1000) = 10 - At most this many rows.
// column: title: str - Title of the near paper.
// column: year: int? - Year of the near paper.
// column: weight: float - How much they share, weighted by rarity.
// column: shared: list - Names of what they share.
// column: paper_id: paper - Id of the near paper.
// example: paper='Lean Attention'
MATCH (one:Paper {id: $paper})
MATCH (one)-[r:RELATED_TO]-(near:Paper)
WITH near, max(r.weight) AS weight, collect(r.shared) AS shared
RETURN near.title AS title, near.year AS year, weight, shared[0] AS shared, near.id AS paper_id
ORDER BY weight DESC, paper_id
LIMIT $limit
