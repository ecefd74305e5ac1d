// name: conflicts
// purpose: Pairs of methods of which papers claim each to be better than the other, with the words of both sides.
// group: comparisons
// parameter: limit: int(1..10000) = 30 - At most this many rows.
// column: first: str - One method.
// column: second: str - The other method.
// column: first_claims: int - How many claims find the first better.
// column: second_claims: int - How many claims find the second better.
// column: first_evidence: str? - The words of the surest claim for the first.
// column: second_evidence: str? - The words of the surest claim for the second.
// column: first_id: method - Id of the first method.
// column: second_id: method - Id of the second method.
// column: first_paper_ids: ids - Ids of the papers that find the first better.
// column: second_paper_ids: ids - Ids of the papers that find the second better.
// example: none
MATCH (a:Method)-[o:OUTPERFORMS]->(b:Method)-[back:OUTPERFORMS]->(a)
WHERE a.id < b.id
OPTIONAL MATCH (a)<-[side:SUBJECT|BASELINE]-(c:Claim)-[:SUBJECT|BASELINE]->(b)
WITH a, b, o, back, c, CASE WHEN (type(side) = 'SUBJECT') = (c.outcome = 'better') THEN 'first' ELSE 'second' END AS wins
ORDER BY c.confidence DESC, c.number IS NULL, c.id
WITH a, b, o, back,
     collect(CASE WHEN wins = 'first' AND c.outcome IN ['better', 'worse'] THEN c.evidence ELSE null END) AS for_first,
     collect(CASE WHEN wins = 'second' AND c.outcome IN ['better', 'worse'] THEN c.evidence ELSE null END) AS for_second
RETURN a.name AS first, b.name AS second, o.claims AS first_claims, back.claims AS second_claims,
       for_first[0] AS first_evidence, for_second[0] AS second_evidence, a.id AS first_id, b.id AS second_id,
       o.paper_ids AS first_paper_ids, back.paper_ids AS second_paper_ids
ORDER BY first_claims + second_claims DESC, first, second, first_id, second_id
LIMIT $limit
