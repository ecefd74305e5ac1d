"""The best Cypher we can write by hand for each case of `benchmarks/queries.py`, by one who knows every id before.

Where a case is missing, the catalogue's own text is it. For a computed query it is the text that fetches what the
answer is computed from, which counts.
"""

WHERE_BETTER = """
MATCH (loser:Method {id: $method})<-[o:OUTPERFORMS]-(winner:Method)
CALL (loser, winner) {
  MATCH (loser)<-[side:SUBJECT|BASELINE]-(c:Claim)-[:SUBJECT|BASELINE]->(winner)
  WHERE (type(side) = 'BASELINE' AND c.outcome = 'better') OR (type(side) = 'SUBJECT' AND c.outcome = 'worse')
  RETURN c.evidence AS evidence ORDER BY c.confidence DESC, c.number IS NULL, c.id LIMIT 1
}
RETURN winner.name AS method, o.claims AS claims, o.papers AS papers, o.best_factor, o.best_percent, o.best_points,
       EXISTS { (loser)-[:OUTPERFORMS]->(winner) } AS disputed, evidence, winner.id AS id, o.paper_ids
ORDER BY claims DESC, papers DESC, method, id LIMIT $limit
"""
BY_HAND: dict[str, str] = {
    "baselines-over-time": """
MATCH (p:Paper)-[:COMPARES_WITH]->(m:Method|Dataset)
WITH p.year AS year, m, count(p) AS papers
ORDER BY papers DESC, m.name, m.id
WITH year, collect({name: m.name, papers: papers, id: m.id})[0..$each] AS most
UNWIND most AS one
RETURN year, one.name AS method, one.papers AS papers, one.id AS id
ORDER BY year, papers DESC, method, id
""",
    "baselines-over-time concept": """
MATCH (:Concept|Method {id: $concept})<-[:ABOUT]-(p:Paper)-[:COMPARES_WITH]->(m:Method|Dataset)
WITH p.year AS year, m, count(p) AS papers
ORDER BY papers DESC, m.name, m.id
WITH year, collect({name: m.name, papers: papers, id: m.id})[0..$each] AS most
UNWIND most AS one
RETURN year, one.name AS method, one.papers AS papers, one.id AS id
ORDER BY year, papers DESC, method, id
""",
    "code-by-year": """
MATCH (p:Paper)
RETURN p.year AS year, count(p) AS papers, count(p.code) AS with_code, round(1.0 * count(p.code) / count(p), 4) AS share
ORDER BY year
""",
    "code-by-year concept": """
MATCH (:Concept|Method {id: $concept})<-[:ABOUT]-(p:Paper)
RETURN p.year AS year, count(p) AS papers, count(p.code) AS with_code, round(1.0 * count(p.code) / count(p), 4) AS share
ORDER BY year
""",
    "leaderboard dataset": """
MATCH (:Dataset {id: $dataset})<-[:ON]-(c:Claim)-[side:SUBJECT|BASELINE]->(m:Method|Dataset)
WHERE c.outcome IN ['better', 'equal', 'worse']
WITH m, c, type(side) = 'SUBJECT' AS is_subject
WITH m, c, is_subject,
     CASE WHEN c.outcome = 'equal' THEN 0 WHEN is_subject = (c.outcome = 'better') THEN 1 ELSE -1 END AS result
ORDER BY c.number DESC, c.id
WITH m, sum(CASE WHEN result = 1 THEN 1 ELSE 0 END) AS wins, sum(CASE WHEN result = -1 THEN 1 ELSE 0 END) AS losses,
     sum(CASE WHEN result = 0 THEN 1 ELSE 0 END) AS ties, count(DISTINCT c.paper) AS papers,
     max(CASE WHEN is_subject AND c.unit = 'absolute' THEN c.number ELSE null END) AS best_absolute,
     collect(CASE WHEN result = 1 THEN c.value ELSE null END) AS values
RETURN m.name AS method, wins, losses, ties, papers, best_absolute, values[0..3] AS strongest, m.id AS id
ORDER BY wins - losses DESC, wins DESC, papers DESC, method, id
LIMIT $limit
""",
    "most-built-upon": """
MATCH (later:Paper)-[:BUILDS_ON]->(p:Paper)
RETURN later.id AS later_id, p.id AS paper_id, p.title AS title, p.year AS year
""",
    "most-built-upon concept": """
MATCH (c:Concept|Method {id: $concept})<-[:ABOUT]-(p:Paper)<-[:BUILDS_ON]-(later:Paper)-[:ABOUT]->(c)
RETURN later.id AS later_id, p.id AS paper_id, p.title AS title, p.year AS year
""",
    "most-used-baselines": """
MATCH (p:Paper)-[c:COMPARES_WITH]->(m:Method|Dataset)
WITH m, count(p) AS papers, sum(c.better) AS beaten, sum(c.equal + c.worse) AS unbeaten
RETURN m.name AS method, papers, beaten, unbeaten, m.kind AS kind, m.id AS id
ORDER BY papers DESC, beaten + unbeaten DESC, method, id LIMIT $limit
""",
    "most-used-baselines concept": """
MATCH (:Concept|Method {id: $concept})<-[:ABOUT]-(p:Paper)-[c:COMPARES_WITH]->(m:Method|Dataset)
WITH m, count(p) AS papers, sum(c.better) AS beaten, sum(c.equal + c.worse) AS unbeaten
RETURN m.name AS method, papers, beaten, unbeaten, m.kind AS kind, m.id AS id
ORDER BY papers DESC, beaten + unbeaten DESC, method, id LIMIT $limit
""",
    "papers-with-code": """
MATCH (p:Paper) WHERE p.code IS NOT NULL
RETURN p.title AS title, p.year AS year, p.code AS code, p.id AS id
ORDER BY coalesce(p.year, 0) DESC, title, id LIMIT $limit
""",
    "papers-with-code concept": """
MATCH (:Concept|Method {id: $concept})<-[:ABOUT]-(p:Paper) WHERE p.code IS NOT NULL
RETURN p.title AS title, p.year AS year, p.code AS code, p.id AS id
ORDER BY coalesce(p.year, 0) DESC, title, id LIMIT $limit
""",
    "strongest-claims dataset": """
MATCH (:Dataset {id: $dataset})<-[:ON]-(c:Claim)<-[:CLAIMS]-(p:Paper)
WHERE c.outcome = 'better' AND c.unit IN ['factor', 'percent', 'points'] AND c.number IS NOT NULL
OPTIONAL MATCH (c)-[:SUBJECT]->(s)
OPTIONAL MATCH (c)-[:BASELINE]->(b)
WITH c, p, min(s.name) AS subject, min(b.name) AS baseline
RETURN c.unit AS unit, c.number AS number, c.value, c.bound, c.metric, coalesce(subject, c.subject) AS subject,
       coalesce(baseline, c.baseline) AS baseline, c.dataset, c.evidence, p.title, p.year, p.id, c.id AS id
ORDER BY unit, number DESC, id LIMIT 30
""",
    "what-beats": WHERE_BETTER,
}
