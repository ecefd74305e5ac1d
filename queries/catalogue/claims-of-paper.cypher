// name: claims-of-paper
// purpose: What a paper claims to be better than, on what and by how much.
// group: papers
// parameter: paper: paper - The paper, by id, title, short title, DOI, arXiv id or what it introduces.
// column: subject: str - What is compared.
// column: outcome: str - How the subject does: better, equal, worse or unclear.
// column: baseline: str? - What it is compared with; absent where the text names nothing.
// column: metric: str? - What is measured, as written.
// column: value: str? - By how much, as written.
// column: dataset: str? - The datasets it is measured on, as written.
// column: evidence: str - The words that state the claim.
// column: confidence: float - How sure the extraction is, from 0 to 1.
// column: claim_id: claim - Id of the claim.
// example: paper='Lean Attention'
MATCH (one:Paper {id: $paper})
MATCH (one)-[:CLAIMS]->(c:Claim)
OPTIONAL MATCH (c)-[:SUBJECT]->(s)
OPTIONAL MATCH (c)-[:BASELINE]->(b)
WITH c, min(s.name) AS subject, min(b.name) AS baseline
RETURN coalesce(subject, c.subject) AS subject, c.outcome AS outcome, coalesce(baseline, c.baseline) AS baseline,
       c.metric AS metric, c.value AS value, c.dataset AS dataset, c.evidence AS evidence, c.confidence AS confidence,
       c.id AS claim_id
ORDER BY CASE WHEN c.field = 'title' THEN 0 ELSE 1 END, c.start, claim_id
