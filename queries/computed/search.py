"""Papers that hold all the words of a text, ranked the same on every store."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citegraph.graph.names.plural import singular
from citegraph.queries.answer import Fetch, Record

TITLE = 5
"""How many occurrences in the abstract one in the title is worth."""
SATURATION = 1.2
"""BM25's k1: the more often a word was said, the less another time adds."""
AROUND = 80
"""Characters shown on either side of the first place."""
MARKS = tuple(".,;:!?()[]{}\"'`/-|=<>$\\&\n\t\r‘’“”–—…")  # noqa: RUF001 - the marks that papers use
"""What divides words; other characters belong to them, as in C++."""
_BLANKS = ("    ", "  ", "  ")
"""Several blanks become one, marks having become blanks."""
_SPACED = str.maketrans(dict.fromkeys(MARKS, " "))


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of the text, as it may stand in a paper."""

    forms: tuple[str, ...]
    """In lower case between blanks, the singular and the plural; without a blank behind it, the beginning of a word."""

    @property
    def hints(self) -> list[str]:
        """One word of each form: where none of them stands, the form does not either."""
        return [max(form.split(), key=len) for form in self.forms]


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by score from the best, then id: of each word n / (n + 1.2), n being how often it is said.

    This is BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) without its normalisation by
    length, as abstracts are alike in length, and without weights of words, as each has to be there.
    """
    terms = list(_terms(parameters["text"]))
    if not terms:
        return []
    hints = [term.hints for term in terms]
    found = fetch(
        candidates=fetch.text_index.holding(hints) if fetch.text_index else None,
        hints=hints,
        forms=[list(term.forms) for term in terms],
        marks=[*MARKS, *_BLANKS],
        in_title=TITLE,
        saturation=SATURATION,
    )
    return [{**row, "excerpt": _excerpt(row["abstract"], terms)} for row in found]


def _terms(text: str) -> Iterator[Term]:
    """The words and phrases of the text, each once.

    >>> [term.forms for term in _terms('"KV cache" decod* losses')]
    [(' kv cache ', ' kv caches '), (' decod',), (' loss ', ' losses ')]
    """
    parts = re.findall(r'"([^"]+)"|(\S+)', text.lower())
    for phrase, word in dict.fromkeys(parts):
        words = (phrase or word).translate(_SPACED).split()
        if words and words[-1].strip("*"):
            yield Term(tuple(_forms(" ".join(words))))


def _forms(phrase: str) -> Iterator[str]:
    if phrase.endswith("*"):
        yield f" {phrase.rstrip('*')}"
        return
    *first, last = phrase.split()
    one = singular(last)
    forms = dict.fromkeys((one, last, f"{one}s", f"{one}es", f"{one[:-1]}ies"))
    yield from (f" {' '.join([*first, form])} " for form in forms if singular(form) == one)


def _excerpt(abstract: str, terms: Sequence[Term]) -> str:
    text = " ".join(abstract.split())
    spaced = f" {text.lower().translate(_SPACED)} "
    places = [at for term in terms for form in term.forms if (at := spaced.find(form)) >= 0]
    start = max(min(places, default=0) - AROUND, 0)
    end = start + 2 * AROUND
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
