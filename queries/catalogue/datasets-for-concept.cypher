// name: datasets-for-concept
// purpose: The datasets, benchmarks and metrics that papers about a concept introduce or evaluate on.
// group: concepts
// parameter: concept: concept - The concept, task or theme, by any of its names.
// parameter: limit: int(1..10000) = 30 - At most this many rows.
// column: dataset: str - The dataset.
// column: papers: int - How many of these papers introduce it or evaluate on it.
// column: introduced: bool - Whether one of these papers introduces it.
// column: kind: str? - Its kind, as in benchmark.
// column: dataset_id: dataset - Id of the dataset.
// example: concept=CNN
MATCH (c:Concept|Method {id: $concept})
MATCH (c)<-[:ABOUT]-(p:Paper)
WITH DISTINCT p
MATCH (p)-[e:INTRODUCES|EVALUATES_ON]->(d:Dataset)
WITH d, count(DISTINCT p) AS papers, max(CASE WHEN type(e) = 'INTRODUCES' THEN 1 ELSE 0 END) AS introduced
RETURN d.name AS dataset, papers, introduced = 1 AS introduced, d.kind AS kind, d.id AS dataset_id
ORDER BY papers DESC, dataset, dataset_id
LIMIT $limit
