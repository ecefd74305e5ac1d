"""Words and phrases of running text by rules of spelling alone: fast enough to count over a large corpus."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

LONGEST = 4
"""Words in a phrase at most; an inner "of" is not counted."""


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """The lists of data/words.tsv by name."""
    lists: defaultdict[str, set[str]] = defaultdict(set)
    for line in (files(__package__) / "data" / "words.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, _, words = line.partition("\t")
            lists[name].update(words.split())
    return {name: frozenset(words) for name, words in lists.items()}


_LATEX = (
    (re.compile(r"\\(?:text|math|emph|operatorname)\w*\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\\[a-zA-Z]+\s?|[${}^_\\]|``|''"), ""),
)
_WORD = re.compile(r"[^\W_][\w.+#'\u2019&-]*")
_BREAK = re.compile(r"(?<=[.!?])\s+|[^\w.+#'\u2019&\s-]")
_SENTENCE_END = re.compile(r"[.!?]$")
_STOP = word_lists()["stop"]
_NOT_ADVERBS = word_lists()["not-adverb"]
_SKIPPED = word_lists()["skipped"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between two marks of punctuation."""

    words: tuple[str, ...]
    low: tuple[str, ...]
    """The same in lower case."""
    starts: bool
    """Whether a sentence starts with it, so that a capital there says nothing."""
    bracket: bool
    """Whether an opening bracket stands before it."""

    def phrases(self) -> Iterator[tuple[int, int]]:
        """Start and end of each run of words, up to the longest, that could be a name or part of one."""
        for start, word in enumerate(self.low):
            if not is_content(word):
                continue
            room = LONGEST
            for end in range(start + 1, len(self.low) + 1):
                last = self.low[end - 1]
                room -= last != "of"
                if room < 0 or not (last == "of" or is_content(last)):
                    break
                if last != "of":
                    yield start, end

    def is_whole(self, start: int, end: int) -> bool:
        """Whether no word stands around that could be part of the phrase."""
        around = self.low[max(0, start - 1) : start] + self.low[end : end + 1]
        return not any(map(is_content, around))

    def surface(self, start: int, end: int) -> str:
        """The words from `start` to `end` as written."""
        return " ".join(self.words[start:end])

    def before(self, start: int) -> tuple[str, str]:
        """The two words before, articles and the like skipped, the nearest last; empty where there are none."""
        while start > 0 and self.low[start - 1] in _SKIPPED:
            start -= 1
        return (self.low[start - 2] if start > 1 else "", self.low[start - 1] if start > 0 else "")

    def after(self, end: int) -> str:
        """The word behind; empty where there is none."""
        return self.low[end] if end < len(self.low) else ""


def stretches(text: str) -> Iterator[Stretch]:
    """The text in order, cut at punctuation, LaTeX residue removed.

    >>> [stretch.words for stretch in stretches("We propose LoRA, a low-rank method.")]
    [('We', 'propose', 'LoRA'), ('a', 'low-rank', 'method')]
    """
    for pattern, replacement in _LATEX:
        text = pattern.sub(replacement, text)
    starts, bracket, done = True, False, 0
    for mark in (*_BREAK.finditer(text), None):
        piece = text[done : mark.start()] if mark else text[done:]
        words = tuple(_trimmed(word) for word in _WORD.findall(piece))
        if words:
            yield Stretch(words, tuple(map(str.lower, words)), starts, bracket)
        starts = bool(_SENTENCE_END.search(piece.rstrip())) or (starts and not words)
        bracket = mark is not None and mark.group() == "("
        done = mark.end() if mark else len(text)


def spelled(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text, each with its start; possessives and what is left of punctuation are cut off.

    >>> list(spelled("GPT-4's kernels."))
    [('GPT-4', 0), ('kernels', 8)]
    """
    for match in _WORD.finditer(text):
        yield _trimmed(match.group()), match.start()


@lru_cache(maxsize=100_000)
def is_content(word: str) -> bool:
    """Whether a lower-case word can stand in a name: no function word, no verb of reporting, no adverb, no number.

    >>> [word for word in "we significantly improve the kv cache".split() if is_content(word)]
    ['kv', 'cache']
    """
    if word in _STOP or word == "of" or not any(map(str.isalpha, word)):
        return False
    return not word.endswith("ly") or word in _NOT_ADVERBS


@lru_cache(maxsize=200_000)
def is_cased(word: str) -> bool:
    """Whether a word is spelled like a name: a capital behind its first letter, or a digit.

    >>> [word for word in ("Adam", "BERT", "GPT-4", "ViT", "l2", "image") if is_cased(word)]
    ['BERT', 'GPT-4', 'ViT', 'l2']
    """
    parts = word.split("-")
    return any(map(str.isdigit, word)) or any(any(map(str.isupper, part[1:])) for part in parts)


@lru_cache(maxsize=200_000)
def _trimmed(word: str) -> str:
    word = word.rstrip(".'\u2019&-#" if not word.endswith("C#") else ".'\u2019&-")
    return word[:-2] if word.endswith(("'s", "\u2019s")) else word
