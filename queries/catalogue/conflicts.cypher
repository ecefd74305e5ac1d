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
WITH a, b, o, back
ORDER BY o.claims + back.claims DESC, a.name, b.name, a.id, b.id
LIMIT $limit
OPTIONAL MATCH (a)<-[side:SUBJECT|BASELINE]-(c:Claim)-[:SUBJECT|BASELINE]->(b)
WHERE c.outcome IN ['better', 'worse']
WITH a, b, o, back, c, (type(side) = 'SUBJECT') = (c.outcome = 'better') AS for_first
ORDER BY c.confidence DESC, c.number IS NULL, c.id
WITH a, b, o, back, collect(CASE WHEN for_first THEN c.evidence ELSE null END) AS first_words,
     collect(CASE WHEN for_first THEN null ELSE c.evidence END) AS second_words
RETURN a.name AS first, b.name AS second, o.claims AS first_claims, back.claims AS second_claims,
       first_words[0] AS first_evidence, second_words[0] AS second_evidence, a.id AS first_id, b.id AS second_id,
       o.paper_ids AS first_paper_ids, back.paper_ids AS second_paper_ids
ORDER BY first_claims + second_claims DESC, first, second, first_id, second_id
