// name: concept-cooccurrence
// purpose: The concepts that papers about a concept are also about, and how closely they go together.
// group: concepts
// parameter: concept: concept - The concept, task or theme, by any of its names.
// parameter: limit: int(1..10000) = 30 - At most this many rows.
// column: concept: str - The other concept.
// column: papers: int - How many papers are about both.
// column: share: float - Share of the papers about the one or the other that are about both (Jaccard), from 0 to 1.
// column: kind: str? - Its kind, as in task.
// column: concept_id: concept - Id of the other concept.
// example: concept='mixture of experts'
MATCH (c:Concept|Method {id: $concept})
MATCH (c)<-[:ABOUT]-(p:Paper)
WITH c, count(p) AS of_one
MATCH (c)<-[:ABOUT]-(p:Paper)-[:ABOUT]->(other:Concept|Method)
WHERE other.id <> c.id
WITH of_one, other, count(p) AS papers
WITH other, of_one, papers, COUNT { (other)<-[:ABOUT]-() } AS of_other
RETURN other.name AS concept, papers, round(1.0 * papers / (of_one + of_other - papers), 4) AS share, other.kind AS kind,
       other.id AS concept_id
ORDER BY papers DESC, share DESC, concept, concept_id
LIMIT $limit
