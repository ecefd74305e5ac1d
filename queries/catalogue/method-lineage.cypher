// name: method-lineage
// purpose: What a method is a variant of, its own variants, and its successors.
// group: methods
// parameter: method: artefact - The method, model or dataset, by any of its names.
// parameter: depth: int(1..10) = 4 - How many steps of variation to follow each way.
// column: relation: str - `ancestor` (the method is a variant of it), `variant`, or `successor` (introduced by a paper that
//   extends the method or claims to beat it).
// column: steps: int - How many steps away it is.
// column: method: str - The related method.
// column: through: str - The method one step nearer, from which it was reached.
// column: rule: str - `text` where a paper says so, `name` where the name alone shows it.
// column: sentence: str? - The sentence that says so.
// column: title: str? - Title of the paper that says so.
// column: year: int? - Year of the paper.
// column: method_id: entity - Id of the related method.
// column: through_id: entity - Id of the method one step nearer.
// column: paper_id: paper? - Id of the paper that says so.
// example: method=FlashAttention
UNWIND $ancestor AS id
MATCH (m:Method|Dataset {id: id})
MATCH (m)-[v:VARIANT_OF]->(other:Method|Dataset)
WITH m, v, other, v.paper AS said_by
OPTIONAL MATCH (p:Paper {id: said_by})
RETURN 'ancestor' AS relation, m.id AS through_id, m.name AS through, other.id AS method_id, other.name AS method,
       v.sentence AS sentence, v.rule AS rule, p.id AS paper_id, p.title AS title, p.year AS year
UNION ALL
UNWIND $variant AS id
MATCH (m:Method|Dataset {id: id})
MATCH (m)<-[v:VARIANT_OF]-(other:Method|Dataset)
WITH m, v, other, v.paper AS said_by
OPTIONAL MATCH (p:Paper {id: said_by})
RETURN 'variant' AS relation, m.id AS through_id, m.name AS through, other.id AS method_id, other.name AS method,
       v.sentence AS sentence, v.rule AS rule, p.id AS paper_id, p.title AS title, p.year AS year
UNION ALL
UNWIND $successor AS id
MATCH (m:Method|Dataset {id: id})
MATCH (m)<-[c:COMPARES_WITH]-(p:Paper)-[i:INTRODUCES]->(other:Method|Dataset)
WHERE c.better > 0
RETURN 'successor' AS relation, m.id AS through_id, m.name AS through, other.id AS method_id, other.name AS method,
       i.sentence AS sentence, 'text' AS rule, p.id AS paper_id, p.title AS title, p.year AS year
UNION ALL
UNWIND $successor AS id
MATCH (m:Method|Dataset {id: id})
MATCH (m)<-[:INTRODUCES]-(:Paper)<-[b:BUILDS_ON]-(p:Paper)-[i:INTRODUCES]->(other:Method|Dataset)
WHERE 'extends ' + m.name IN b.via
RETURN 'successor' AS relation, m.id AS through_id, m.name AS through, other.id AS method_id, other.name AS method,
       i.sentence AS sentence, 'text' AS rule, p.id AS paper_id, p.title AS title, p.year AS year
