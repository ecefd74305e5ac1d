"""Finds which block of a listing is the title of which abstract.

Measured on a tenth of 124,000 papers: how much of its title's content words an abstract repeats, and how much of their
weighted words two parts of one abstract, and two abstracts, have in common.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

from citegraph.loaders._furniture import furniture
from citegraph.loaders._listing import Block, joined
from citegraph.loaders._page_text import LONG, capitalised, is_prose, opens_sentence, stems, word_count

OWN_TITLE = 0.2
"""Share of its title's content words that an abstract repeats at the least; 3 of 1,000 repeat less."""
SURELY_OWN = 0.33
"""5 of 1,000 repeat less than this; the title of another paper is repeated so far by 5 of 100."""
KNOWN_WORDS = 0.4
"""Share of the words of a title that the abstracts of a listing use, at the least; 1 of 20 titles has less."""
FAR_BETTER = 2.0
"""By what factor more a block further up must be repeated to be preferred to a doubtful one near by."""
MANY_WORDS = 4
"""Where so many content words are repeated, more say nothing more."""
DESPITE_LOOKS = 0.5
"""The share for a title that looks like furniture."""
COHERENT = 0.14
"""Share of its weighted words that a further paragraph of an abstract has in common with it; 5 of 100 have less."""
FAIRLY_COHERENT = 0.18
"""So much is taken for an abstract's next paragraph without a word of warning, where no length speaks against it."""
SURELY_COHERENT = 0.25
"""1 of 200 pairs of abstracts of different papers have so much in common."""
WHOLE = 600
"""Characters; two paragraphs that are longer, and together longer than LONGEST_ABSTRACT, may be two abstracts."""
LONGEST_ABSTRACT = 1_950
"""Characters; arXiv takes 1,920 at the most."""
LONGEST_NOTICE = 600
"""Characters; an abstract may speak of newsletters or cookies, a notice seldom goes on for so long."""
MOST_LINES = 3
SHORTEST_LINE = 40
"""A title is broken into so many lines at the most, none but the last with fewer characters."""
IMPOSSIBLE = 2.0
PAIR = 2
"""A text that stands in a listing more often than this is of the page; a paper may stand there twice."""
FEW_WORDS = 3
"""A title of so few words is told by the abstract below it only."""
TITLE_CASE = 0.6
"""Share of its longer words that start with a capital where a text is written as titles are."""
PRIOR = 20
"""Abstracts without the word that its rarity is counted with, so that it means something in a short listing."""
_UNFINISHED = re.compile(
    r"(?:[,:&-]|\b(?:a|an|and|as|at|by|for|from|in|is|of|on|or|the|to|via|with|without))$", re.IGNORECASE
)
_WHERE = re.compile(
    r"\b(?:code|data|datasets?|models?|demos?|project|website|videos?|github)\b"
    r".*(?:://|\b(?:available|released|open-sourced|published|found)\b)",
    re.IGNORECASE,
)


@dataclass
class Entry:
    """A title and the paragraphs of its abstract."""

    title: tuple[Block, ...]
    """Several blocks where a title stands on several lines."""
    paragraphs: list[Block] = field(default_factory=list)
    doubtful: Block | None = None
    """A paragraph that was added to the abstract though it may not belong there."""
    cut_off: bool = False
    """Whether only the beginning of the abstract is there."""

    @property
    def line(self) -> int:
        """Where the title stands."""
        return self.title[0].line

    @property
    def name(self) -> str:
        """The title in one line."""
        return joined(block.text for block in self.title)

    @property
    def abstract(self) -> str:
        """The abstract, its paragraphs divided by blank lines."""
        return "\n\n".join(block.text for block in self.paragraphs)


@dataclass
class Alignment:
    """Every block of a listing, in one place or another."""

    entries: list[Entry] = field(default_factory=list)
    untitled: list[Block] = field(default_factory=list)
    """Prose that belongs to no title."""
    loose: list[Block] = field(default_factory=list)
    """All other blocks that are no part of an entry."""


def align(blocks: Sequence[Block]) -> Alignment:
    """The entries of a listing and all that is left over; no block is lost."""
    return _Aligner(blocks).align()


def is_notice(prose: Block) -> bool:
    """Whether the sentences are the page's own: an invitation, an advertisement, a word on cookies."""
    return len(prose.text) <= LONGEST_NOTICE and furniture(prose.text) is not None


