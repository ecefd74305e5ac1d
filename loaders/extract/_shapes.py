"""Names by the shape of their words: runs of capitalised words, with the versions and sizes that follow them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citegraph.loaders.extract._word_lists import word_list
from citegraph.loaders.extract._words import Word

LONGEST = 8
"""Words of the longest run that is still taken for one name."""
_FUNCTION_WORDS = word_list("function")
_COMMON_WORDS = word_list("common")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together as one name."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where it starts in `doc.text`."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end

    @property
    def sentence(self) -> int:
        """The sentence that holds it."""
        return self.words[0].sentence

    @property
    def marked(self) -> bool:
        """Whether a word in it is written as no common word is: FlashAttention, BERT, GPT-4."""
        return any(word.shape in ("inner", "caps") for word in self.words)


def runs(words: Sequence[Word], *, title_case: frozenset[int] = frozenset()) -> Iterator[Run]:
    """Runs of words shaped like names.

    In the sentences `title_case` every word has a capital, so that only marked words count there.
    """
    index = 0
    while index < len(words):
        run = _run_at(words, index, titled=words[index].sentence in title_case)
        if run and not _is_common(run):
            yield Run(tuple(run))
        index += len(run) or 1


def _run_at(words: Sequence[Word], index: int, *, titled: bool) -> list[Word]:
    first = words[index]
    if not _is_part(first, titled=titled) or _opens_only(words, index):
        return []
    run = [first]
    while len(run) < LONGEST:
        following = _next(words, index + len(run), run, titled=titled)
        if not following or not (run[-1].whole or _spans_tail(run[-1], following)):
            break
        run += following
    return run


def _spans_tail(last: Word, following: Sequence[Word]) -> bool:
    """Whether a name goes on behind a lower-case tail: "Uncertainty-aware Action Labeling", not "BERT-based LSTM"."""
    return last.shape == "capital" == following[0].shape


def _is_part(word: Word, *, titled: bool) -> bool:
    if word.shape == "capital":
        return not titled and word.text.lower() not in _FUNCTION_WORDS and len(word.text) > 1
    return word.shape in ("inner", "caps")


def _opens_only(words: Sequence[Word], index: int) -> bool:
    """Whether a word has its capital from the sentence that it opens: "Prompting GPT-4", "Existing LLMs"."""
    word = words[index]
    if word.shape != "capital" or word.gap != "\n" or index + 1 >= len(words):
        return False
    common = word.text.lower() in _COMMON_WORDS or re.search(r"(?:ing|ed|ly|al|ive|ous)$", word.text) is not None
    return common and words[index + 1].shape in ("inner", "caps") and words[index + 1].gap == " "


def _is_common(run: Sequence[Word]) -> bool:
    return all(word.shape == "capital" and word.text.lower() in _COMMON_WORDS for word in run)


def _next(words: Sequence[Word], index: int, run: Sequence[Word], *, titled: bool) -> list[Word]:
    """The words that go on the run at `index`, if any: one, or "of" and one."""
    word = words[index] if index < len(words) else None
    if word is None or word.gap != " " or word.sentence != run[0].sentence:
        return []
    if word.shape == "size" or word.text in ("2D", "3D", "4D"):
        return [word] if _takes_number(run[-1], word) else []
    if _is_part(word, titled=titled):
        return [word]
    after = words[index + 1] if index + 1 < len(words) else None
    joins = word.text == "of" and run[-1].shape == "capital" and not titled
    if joins and after and after.gap == " " and after.shape == "capital" and _is_part(after, titled=False):
        return [word, after]
    return []


def _takes_number(last: Word, number: Word) -> bool:
    """Whether a number behind a word belongs to its name: "LLaMA-2 7B", "AVEC 2019", not "chrF++ 49.71"."""
    if last.shape == "size":
        return number.text[-1:] in "BbM"
    if number.text.isdigit():
        return len(number.text) <= 4  # noqa: PLR2004 - a year is the longest
    return (
        re.fullmatch(
            r"[vV]?\d{1,3}(?:\.\d){0,2}(?:[A-Za-z]\w{0,2})?(?:-\d+[BbM])?|[234]D|\d+(?:\.\d+)?[BbM](?:-\w+)?",
            number.text,
        )
        is not None
    )


def is_function_word(word: str) -> bool:
    """Whether a word is no part of a name, whatever its case."""
    return word.lower() in _FUNCTION_WORDS
