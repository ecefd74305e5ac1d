// name: builds-on
// purpose: The papers that a paper builds on and those that build on it, with what joins them.
// note: A citation graph where no citations are known: a later paper compares with, extends or uses what an earlier one
//   introduces.
// group: papers
// parameter: paper: paper - The paper, by id, title, short title, DOI, arXiv id or what it introduces.
// parameter: direction: both|back|forward = both - `back` to what it builds on, `forward` to what builds on it.
// parameter: depth: int(1..6) = 1 - How many steps to follow.
// parameter: limit: int(1..10000) = 100 - At most this many rows.
// column: direction: str - `back` or `forward`.
// column: steps: int - How many steps away the paper is.
// column: title: str - Title of the paper.
// column: year: int? - Year of the paper.
// column: via: list - What the later paper takes from the earlier one, and how.
// column: through: str - Title of the paper one step nearer, from which it was reached.
// column: paper_id: paper - Id of the paper.
// column: through_id: paper - Id of the paper one step nearer.
// example: paper=FlashAttention-2
UNWIND $back AS id
MATCH (near:Paper {id: id})
MATCH (near)-[b:BUILDS_ON]->(p:Paper)
RETURN 'back' AS direction, p.title AS title, p.year AS year, b.via AS via, near.title AS through, p.id AS paper_id,
       near.id AS through_id
UNION ALL
UNWIND $forward AS id
MATCH (near:Paper {id: id})
MATCH (near)<-[b:BUILDS_ON]-(p:Paper)
RETURN 'forward' AS direction, p.title AS title, p.year AS year, b.via AS via, near.title AS through, p.id AS paper_id,
       near.id AS through_id