def is_title_like(block: Block) -> bool:
    """Whether the block is written as titles are, in more than a few words."""
    text = block.text
    if len(text) > LONG or word_count(text) <= FEW_WORDS or furniture(text):
        return False
    return capitalised(text) >= (TITLE_CASE / 2 if ": " in text else TITLE_CASE)


class _Aligner:
    """Goes down the blocks once; `waiting` are those since the last abstract."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._prose = _prose_of(blocks)
        self._uses = Counter(stem for block in self._prose for stem in stems(block.text))
        self._times = Counter(block.text for block in blocks)
        self._waiting: list[Block] = []
        self._found = Alignment()

    def align(self) -> Alignment:
        for block in self._blocks:
            if block in self._prose:
                self._place(block)
            elif not self._close_abstract(block):
                self._waiting.append(block)
        self._begin_abstract()
        self._found.loose += self._waiting
        return self._found

    def _place(self, prose: Block) -> None:
        words = stems(prose.text)
        if title := self._title_of(prose, words):
            self._found.entries.append(Entry(title, [prose]))
            self._waiting = [block for block in self._waiting if block not in title]
            if _share(title, words) >= SURELY_OWN and len(prose.text) >= LONG:
                # Else the page's own text may have taken a line of the page, and the true title still waits.
                self._found.loose += self._waiting
                self._waiting = []
        elif not self._continue_abstract(prose):
            self._found.untitled.append(prose)

    def _title_of(self, prose: Block, words: frozenset[str]) -> tuple[Block, ...]:
        """The nearest block above that the prose repeats; one further up only where it repeats that far better."""
        fit = [block for block in reversed(self._waiting) if _share([block], words) >= self._least_share(block, prose)]
        if not fit:
            return self._title_by_place(prose)
        nearest, best = fit[0], max(fit, key=lambda block: _strength(block, words))
        doubtful = _share([nearest], words) < SURELY_OWN or len(stems(nearest.text) & words) <= PAIR
        if doubtful and _strength(best, words) > FAR_BETTER * _strength(nearest, words):
            nearest = best
        if _share([nearest], words) < SURELY_OWN and is_notice(prose):
            return ()
        return self._whole_title(nearest, prose, words)

    def _title_by_place(self, prose: Block) -> tuple[Block, ...]:
        """The only block between two abstracts, where it is written as a title and in words that abstracts use."""
        if len(self._waiting) != 1 or len(prose.text) < LONG or self._times[prose.text] > PAIR:
            return ()
        (only,) = self._waiting
        words = stems(only.text)
        known = sum(word in self._uses for word in words) >= KNOWN_WORDS * len(words)
        return (only,) if known and is_title_like(only) and self._times[only.text] <= PAIR else ()

    def _least_share(self, block: Block, prose: Block) -> float:
        """The share of its words that a block must find in the prose to be its title; above 1 where it cannot be."""
        few_words = word_count(block.text) < FEW_WORDS
        if len(block.text) > LONG or (few_words and len(prose.text) < LONG):
            return IMPOSSIBLE
        kind = furniture(block.text)
        if kind and kind.firm:
            return IMPOSSIBLE
        looks_odd = kind or few_words or self._times[block.text] > PAIR or self._times[prose.text] > PAIR
        return DESPITE_LOOKS if looks_odd else OWN_TITLE

    def _whole_title(self, part: Block, prose: Block, words: frozenset[str]) -> tuple[Block, ...]:
        """The part, with the lines beside it where a title was broken into lines."""
        lines = tuple(block for block in self._waiting if block.group == part.group)
        broken = (
            1 < len(lines) <= MOST_LINES
            and prose.group != part.group
            and all(len(line.text) >= SHORTEST_LINE for line in lines[:-1])
            and all(_goes_on(above, line, words) for above, line in pairwise(lines))
            and _share(lines, words) >= SURELY_OWN
        )
        return lines if broken else (part,)

    def _continue_abstract(self, prose: Block) -> bool:
        """Adds the prose to the last abstract where both are about the same; says whether it did."""
        if not self._found.entries or is_notice(prose) or self._times[prose.text] > PAIR:
            return False
        entry = self._found.entries[-1]
        if self._replaces_abstract(entry, prose):
            return True
        alike = self._coherence(f"{entry.name} {entry.abstract}", prose.text)
        long = min(len(entry.abstract), len(prose.text)) > WHOLE and len(entry.abstract + prose.text) > LONGEST_ABSTRACT
        two_abstracts = long or bool(self._waiting)
        if alike < (SURELY_COHERENT if two_abstracts else COHERENT):
            return False
        entry.paragraphs.append(prose)
        if alike < FAIRLY_COHERENT or two_abstracts:
            entry.doubtful = prose
        return True

    def _replaces_abstract(self, entry: Entry, prose: Block) -> bool:
        """Gives a title to this prose where a text of the page, standing between the two, had taken it."""
        (first, *more) = entry.paragraphs
        before, now = (_share(entry.title, stems(text)) for text in (first.text, prose.text))
        if more or len(first.text) >= LONG or now < SURELY_OWN or now < FAR_BETTER * before:
            return False
        self._found.untitled.append(first)
        entry.paragraphs = [prose]
        return True

    def _coherence(self, above: str, below: str) -> float:
        first, second = stems(above), stems(below)
        return self._weight(first & second) / (min(self._weight(first), self._weight(second)) or 1.0)

    def _weight(self, words: frozenset[str]) -> float:
        return sum(log((len(self._prose) + PRIOR + 1) / (self._uses[word] + 0.5)) for word in words)

    def _close_abstract(self, block: Block) -> bool:
        """Adds a short last paragraph that says where code or data are; says whether the block is one."""
        if self._waiting or not self._found.entries or not _tells_where(block.text):
            return False
        self._found.entries[-1].paragraphs.append(block)
        return True

    def _begin_abstract(self) -> None:
        """Makes an entry of the last two blocks where they are a title and the beginning of its abstract."""
        title, start = self._waiting[-2:] if self._waiting[1:] else (None, None)
        if title is None or start is None or start is not self._blocks[-1] or not is_title_like(title):
            return
        if _starts_abstract(start.text, title.text):
            self._found.entries.append(Entry((title,), [start], cut_off=True))
            del self._waiting[-2:]


def _prose_of(blocks: Sequence[Block]) -> frozenset[Block]:
    """The blocks that are made of sentences, but for those between two others that are the title of the second."""
    found = frozenset(block for block in blocks if is_prose(block.text))
    titles = {
        block
        for above, block, below in zip([None, *blocks], blocks, blocks[1:], strict=False)
        if block in found and below in found and (above is None or above in found) and _heads(block, below)
    }
    return found - titles


def _heads(block: Block, below: Block) -> bool:
    """Whether a sentence is the title of the text below it: titles may end in a full stop."""
    words = stems(below.text)
    return (
        len(block.text) < LONG <= len(below.text)
        and len(stems(block.text) & words) > PAIR
        and _share([block], words) >= DESPITE_LOOKS
    )


def _share(title: Sequence[Block], words: frozenset[str]) -> float:
    """The share of a title's content words among `words`; a single one of several is half an accident."""
    own = stems(" ".join(block.text for block in title))
    common = len(own & words)
    return common / len(own) * (0.5 if common == 1 < len(own) else 1.0) if own else 0.0


def _strength(block: Block, words: frozenset[str]) -> float:
    """How much speaks for the block as a title: what share of it is repeated, and how many words that is."""
    return min(len(stems(block.text) & words), MANY_WORDS) * _share([block], words)


def _goes_on(above: Block, below: Block, words: frozenset[str]) -> bool:
    """Whether the line below is the rest of a title: the line above is unfinished, or the abstract repeats both."""
    if _UNFINISHED.search(above.text):
        return True
    other = any((kind := furniture(line.text)) and kind.reason != "a button" for line in (above, below))
    return not other and bool(stems(above.text) & words and stems(below.text) & words)


def _starts_abstract(text: str, title: str) -> bool:
    """Whether the text may be what is left of an abstract: the start of a sentence, and long or about the title."""
    if not opens_sentence(text) or furniture(text):
        return False
    return word_count(text) > MANY_WORDS * PAIR or bool(stems(text) & stems(title))


def _tells_where(text: str) -> bool:
    return len(text.split()) > FEW_WORDS and bool(_WHERE.search(text)) and (text.endswith(".") or "://" in text)
