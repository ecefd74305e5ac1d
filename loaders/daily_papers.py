"""Listings copied from a web page: titles and abstracts alternate, with the furniture of the page around them.

An abstract is told by its sentences. Its title is the nearest block above it whose words it repeats: 995 of 1,000
abstracts repeat a third of their title's content words or more, which a line of furniture does not. Nothing is told by
its turn, so nothing shifts where something is missing.

A listing is read whole before its first paper comes out: which lines the page repeats, and which words its abstracts
use, shows only at its end.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citegraph.graph.model import Paper
from citegraph.graph.names import text_key
from citegraph.loaders import RAW, Ignored, Item, Rejected, Source, TextSource
from citegraph.loaders._alignment import FEW_WORDS, KNOWN_WORDS, Alignment, Entry, align, is_notice, is_title_like
from citegraph.loaders._furniture import furniture
from citegraph.loaders._listing import Block, blocks_of
from citegraph.loaders._page_text import LONG, ends_as_text, is_cut_short, stems, word_count

MOST_WORDS_KNOWN = 0.8
"""KNOWN_WORDS for a title in small letters, which looks like any other line."""
VOCABULARY = 300
"""So many different words in the abstracts of a listing make it telling that a word is not among them."""
LARGE_VOCABULARY = 2_000
FOREIGN = 0.2
"""Abstracts with so many different words know more than this of a title; 1 of 1,000 titles is less known."""
LONGEST = 4_000
"""Characters that an abstract has at the most without a word of warning."""

_Placed = tuple[int, int, Item]
"""An item with its line; of one line, what is wrong comes before the paper."""


class DailyPapers:
    """Reads listings of titles and abstracts."""

    description = "a listing copied from a web page: titles and abstracts alternate, furniture in between"
    suffixes = (".txt",)

    def recognises(self, head: str, /) -> bool:
        """Whether a title with its abstract is among the first blocks, and nothing says that it is a data format."""
        if head.lstrip("\ufeff \t\r\n")[:1] in ("{", "[", "<", "@", "%"):
            return False
        return bool(align(list(blocks_of(TextSource(head)))).entries)

    def load(self, source: Source, /) -> Iterator[Item]:
        """Papers, and what was wrong or of the page around them, in the order of the listing."""
        blocks = list(blocks_of(source))
        report = _Report(source, blocks, align(blocks))
        placed = [*report.papers(), *report.untitled(), *report.loose()]
        yield from (item for _, _, item in sorted(placed, key=lambda entry: entry[:2]))


@dataclass
class _Report:
    """Turns what was found in a listing into items."""

    source: Source
    blocks: Sequence[Block]
    found: Alignment

    def __post_init__(self) -> None:
        self._times = Counter(block.text for block in self.blocks)
        self._words = frozenset[str]().union(*(stems(entry.abstract) for entry in self.found.entries))
        self._titles: dict[str, Entry] = {}

    def papers(self) -> Iterator[_Placed]:
        for entry in self.found.entries:
            first = self._titles.setdefault(text_key(entry.name), entry)
            if first is not entry and first.abstract == entry.abstract:
                yield self._rejected(entry.line, entry.name, f"the same paper as on line {first.line}")
                continue
            if first is not entry:
                reason = (
                    f"a paper of this title stands on line {first.line} too, with another abstract; both are loaded"
                )
                yield self._rejected(entry.line, entry.name, reason, loaded=True)
            yield from self._doubts(entry)
            yield self._paper(entry.line, entry.name, entry.abstract)

    def _doubts(self, entry: Entry) -> Iterator[_Placed]:
        """What a reader should look at in a paper that is loaded all the same."""
        last = entry.paragraphs[-1]
        if entry.doubtful:
            reason = f"added to the abstract of the paper on line {entry.line}, to which it may not belong"
            yield self._rejected(entry.doubtful.line, entry.doubtful.text, reason, loaded=True)
        if is_cut_short(last.text):
            yield self._rejected(
                last.line, last.text, "the page shows only the beginning of this abstract", loaded=True
            )
        elif entry.cut_off or (entry is self.found.entries[-1] and not ends_as_text(last.text)):
            yield self._rejected(last.line, last.text, "the abstract has no end: the listing is cut off", loaded=True)
        elif len(entry.abstract) > LONGEST:
            reason = f"an abstract of {len(entry.abstract)} characters: more than one paper may be in it"
            yield self._rejected(last.line, last.text, reason, loaded=True)

    def untitled(self) -> Iterator[_Placed]:
        for block in self.found.untitled:
            if kind := furniture(block.text) if is_notice(block) else None:
                yield self._ignored(block, kind.reason)
            elif self._times[block.text] > 1:
                yield self._ignored(block, "a text that the page repeats")
            else:
                reason = "an abstract, or another text, without a title above it; not loaded"
                yield self._rejected(block.line, block.text, reason)

    def loose(self) -> Iterator[_Placed]:
        for block in self.found.loose:
            yield from self._loose(block)

    def _loose(self, block: Block) -> Iterator[_Placed]:
        if first := self._titles.get(text_key(block.text)):
            reason = f"the title of the paper on line {first.line} again, without an abstract; not loaded"
            yield self._rejected(block.line, block.text, reason)
        elif reason := self._furniture(block):
            yield self._ignored(block, reason)
        elif self._is_title(block):
            yield self._rejected(block.line, block.text, "a title without an abstract; loaded so", loaded=True)
            yield self._paper(block.line, block.text, "")
        else:
            reason = "neither a title with an abstract below it nor known furniture of a page; not loaded"
            yield self._rejected(block.line, block.text, reason)

    def _furniture(self, block: Block) -> str:
        """What sort of furniture the block is; empty where it may be of a paper."""
        if kind := furniture(block.text[:LONG]):
            return kind.reason
        if self._times[block.text] > 1:
            return "a line that the page repeats"
        known, is_last = self._known(block), block is self.blocks[-1]
        if word_count(block.text) <= FEW_WORDS and not is_last and known < KNOWN_WORDS:
            return "a few words"
        if len(self._words) >= LARGE_VOCABULARY and known < FOREIGN:
            return "words that no abstract of the listing uses"
        return ""

    def _is_title(self, block: Block) -> bool:
        """Whether a block without an abstract is a title: as it is written, and by its words where many are known."""
        if len(self._words) < VOCABULARY:
            return is_title_like(block)
        if word_count(block.text) <= FEW_WORDS or len(block.text) > LONG:
            return False
        return self._known(block) >= (KNOWN_WORDS if is_title_like(block) else MOST_WORDS_KNOWN)

    def _known(self, block: Block) -> float:
        words = stems(block.text)
        return len(words & self._words) / len(words) if words else 0.0

    def _paper(self, line: int, title: str, abstract: str) -> _Placed:
        return line, 1, Paper(title=title, abstract=abstract, source=self.source.name)

    def _rejected(self, line: int, raw: str, reason: str, *, loaded: bool = False) -> _Placed:
        return line, 0, Rejected(source=self.source.where, line=line, reason=reason, raw=raw[:RAW], loaded=loaded)

    def _ignored(self, block: Block, reason: str) -> _Placed:
        return block.line, 0, Ignored(source=self.source.where, line=block.line, reason=reason, raw=block.text[:RAW])


loader = DailyPapers()
