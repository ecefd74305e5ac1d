// name: papers-about-concept
// purpose: Papers about a concept or task, those that have it in their title first.
// group: concepts
// parameter: concept: concept - The concept, task or theme, by any of its names.
// parameter: limit: int(1..10000) = 50 - At most this many rows.
// column: title: str - Title of the paper.
// column: year: int? - Year of the paper.
// column: in_title: bool - Whether the title names the concept.
// column: surface: str - The concept as the paper writes it.
// column: sentence: str - The sentence that names it.
// column: confidence: float - How sure the extraction is, from 0 to 1.
// column: paper_id: paper - Id of the paper.
// example: concept='KV cache'
MATCH (c:Concept|Method {id: $concept})
MATCH (c)<-[a:ABOUT]-(p:Paper)
RETURN p.title AS title, p.year AS year, a.field = 'title' AS in_title, a.surface AS surface, a.sentence AS sentence,
       a.confidence AS confidence, p.id AS paper_id
ORDER BY in_title DESC, coalesce(year, 0) DESC, title, paper_id
LIMIT $limit
