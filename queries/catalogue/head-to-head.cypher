// name: head-to-head
// purpose: Every claim that compares two methods with each other, whichever side it takes.
// group: comparisons
// parameter: first: artefact - One method, by any of its names.
// parameter: second: artefact - The other method, by any of its names.
// parameter: limit: int(1..10000) = 50 - At most this many rows.
// column: subject: str - What is compared.
// column: outcome: str - How the subject does: better, equal, worse or unclear.
// column: baseline: str - What it is compared with.
// column: metric: str? - What is measured, as written.
// column: value: str? - By how much, as written.
// column: dataset: str? - The datasets it is measured on, as written.
// column: evidence: str - The words that state the claim.
// column: title: str - Title of the paper that claims it.
// column: year: int? - Year of the paper.
// column: confidence: float - How sure the extraction is, from 0 to 1.
// column: paper_id: paper - Id of the paper.
// column: claim_id: claim - Id of the claim.
// example: first='Lean Attention' second=FlashAttention-2
MATCH (a:Method|Dataset {id: $first})
MATCH (a)<-[side:SUBJECT|BASELINE]-(c:Claim)-[:SUBJECT|BASELINE]->(b:Method|Dataset {id: $second})
WITH DISTINCT c, CASE WHEN type(side) = 'SUBJECT' THEN a.name ELSE b.name END AS subject,
     CASE WHEN type(side) = 'SUBJECT' THEN b.name ELSE a.name END AS baseline
MATCH (p:Paper)-[:CLAIMS]->(c)
RETURN subject, c.outcome AS outcome, baseline, c.metric AS metric, c.value AS value, c.dataset AS dataset,
       c.evidence AS evidence, p.title AS title, p.year AS year, c.confidence AS confidence, p.id AS paper_id, c.id AS claim_id
ORDER BY coalesce(year, 0) DESC, title, claim_id
LIMIT $limit
