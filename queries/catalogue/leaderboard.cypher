// name: leaderboard
// purpose: Methods ranked by the comparisons they win and lose, on a dataset, a metric, or overall.
// note: A win is a claim by which the method is better, a loss one by which another is; who makes the claim does not matter.
// group: comparisons
// parameter: dataset: dataset? - Only claims measured on this dataset.
// parameter: metric: str? - Only claims whose metric, as written or by its usual name, contains this.
// parameter: limit: int(1..10000) = 30 - At most this many rows.
// column: method: str - The method, or the dataset where the claim is about one.
// column: wins: int - How many claims it wins.
// column: losses: int - How many claims it loses.
// column: ties: int - How many claims find no difference.
// column: papers: int - How many papers make these claims.
// column: best_absolute: float? - The highest absolute value claimed for it.
// column: strongest: list - Up to three of the values it wins by, as written.
// column: method_id: artefact - Id of the method.
// example: metric=speed
MATCH (c:Claim)
// with dataset:
MATCH (d:Dataset {id: $dataset})
MATCH (d)<-[:ON]-(c:Claim)
// then:
WHERE c.outcome IN ['better', 'equal', 'worse']
  AND ($metric IS NULL OR toLower(coalesce(c.metric_name, '') + ' | ' + coalesce(c.metric, '')) CONTAINS toLower($metric))
MATCH (c)-[side:SUBJECT|BASELINE]->(m:Method|Dataset)
WITH m, c, type(side) = 'SUBJECT' AS is_subject
WITH m, c, is_subject, CASE WHEN c.outcome = 'equal' THEN 0 WHEN is_subject = (c.outcome = 'better') THEN 1 ELSE -1 END AS result
ORDER BY c.number DESC, c.id
WITH m, sum(CASE WHEN result = 1 THEN 1 ELSE 0 END) AS wins, sum(CASE WHEN result = -1 THEN 1 ELSE 0 END) AS losses,
     sum(CASE WHEN result = 0 THEN 1 ELSE 0 END) AS ties, count(DISTINCT c.paper) AS papers,
     max(CASE WHEN is_subject AND c.unit = 'absolute' THEN c.number ELSE null END) AS best_absolute,
     collect(CASE WHEN result = 1 THEN c.value ELSE null END) AS values
RETURN m.name AS method, wins, losses, ties, papers, best_absolute, values[0..3] AS strongest, m.id AS method_id
ORDER BY wins - losses DESC, wins DESC, papers DESC, method, method_id
LIMIT $limit
