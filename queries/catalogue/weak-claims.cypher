// name: weak-claims
// purpose: Claims to read again before they are relied on, with what they lack.
// group: upkeep
// parameter: confidence: float(0..1) = 0.6 - Extractions less sure than this count as unsure.
// parameter: lacks: int(1..5) = 2 - At least this many things are lacking.
// parameter: limit: int(1..10000) = 50 - At most this many rows.
// column: evidence: str - The words that state the claim.
// column: lacking: list - What the claim lacks: a sure extraction, a value, a metric, a named baseline, or a dataset.
// column: title: str - Title of the paper that claims it.
// column: year: int? - Year of the paper.
// column: confidence: float - How sure the extraction is, from 0 to 1.
// column: paper_id: paper - Id of the paper.
// column: claim_id: claim - Id of the claim.
// example: lacks=3
MATCH (p:Paper)-[:CLAIMS]->(c:Claim)
WITH p, c, [lack IN [
       CASE WHEN c.confidence < $confidence THEN 'a sure extraction' ELSE null END,
       CASE WHEN c.value IS NULL THEN 'a value' ELSE null END,
       CASE WHEN c.metric IS NULL THEN 'a metric' ELSE null END,
       CASE WHEN coalesce(c.named, false) THEN null ELSE 'a named baseline' END,
       CASE WHEN c.dataset IS NULL THEN 'a dataset' ELSE null END
     ] WHERE lack IS NOT NULL] AS lacking
WHERE size(lacking) >= $lacks
RETURN c.evidence AS evidence, lacking, p.title AS title, p.year AS year, c.confidence AS confidence, p.id AS paper_id,
       c.id AS claim_id
ORDER BY size(lacking) DESC, confidence, claim_id
LIMIT $limit
