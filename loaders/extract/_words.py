"""Words as names are made of: hyphens, versions and sizes kept inside, possessives and punctuation left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from citegraph.loaders.extract._document import Sentence
from citegraph.loaders.extract._word_lists import word_list

Shape: TypeAlias = Literal["inner", "caps", "capital", "size", "lower"]
"""inner: FlashAttention, GPT-4o, nnU-Net; caps: BERT; capital: Mamba, Low-Rank; size: 2, 7B, v2; lower: the rest."""

_WORD = re.compile(r"[^\W_](?:\w|[-.+*@&^](?=[^\W_])|'(?=\d\d))*(?:\+\+?|\*(?!\w))?(?<!_)")
_SIZE = re.compile(r"[vV]?\d+(?:\.\d+)*(?:[xX]\d+)?[A-Za-z]{0,2}(?:-[A-Z]?\d+[A-Za-z])?")
_UNIT = re.compile(r"\d+(?:\.\d+)*(?:x|X|k|K|st|nd|rd|th|ms|GB|MB|TB|KB|s|D|fps|Hz|K?bit)")
SHORT_TAIL = 3
"""Letters up to which a lower-case part behind a hyphen mostly belongs to the name: BERT-kd."""
_FIXED_TAILS = word_list("fixed-tail")
_SHORT_TAILS = word_list("short-tail")
_LOOSE_HEADS = word_list("loose-head")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of `doc.text` with its shape; `start` and `end` leave out loose heads and tails ("-based")."""

    text: str
    start: int
    end: int
    shape: Shape
    sentence: int
    gap: str
    """What stands between the word before and this one; in front of a sentence, a line break."""
    whole: bool = True
    """Whether nothing was left out at its end: no name goes on behind "BERT-based"."""


def words_of(text: str, sentences: tuple[Sentence, ...]) -> list[Word]:
    """The words of all sentences."""
    return [word for index, sentence in enumerate(sentences) for word in _words_in(text, sentence, index)]


def _words_in(text: str, sentence: Sentence, index: int) -> Iterator[Word]:
    before = None
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        gap = text[before : match.start()] if before is not None else "\n"
        before = match.end()
        first, last = _core(match[0])
        core = match[0][first:last]
        start = match.start() + first
        yield Word(core, start, start + len(core), shape_of(core), index, gap, whole=match.end() == start + len(core))


def _core(word: str) -> tuple[int, int]:
    """Where the name within a hyphenated word starts and ends: BERT in "non-BERT-based"."""
    if "-" not in word or word.islower():
        return 0, len(word)
    parts = word.split("-")
    first, last = 0, len(parts)
    while last > 1 and _is_loose_tail(parts[last - 1]):
        last -= 1
    while first < last - 1 and parts[first] in _LOOSE_HEADS:
        first += 1
    return len("-".join([*parts[:first], ""])), len("-".join(parts[:last]))


def _is_loose_tail(part: str) -> bool:
    return (
        part.islower()
        and part.isalpha()
        and (len(part) > SHORT_TAIL or part in _SHORT_TAILS)
        and part not in _FIXED_TAILS
    )


def shape_of(word: str) -> Shape:
    """The shape of a word.

    >>> [shape_of(w) for w in ("FlashAttention", "GPT-4", "BERT", "Low-Rank", "Mamba", "7B", "2.5x", "attention", "A")]
    ['inner', 'inner', 'caps', 'capital', 'capital', 'size', 'lower', 'lower', 'capital']
    """
    if word[0].isdigit() or (word[0] in "vV" and word[1:2].isdigit()):
        return _shape_of_number(word)
    parts = [part for part in re.split(r"[-&.@']", word) if part]
    if not any(letter.isupper() for letter in word):
        return "inner" if re.search(r"[a-z]\d", word) and not _is_label(word) else "lower"
    if any(_has_inner(part) for part in parts) or (
        len(parts) > 1 and any(_is_caps(part) or part[0].isdigit() for part in parts)
    ):
        return "inner"
    if len(parts) == 1 and _is_caps(word):
        return "caps"
    return "capital" if word[0].isupper() else "inner"


def _is_label(word: str) -> bool:
    """`x1` or `eq2`: a variable, not a name."""
    return re.fullmatch(r"[a-z]{1,2}\d", word) is not None


def _shape_of_number(word: str) -> Shape:
    if _UNIT.fullmatch(word):
        return "lower"
    if _SIZE.fullmatch(word):
        return "size"
    return "inner" if any(letter.isupper() for letter in word) else "lower"


def _has_inner(part: str) -> bool:
    """A capital behind another letter with lower case around, or letters mixed with digits."""
    if part[0].isdigit():
        return False
    return (any(c.isupper() for c in part[1:]) and any(c.islower() for c in part)) or (
        any(c.isdigit() or c in "+*^" for c in part[1:]) and any(c.isupper() for c in part)
    )


def _is_caps(part: str) -> bool:
    return len(part) > 1 and part.isupper() and part[0].isalpha()
