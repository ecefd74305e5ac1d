// name: search
// purpose: Papers whose title or abstract holds all the words of a text, those that say them most first.
// note: Words are found in any case and as parts of longer words. A word in the title counts as five in the abstract, and
//   a word that few of the papers found repeat counts more (BM25 without lengths).
// group: papers
// parameter: text: str - The words, or in quotation marks a phrase.
// parameter: limit: int(1..10000) = 20 - At most this many rows.
// column: title: str - Title of the paper.
// column: year: int? - Year of the paper.
// column: score: float - How well it fits; only its order means anything.
// column: excerpt: str - The words around the first place in the abstract, or its beginning.
// column: paper_id: paper - Id of the paper.
// example: text='attention decoding'
MATCH (p:Paper)
WITH p, toLower(p.title + ' ' + coalesce(p.abstract, '')) AS text
WHERE all(word IN $words WHERE text CONTAINS word)
RETURN p.title AS title, p.year AS year, coalesce(p.abstract, '') AS abstract, p.id AS paper_id
ORDER BY paper_id
