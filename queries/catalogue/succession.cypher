// name: succession
// purpose: What beat a method, what beat that, and so on: chains of claimed progress.
// group: comparisons
// parameter: method: method - The method to start from, by any of its names.
// parameter: depth: int(1..10) = 3 - How many steps to follow.
// parameter: limit: int(1..10000) = 50 - At most this many rows.
// column: steps: int - How many steps from the start.
// column: method: str - The better method.
// column: beats: str - The method one step nearer that it beats.
// column: claims: int - How many claims say so.
// column: best_factor: float? - The strongest claim as a factor, 2.0 being twice as good.
// column: best_percent: float? - The strongest claim in percent.
// column: best_points: float? - The strongest claim in points.
// column: evidence: str? - The words of the surest claim.
// column: method_id: method - Id of the better method.
// column: beats_id: method - Id of the method one step nearer.
// column: paper_ids: ids - Ids of the papers that say so.
// example: method=FlashAttention-2
UNWIND $ids AS id
MATCH (near:Method {id: id})
MATCH (near)<-[side:SUBJECT|BASELINE]-(c:Claim)-[:SUBJECT|BASELINE]->(m:Method)
WHERE (type(side) = 'BASELINE' AND c.outcome = 'better') OR (type(side) = 'SUBJECT' AND c.outcome = 'worse')
WITH near, m, c
ORDER BY c.confidence DESC, c.number IS NULL, c.id
WITH near, m, head(collect(c.evidence)) AS evidence
MATCH (m)-[o:OUTPERFORMS]->(near)
RETURN m.name AS method, near.name AS beats, o.claims AS claims, o.best_factor AS best_factor,
       o.best_percent AS best_percent, o.best_points AS best_points, evidence, m.id AS method_id, near.id AS beats_id,
       o.paper_ids AS paper_ids
