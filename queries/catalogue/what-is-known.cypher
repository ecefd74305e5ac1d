// name: what-is-known
// purpose: Everything the graph says about a paper, entity, author or venue, with the sentences that say so.
// note: Of each relation the surest facts are shown first; `total` says how many there are.
// group: papers
// parameter: node: node - The paper or entity, by any of its names.
// parameter: each: int(1..1000) = 10 - At most this many rows for each relation.
// column: relation: str - Type of the edge, as in USES.
// column: direction: str - `out` where the edge leads from what was asked about, `in` where it leads to it.
// column: total: int - How many such edges there are.
// column: name: str - Name or title of what is at the other end; for a claim, its words.
// column: label: str - Label of what is at the other end, as in Method.
// column: role: str? - For USES, the role; for claims, the outcome; for OUTPERFORMS and the like, absent.
// column: number: float? - For RELATED_TO, the weight; for COMPARES_WITH and OUTPERFORMS, how many claims.
// column: details: list? - For BUILDS_ON, what joins the papers; for RELATED_TO, what they share.
// column: sentence: str? - The sentence that says so, where one does.
// column: confidence: float? - How sure the extraction is, from 0 to 1.
// column: other_id: node - Id of what is at the other end.
// column: paper_id: paper? - Id of the paper that says so, where that is neither end.
// example: node=FlashAttention-2
MATCH (n:Paper|Method|Dataset|Concept|Claim|Author|Venue {id: $node})
MATCH (n)-[r]-(other)
WITH r, other, CASE WHEN startNode(r) = n THEN 'out' ELSE 'in' END AS direction, n
ORDER BY coalesce(r.confidence, other.confidence, 1.0) DESC, coalesce(r.weight, r.claims, 0) DESC, other.id, r.paper
WITH type(r) AS relation, direction, count(*) AS total, collect(r)[0..$each] AS edges, n
UNWIND edges AS r
WITH relation, direction, total, r, CASE WHEN direction = 'out' THEN endNode(r) ELSE startNode(r) END AS other
RETURN relation, direction, total, other.name AS name, labels(other)[0] AS label,
       coalesce(r.role, other.outcome) AS role, coalesce(r.weight, r.claims) AS number,
       coalesce(r.via, r.shared) AS details, coalesce(r.sentence, other.sentence) AS sentence,
       coalesce(r.confidence, other.confidence) AS confidence, other.id AS other_id, coalesce(r.paper, other.paper) AS paper_id
ORDER BY relation, direction, coalesce(confidence, 1.0) DESC, coalesce(number, 0) DESC, other_id, paper_id
