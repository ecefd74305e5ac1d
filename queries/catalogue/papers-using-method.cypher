// name: papers-using-method
// purpose: Papers that use a method, and how they use it.
// group: methods
// parameter: method: method - The method, by any of its names.
// parameter: role: any|baseline|component|subject = any - Only papers that use it in this role.
// parameter: limit: int(1..10000) = 50 - At most this many rows.
// column: paper_id: paper - Id of the paper.
// column: title: str - Title of the paper.
// column: year: int? - Year of the paper.
// column: role: str - How the paper uses it: as a baseline, as a component or as its subject.
// column: surface: str - The name as the paper writes it.
// column: sentence: str - The sentence that says so.
// column: confidence: float - How sure the extraction is, from 0 to 1.
// example: method=FlashAttention
MATCH (m:Method {id: $method})
MATCH (m)<-[u:USES]-(p:Paper)
WHERE $role = 'any' OR u.role = $role
RETURN p.id AS paper_id, p.title AS title, p.year AS year, u.role AS role,
       u.surface AS surface, u.sentence AS sentence, u.confidence AS confidence
ORDER BY coalesce(year, 0) DESC, title, paper_id
LIMIT $limit
