"""One sentence as the parser reads it: each name and each quantity is one plain word.

The parser was trained on news. It reads "up to 8.33x" and "Claude-4.5-Sonnet" as it reads any words it does not know,
badly; "10" and "Microsoft" it reads well. So these stand in for quantities and names while a sentence is parsed, and a
Reading keeps what they stand for and where in the paper's text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from citegraph.loaders.extract.claims.quantities import Quantity, find_quantities

_FIGURE, _SINGULAR, _PLURAL = "10", "Microsoft", "Germans"
# The parser takes these for names, or the end of a sentence.
_REWORDED = {"vs.": "versus", "vs": "versus", "w.r.t.": "regarding", "w/": "with", "w/o": "without", "&": "and"}
_REWORD = re.compile(
    r"(?<![\w/])(?:vs\.?|w\.r\.t\.|w/o?|&)(?![\w/])|(?P<record>(?i:\bstates?[- ]of[- ]?the[- ]?arts?\b|\bSoTAs?\b))"
)
_RECORD = "SOTA"
_CAPITAL = re.compile(r"[A-Z]|\d")


class Named(NamedTuple):
    """A name in a sentence: where it stands, as written, and which cluster of the paper it belongs to."""

    start: int
    end: int
    text: str
    cluster: int
    """Index in `doc._.clusters`."""


class _Stand(NamedTuple):
    """A stretch of the text and the word that stands for it."""

    start: int
    end: int
    word: str
    what: Quantity | Named | None


@dataclass(frozen=True)
class Plan:
    """A sentence made ready for the parser. Offsets count in the paper's text."""

    words: str
    """What the parser gets."""
    text: str
    """The sentence itself."""
    offset: int
    """Where it begins in the paper's text."""
    index: int
    """Its number in the paper."""
    places: dict[int, _Stand]
    """For a start in `words`: what stands there."""
    shifts: tuple[tuple[int, int], ...]
    """From which place in `words` on, how much further a character lies in the paper's text."""

    @classmethod
    def of(cls, text: str, names: Iterable[Named], *, offset: int, index: int) -> "Plan":
        """The plan for one sentence and the names that stand in it."""
        pieces: list[str] = []
        places: dict[int, _Stand] = {}
        shifts: list[tuple[int, int]] = [(0, offset)]
        done = length = 0
        for stand in _stands(text, names, offset):
            gap = text[done : stand.start - offset]
            lead = "" if gap.endswith((" ", "(", '"', "[")) or not (gap or pieces) else " "
            pieces += (gap, lead, stand.word)
            length += len(gap) + len(lead)
            places[length] = stand
            length += len(stand.word)
            done = stand.end - offset
            tail = "" if not text[done : done + 1].isalnum() and text[done : done + 1] not in ("-", "/") else " "
            pieces.append(tail)
            length += len(tail)
            shifts.append((length, stand.end - length))
        return cls("".join([*pieces, text[done:]]), text, offset, index, places, tuple(shifts))


def _stands(text: str, names: Iterable[Named], offset: int) -> Iterator[_Stand]:
    """What gets a word of its own, in order and without overlaps: names before quantities, the longest name first."""
    wanted = [_Stand(n.start, n.end, _name_word(n.text), n) for n in sorted(names, key=lambda n: n.start - n.end)]
    quantities = find_quantities(text)
    wanted += [_Stand(q.start + offset, q.end + offset, _FIGURE, q) for q in quantities]
    wanted += [_Stand(m.start() + offset, m.end() + offset, _reworded(m), None) for m in _REWORD.finditer(text)]
    taken: list[_Stand] = []
    for one in wanted:
        if not any(one.start < other.end and other.start < one.end for other in taken):
            taken.append(one)
    yield from sorted(taken)


def _reworded(match: re.Match[str]) -> str:
    return _RECORD if match["record"] else _REWORDED[match[0]]


def _name_word(name: str) -> str:
    """The word that stands for a name; a lower-case name stands for itself."""
    if not _CAPITAL.search(name):
        return name
    return _PLURAL if re.search(r"[A-Z0-9]s$", name) else _SINGULAR


def hyphens_joined(doc: Doc) -> Doc:
    """The doc with each hyphenated word as one token: the parser reads "single-agent" better than its three parts."""
    with doc.retokenize() as retokenizer:
        for start, end in _hyphenated(doc):
            retokenizer.merge(doc[start:end])
    return doc


def _hyphenated(doc: Doc) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(doc):
        end = start + 1
        while end < len(doc) and not doc[end - 1].whitespace_ and _binds(doc[end - 1], doc[end]):
            end += 1
        if end - start > 1:
            yield start, end
        start = end


def _binds(left: Token, right: Token) -> bool:
    if right.text in ("-", "/") or left.text in ("-", "/"):
        return all(t.text in ("-", "/") or t.text[:1].isalnum() for t in (left, right))
    return right.text.startswith("-") and len(right) > 1 and left.text[-1:].isalnum()


@dataclass(frozen=True)
class Reading:
    """A parsed sentence, its names and quantities by token."""

    doc: Doc
    plan: Plan

    @cached_property
    def quantities(self) -> dict[int, Quantity]:
        """The quantity that a token stands for, by the token's index; offsets count in the sentence."""
        return {t.i: what for t in self.doc if isinstance(what := self._what(t), Quantity)}

    @cached_property
    def names(self) -> dict[int, Named]:
        """The name that a token belongs to, by the token's index."""
        found: dict[int, Named] = {}
        for start, stand in self.plan.places.items():
            if isinstance(stand.what, Named):
                inside = (t.i for t in self.doc if start <= t.idx < start + len(stand.word))
                found.update(dict.fromkeys(inside, stand.what))
        return found

    def _what(self, token: Token) -> Quantity | Named | None:
        stand = self.plan.places.get(token.idx)
        return stand.what if stand else None

    def place(self, token: Token) -> tuple[int, int]:
        """Start and end of a token in the paper's text."""
        for start, stand in self.plan.places.items():
            if start <= token.idx < start + len(stand.word):
                return stand.start, stand.end
        shift = next(shift for start, shift in reversed(self.plan.shifts) if start <= token.idx)
        return token.idx + shift, token.idx + len(token) + shift

    def span(self, tokens: Span | Iterable[Token]) -> tuple[int, int]:
        """Start and end in the paper's text of the stretch from the first to the last of the tokens."""
        indices = [t.i for t in tokens]
        return self.place(self.doc[min(indices)])[0], self.place(self.doc[max(indices)])[1]

    def written(self, tokens: Span | Iterable[Token]) -> str:
        """The paper's own words for a stretch of tokens."""
        start, end = self.span(tokens)
        return self.plan.text[start - self.plan.offset : end - self.plan.offset]
