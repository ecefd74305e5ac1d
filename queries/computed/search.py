"""Papers that hold all the words of a text, ranked the same on every store."""

import math
import re
from collections.abc import Sequence

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._walk import in_order

TITLE = 5.0
"""How many occurrences in the abstract one in the title is worth."""
SATURATION = 1.2
"""BM25's k1: the more often a word was said, the less another time adds."""
AROUND = 80
"""Characters shown on either side of the first place."""


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by score from the best, then id.

    The score is BM25 without its normalisation by length, as abstracts are alike in length (Robertson and Zaragoza,
    The Probabilistic Relevance Framework, 2009), with inverse document frequency among the papers found.
    """
    words = _words(parameters["text"])
    found = fetch(words=words) if words else []
    counts = [[_count(record, word) for word in words] for record in found]
    often = [sum(row[i] >= TITLE for row in counts) for i in range(len(words))]
    weights = [math.log(1 + len(found) / (1 + n)) for n in often]
    rows = [{**record, "score": _score(count, weights)} for record, count in zip(found, counts, strict=True)]
    best = in_order([{**row, "worse": -row["score"]} for row in rows], "worse", "paper_id")[: parameters["limit"]]
    return [{**row, "excerpt": _excerpt(row["abstract"], words)} for row in best]


def _words(text: str) -> list[str]:
    """The words in lower case; what stands in quotation marks is one.

    >>> _words('"KV cache" Pruning')
    ['kv cache', 'pruning']
    """
    parts = re.findall(r'"([^"]+)"|(\S+)', text.lower())
    found = [" ".join((phrase or word.strip('"')).split()) for phrase, word in parts]
    return list(dict.fromkeys(word for word in found if word))


def _count(record: Record, word: str) -> float:
    return TITLE * float(record["title"].lower().count(word)) + float(record["abstract"].lower().count(word))


def _score(counts: Sequence[float], weights: Sequence[float]) -> float:
    parts = (w * n * (SATURATION + 1) / (n + SATURATION) for w, n in zip(weights, counts, strict=True))
    return round(sum(parts), 4)


def _excerpt(abstract: str, words: Sequence[str]) -> str:
    text = " ".join(abstract.split())
    places = [at for word in words if (at := text.lower().find(word)) >= 0]
    start = max(min(places, default=0) - AROUND, 0)
    end = start + 2 * AROUND
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
