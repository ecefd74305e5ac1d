// name: strongest-claims
// purpose: The largest gains that papers claim, by unit: factors, percent and points are not one scale.
// group: comparisons
// parameter: metric: str? - Only claims whose metric, as written or by its usual name, contains this.
// parameter: unit: any|factor|percent|points = any - Only claims in this unit.
// parameter: dataset: dataset? - Only claims on this dataset.
// parameter: outcome: better|equal|worse|unclear = better - Only this outcome, from the subject's point of view.
// parameter: limit: int(1..1000) = 10 - At most this many rows for each unit.
// column: unit: str - What the number counts: factor, percent or points.
// column: number: float - The number.
// column: value: str? - The value as written.
// column: bound: str? - Whether it is exact, up to, at least or about that.
// column: metric: str? - What is measured, as written.
// column: subject: str - What is better.
// column: baseline: str? - What it is better than.
// column: dataset: str? - The datasets it is measured on, as written.
// column: evidence: str - The words that state the claim.
// column: title: str - Title of the paper that claims it.
// column: year: int? - Year of the paper.
// column: paper_id: paper - Id of the paper.
// column: claim_id: claim - Id of the claim.
// example: metric=speed
MATCH (c:Claim)
// with dataset:
MATCH (d:Dataset {id: $dataset})
MATCH (d)<-[:ON]-(c:Claim)
// then:
WHERE c.outcome = $outcome AND c.number IS NOT NULL AND c.unit IN ['factor', 'percent', 'points']
  AND ($unit = 'any' OR c.unit = $unit)
  AND ($metric IS NULL OR toLower(coalesce(c.metric_name, '') + ' | ' + coalesce(c.metric, '')) CONTAINS toLower($metric))
WITH c
ORDER BY c.number DESC, c.id
WITH c.unit AS unit, collect(c)[0..$limit] AS strongest
UNWIND strongest AS c
MATCH (p:Paper)-[:CLAIMS]->(c)
OPTIONAL MATCH (c)-[:SUBJECT]->(s)
OPTIONAL MATCH (c)-[:BASELINE]->(b)
WITH unit, c, p, min(s.name) AS subject, min(b.name) AS baseline
RETURN unit, c.number AS number, c.value AS value, c.bound AS bound, c.metric AS metric,
       coalesce(subject, c.subject) AS subject, coalesce(baseline, c.baseline) AS baseline, c.dataset AS dataset,
       c.evidence AS evidence, p.title AS title, p.year AS year, p.id AS paper_id, c.id AS claim_id
ORDER BY unit, number DESC, claim_id
