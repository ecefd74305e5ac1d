// name: what-beats
// purpose: Methods that papers claim to be better than a method, by how much, and whether anyone disagrees.
// group: comparisons
// parameter: method: method - The method to beat, by any of its names.
// parameter: limit: int(1..10000) = 50 - At most this many rows.
// column: method: str - The better method.
// column: claims: int - How many claims say so.
// column: papers: int - How many papers say so.
// column: best_factor: float? - The strongest claim as a factor, 2.0 being twice as good.
// column: best_percent: float? - The strongest claim in percent.
// column: best_points: float? - The strongest claim in points.
// column: disputed: bool - Whether some paper claims the opposite.
// column: evidence: str? - The words of the surest claim.
// column: method_id: method - Id of the better method.
// column: paper_ids: ids - Ids of the papers that say so.
// example: method=FlashAttention-2
MATCH (loser:Method {id: $method})
MATCH (loser)<-[side:SUBJECT|BASELINE]-(c:Claim)-[:SUBJECT|BASELINE]->(winner:Method)
WHERE (type(side) = 'BASELINE' AND c.outcome = 'better') OR (type(side) = 'SUBJECT' AND c.outcome = 'worse')
WITH loser, winner, c
ORDER BY c.confidence DESC, c.number IS NULL, c.id
WITH loser, winner, head(collect(c.evidence)) AS evidence
MATCH (winner)-[o:OUTPERFORMS]->(loser)
WITH winner, o, evidence, EXISTS { (loser)-[:OUTPERFORMS]->(winner) } AS disputed
RETURN winner.name AS method, o.claims AS claims, o.papers AS papers, o.best_factor AS best_factor,
       o.best_percent AS best_percent, o.best_points AS best_points, disputed, evidence,
       winner.id AS method_id, o.paper_ids AS paper_ids
ORDER BY claims DESC, papers DESC, method, method_id
LIMIT $limit
