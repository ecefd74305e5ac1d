// name: baselines-of-method
// purpose: Who compares with a method, on what and with which outcome; or what it is compared with itself.
// group: comparisons
// parameter: method: artefact - The method, model or dataset, by any of its names.
// parameter: side: baseline|subject|either = baseline - The method's part in the comparison: `baseline` asks who compares
//   with it, `subject` what it is compared with.
// parameter: outcome: any|better|equal|worse|unclear = any - Only this outcome, from the subject's point of view.
// parameter: limit: int(1..10000) = 50 - At most this many rows.
// column: subject: str - What is compared.
// column: outcome: str - How the subject does: better, equal, worse or unclear.
// column: baseline: str? - What it is compared with; absent where the text names nothing.
// column: metric: str? - What is measured, as written.
// column: value: str? - By how much, as written.
// column: dataset: str? - The datasets it is measured on, as written.
// column: evidence: str - The words that state the claim.
// column: title: str - Title of the paper that claims it.
// column: year: int? - Year of the paper.
// column: confidence: float - How sure the extraction is, from 0 to 1.
// column: subject_id: entity? - Id of the subject, where it is named.
// column: baseline_id: entity? - Id of the baseline, where it is named.
// column: paper_id: paper - Id of the paper.
// column: claim_id: claim - Id of the claim.
// example: method=FlashAttention-2
MATCH (m:Method|Dataset {id: $method})
MATCH (m)<-[side:SUBJECT|BASELINE]-(c:Claim)
WHERE ($side = 'either' OR type(side) = toUpper($side)) AND ($outcome = 'any' OR c.outcome = $outcome)
WITH DISTINCT c
MATCH (p:Paper)-[:CLAIMS]->(c)
OPTIONAL MATCH (c)-[:SUBJECT]->(s)
OPTIONAL MATCH (c)-[:BASELINE]->(b)
WITH c, p, min(s.id) AS subject_id, min(s.name) AS subject, min(b.id) AS baseline_id, min(b.name) AS baseline
RETURN coalesce(subject, c.subject) AS subject, c.outcome AS outcome, coalesce(baseline, c.baseline) AS baseline,
       c.metric AS metric, c.value AS value, c.dataset AS dataset, c.evidence AS evidence, p.title AS title, p.year AS year,
       c.confidence AS confidence, subject_id, baseline_id, p.id AS paper_id, c.id AS claim_id
ORDER BY coalesce(year, 0) DESC, title, claim_id
LIMIT $limit
