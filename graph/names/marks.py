"""Version and size marks of names: whether two names that a text equates can be one thing at all."""

import re

from citegraph.graph.names import name_key
from citegraph.graph.names.fold import fold_characters, fold_latex

VARIANT_WORDS = frozenset(
    {
        "base", "big", "chat", "coder", "distill", "flash", "haiku", "huge", "instruct", "it", "large", "light", "lite",
        "max", "medium", "micro", "mini", "nano", "omni", "opus", "plus", "preview", "pro", "small", "sonnet", "tiny",
        "turbo", "ultra", "vision", "xl", "xxl",
    }
)  # fmt: skip
"""Words that, behind a name, make the name of another version or size."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LAST_MARKS = re.compile(r"[+*#]+$")
_VERSION = re.compile(r"v?\d+(?:\.\d+)*[a-z]?|(?:\d+(?:\.\d+)?x)?\d+(?:\.\d+)?[bmkt]|[a-z]")
_SPOKEN = {
    "2": ("to", "two", "second", "dual", "twin"), "3": ("three", "third", "triple"), "4": ("for", "four", "fourth"),
    "5": ("five",), "6": ("six",),
}  # fmt: skip
_MOST_LETTERS = 6
"""A digit up to this may say how often a letter stands: S4, C4, T5, A3C."""


def can_be_one(one: str, other: str) -> bool:
    """Whether no version mark, size or number keeps the two names apart; a number may stand for letters or a word.

    >>> can_be_one("MoE", "Mixture of Experts"), can_be_one("LLaMA-2", "LLaMA"), can_be_one("GPT-4", "GPT-4 Turbo")
    (True, False, False)
    >>> can_be_one("S4", "Structured State Space Sequence model"), can_be_one("LLaMA-2", "Large Language Model Meta AI")
    (True, False)
    """
    keys = sorted((name_key(one), name_key(other)), key=len)
    if keys[0] == keys[1]:
        return True
    if keys[1].startswith(keys[0]) and is_version(keys[1].removeprefix(keys[0])):
        return False
    if _end_marks(one) != _end_marks(other):
        return False
    numbers, other_numbers = _NUMBER.findall(keys[0]), _NUMBER.findall(keys[1])
    return numbers == other_numbers or (not other_numbers and _explained(keys[0], _longer(one, other)))


def is_version(rest: str) -> bool:
    """Whether what stands behind a name makes it the name of another version, size or edition.

    >>> [is_version(rest) for rest in ("2", "v2", "7b", "-7b", "turbo", "o", "kernel")]
    [True, True, True, True, True, True, False]
    """
    rest = rest.strip("-").lower()
    return rest in VARIANT_WORDS or bool(_VERSION.fullmatch(rest))


def _end_marks(name: str) -> str:
    found = _LAST_MARKS.search(name_key(name))
    return found[0] if found else ""


def _longer(one: str, other: str) -> str:
    return max(one, other, key=lambda name: len(name_key(name)))


def _explained(short: str, long: str) -> bool:
    """Whether each number of the short form stands for letters or a word of the long form."""
    words = re.findall(r"[a-z]+", fold_latex(fold_characters(long)).lower())
    return all(_stands_for(short, number, words) for number in _NUMBER.finditer(short))


def _stands_for(short: str, number: re.Match[str], words: list[str]) -> bool:
    if any(spoken in words for spoken in _SPOKEN.get(number[0], ())):
        return True
    letter = short[number.start() - 1 : number.start()]
    if not letter.isalpha() or not number[0].isdecimal() or not 1 < int(number[0]) <= _MOST_LETTERS:
        return False
    return sum(word.startswith(letter) for word in words) >= int(number[0])
