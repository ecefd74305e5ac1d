"""A listing as blocks: what stands between blank lines, hard-wrapped text joined again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from citegraph.loaders import Source

UNWRAPPED = 200
"""No text is wrapped at more characters than this: a longer line is a paragraph of its own."""
NARROWEST = 50
"""Nor is a paragraph wrapped at fewer than this."""
_LEEWAY = 8
"""By so many characters the first line of a paragraph may be its longest."""
_RAGGED = 3
"""So many lines that could not have taken the next word are no accident: the text is wrapped."""
_CONTINUES = re.compile(r"[a-z(]")
_AT_HYPHEN = re.compile(r"(?<=\w)(-)\n(?!(?:and|or|to)\b)(?=\w)")
_IN_CAPITALS = 0.7
_UNFINISHED = re.compile(r"(?:[,;:(-]|\b[a-z]{1,4})$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LABEL = re.compile(r"^(?:title\s*:|abstract\s*[:.\u2013\u2014])\s+(?=\S)", re.IGNORECASE)
"""What some pages put before a title or an abstract on its line."""
_BLANK = " \t\v\f\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""What the ends of a line are freed of: white space, and characters of no width that web pages are full of."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line of its own."""

    line: int
    """Where it starts, from 1."""
    text: str
    group: int
    """Blocks with no blank line between them are of one group."""


def blocks_of(source: Source) -> Iterator[Block]:
    """The blocks of a source in their order."""
    for group, lines in enumerate(_groups(source)):
        for paragraph in _paragraphs(lines):
            yield Block(line=paragraph[0][0], text=joined(text for _, text in paragraph), group=group)


def joined(lines: Iterable[str]) -> str:
    """The text that was broken into lines; a word broken at its hyphen is one word again.

    >>> joined(["the state-of-", "the-art in pre-", "and post-training"])
    'the state-of-the-art in pre- and post-training'
    """
    return _AT_HYPHEN.sub(r"\1", "\n".join(lines)).replace("\n", " ")


def _groups(source: Source) -> Iterator[list[tuple[int, str]]]:
    group: list[tuple[int, str]] = []
    for number, line in source.lines():
        if text := _LABEL.sub("", line.strip(_BLANK)):
            group.append((number, text))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _paragraphs(lines: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Lines that one paragraph was wrapped into, together; other lines each on their own."""
    # The first line does not count: it may be a title, longer than the text below it is wrapped.
    width = max((len(text) for _, text in lines[1:]), default=0)
    for run in _full_runs(lines, width) if NARROWEST <= width <= UNWRAPPED else ([line] for line in lines):
        if len(run) > _RAGGED:
            yield from ([run[:1], run[1:]] if _headed(run) else [run])
        elif all(_CONTINUES.match(text) for _, text in run[1:]):
            yield run
        else:
            yield from ([line] for line in run)


def _headed(run: Sequence[tuple[int, str]]) -> bool:
    """Whether the first line is a title, to judge by its capitals, that happens to fill the width of the text below."""
    first, below = run[0][1], " ".join(text for _, text in run[1:])
    return _capitals(first) >= max(_IN_CAPITALS, 2 * _capitals(below)) and not _UNFINISHED.search(first)


def _capitals(text: str) -> float:
    words = _LONG_WORD.findall(text)
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def _full_runs(lines: Sequence[tuple[int, str]], width: int) -> Iterator[list[tuple[int, str]]]:
    """Cuts before every line whose first word would have fitted on the line above: there the break was meant."""
    run = [lines[0]]
    for line in lines[1:]:
        above = run[-1][1]
        if len(above) > width + _LEEWAY or len(above) + 1 + len(line[1].split()[0]) <= width:
            yield run
            run = []
        run.append(line)
    yield run
