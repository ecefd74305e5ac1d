// name: papers-on-dataset
// purpose: Papers that introduce a dataset or evaluate on it, those that introduce it first.
// group: papers
// parameter: dataset: dataset - The dataset, benchmark or metric, by any of its names.
// parameter: limit: int(1..10000) = 50 - At most this many rows.
// column: title: str - Title of the paper.
// column: year: int? - Year of the paper.
// column: introduces: bool - Whether the paper introduces it.
// column: sentence: str - The sentence that says so.
// column: confidence: float - How sure the extraction is, from 0 to 1.
// column: paper_id: paper - Id of the paper.
// example: dataset=ImageNet
MATCH (d:Dataset {id: $dataset})
MATCH (d)<-[e:INTRODUCES|EVALUATES_ON]-(p:Paper)
RETURN p.title AS title, p.year AS year, type(e) = 'INTRODUCES' AS introduces, e.sentence AS sentence,
       e.confidence AS confidence, p.id AS paper_id
ORDER BY introduces DESC, coalesce(year, 0) DESC, title, paper_id
LIMIT $limit
