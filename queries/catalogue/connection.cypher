// name: connection
// purpose: The shortest way from one paper or entity to another, with what says so at each step.
// note: Steps run along every fact and link but RELATED_TO and MENTIONS, in either direction. Of several shortest ways it
//   is the one whose ids come first. What outperforms what is said by a claim.
// group: structure
// parameter: start: node - The paper or entity to start from, by any of its names.
// parameter: goal: node - The paper or entity to reach, by any of its names.
// parameter: depth: int(1..12) = 6 - At most this many steps.
// column: step: int - Number of the step, from 1.
// column: source: str - Name or title at the beginning of the step.
// column: relation: str - Type of the edge, with an arrow for its direction.
// column: target: str - Name or title at the end of the step.
// column: sentence: str? - The sentence that says so, or what joins the two papers.
// column: source_id: node - Id at the beginning of the step.
// column: target_id: node - Id at the end of the step.
// column: paper_id: paper? - Id of the paper that says so, where that is neither end.
// example: start='Lean Attention' goal=FlashAttention
UNWIND $ids AS id
MATCH (n:Paper|Method|Dataset|Concept {id: id})
      -[:INTRODUCES|USES|EVALUATES_ON|ABOUT|VARIANT_OF|COMPARES_WITH|OUTPERFORMS|BUILDS_ON|CITES]-(other)
RETURN DISTINCT n.id AS near, other.id AS far, null AS source, null AS target, null AS relation, null AS sentence,
       null AS paper_id
UNION ALL
UNWIND $pairs AS pair
MATCH (a:Paper|Method|Dataset|Concept {id: pair[0]})
MATCH (b:Paper|Method|Dataset|Concept {id: pair[1]})
MATCH (a)-[r:INTRODUCES|USES|EVALUATES_ON|ABOUT|VARIANT_OF|COMPARES_WITH|OUTPERFORMS|BUILDS_ON|CITES]-(b)
RETURN a.id AS near, b.id AS far, a.name AS source, b.name AS target,
       CASE WHEN startNode(r) = a THEN type(r) + ' ->' ELSE '<- ' + type(r) END AS relation,
       coalesce(r.sentence, r.via[0]) AS sentence, r.paper AS paper_id
UNION ALL
UNWIND $pairs AS pair
MATCH (a:Method {id: pair[0]})
MATCH (b:Method {id: pair[1]})
MATCH (a)<-[side:SUBJECT|BASELINE]-(c:Claim)-[:SUBJECT|BASELINE]->(b)
WHERE c.outcome IN ['better', 'worse']
RETURN a.id AS near, b.id AS far, a.name AS source, b.name AS target,
       CASE WHEN (type(side) = 'SUBJECT') = (c.outcome = 'better') THEN 'OUTPERFORMS ->' ELSE '<- OUTPERFORMS' END AS relation,
       c.sentence AS sentence, c.paper AS paper_id
