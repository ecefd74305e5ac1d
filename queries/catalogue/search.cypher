// name: search
// purpose: Papers whose title or abstract holds all the words of a text, those that say them most first.
// note: Words are whole words in any case, singular or plural; `decod*` is any word that begins so, and what stands in
//   quotation marks, or is joined by a hyphen, a phrase. A word in the title counts as five in the abstract, and each
//   time it is said again counts less (BM25's saturation, without lengths). A full-text index, where the store has one,
//   only finds candidates: the answer is the same on every store.
// group: papers
// parameter: text: str - The words, or in quotation marks a phrase.
// parameter: limit: int(1..10000) = 20 - At most this many rows.
// column: title: str - Title of the paper.
// column: year: int? - Year of the paper.
// column: score: float - How well it fits, up to 1 for each word.
// column: excerpt: str - The words around the first place in the abstract, or its beginning.
// column: paper_id: paper - Id of the paper.
// example: text='attention decoding'
MATCH (p:Paper)
// with candidates:
CALL db.index.fulltext.queryNodes('citegraph_text', $candidates) YIELD node AS p
MATCH (p:Paper)
// then:
WITH p, toLower(p.title) AS title, toLower(coalesce(p.abstract, '')) AS abstract
WHERE all(words IN $hints WHERE any(word IN words WHERE title CONTAINS word OR abstract CONTAINS word))
WITH p, ' ' + reduce(text = title, mark IN $marks | replace(text, mark, ' ')) + ' ' AS title,
     ' ' + reduce(text = abstract, mark IN $marks | replace(text, mark, ' ')) + ' ' AS abstract
WITH p, [forms IN $forms | reduce(n = 0, form IN forms |
       n + $in_title * (size(split(title, form)) - 1) + size(split(abstract, form)) - 1)] AS counts
WHERE all(n IN counts WHERE n > 0)
WITH p, round(reduce(score = 0.0, n IN counts | score + n / (n + $saturation)), 4) AS score
ORDER BY score DESC, p.id
LIMIT $limit
RETURN p.title AS title, p.year AS year, score, coalesce(p.abstract, '') AS abstract, p.id AS paper_id
ORDER BY score DESC, paper_id
