// name: senses-of-name
// purpose: What an abbreviation or a name stands for, in which papers, and why it was taken so in each.
// note: A name is compared as it is written, in any case and in the plural too.
// group: upkeep
// parameter: name: str - The name, as in CL.
// parameter: each: int(1..10000) = 20 - At most this many papers for each sense, the surest first.
// column: sense: str - Name of what it stands for.
// column: papers: int - How many papers mean this by it.
// column: title: str - Title of a paper that does.
// column: reason: str - Why it was taken so.
// column: confidence: float - How sure that choice is, from 0 to 1.
// column: sentence: str? - A sentence with it.
// column: sense_id: entity - Id of what it stands for.
// column: paper_id: paper - Id of the paper.
// example: name=FA2
MATCH (p:Paper)-[r:INTRODUCES|USES|EVALUATES_ON|ABOUT|MENTIONS]->(n:Method|Dataset|Concept)
WHERE any(form IN coalesce(r.surfaces, [r.surface]) WHERE toLower(form) = toLower($name) OR toLower(form) = toLower($name) + 's')
WITH n, p, r,
     coalesce(r.sense_confidence, 1.0) AS sure,
     [form IN coalesce(r.surfaces, [r.surface]) WHERE size(form) > size($name) + 1] AS longer
ORDER BY n.id, sure DESC, p.id, type(r)
WITH n, p, collect(r)[0] AS r, collect(sure)[0] AS sure, collect(longer)[0] AS longer
ORDER BY n.id, sure DESC, p.id
WITH n, count(*) AS papers, collect({p: p, r: r, sure: sure, longer: longer})[0..$each] AS found
UNWIND found AS one
RETURN n.name AS sense, papers, one.p.title AS title,
       coalesce(one.r.sense, 'the paper spells it out: ' + one.longer[0], 'the name of nothing else') AS reason,
       one.sure AS confidence, one.r.sentence AS sentence, n.id AS sense_id, one.p.id AS paper_id
ORDER BY papers DESC, sense_id, confidence DESC, paper_id
