"""Short forms of names: what looks like one, which long form it can stand for, and when two long forms say the same."""

import re
from collections.abc import Iterable, Sequence

from citegraph.graph.names import name_key, slug
from citegraph.graph.names.marks import can_be_one
from citegraph.graph.names.plural import singular

_LONGEST_SHORT = 12
"""Characters of the longest form that is taken for a short form."""
_FUNCTION_WORDS = frozenset({"a", "an", "and", "as", "by", "for", "from", "in", "of", "on", "the", "to", "via", "with"})
_HEADS = frozenset(
    {"model", "network", "net", "method", "algorithm", "framework", "architecture", "technique", "system"}
)
"""Nouns that a long form may end in without meaning another thing."""
_ENDINGS = re.compile(r"(?:isation|ization|ational|ations?|ions?|ional|ing|ed|es|al|ive|or|er|e|s|y)$")
_SHORTEST_STEM = 4
_SURE_INITIALS = 3
"""Fewer initials may agree by chance."""
_PIECE = re.compile(r"[A-Z][a-z]*")
_FEWEST_PIECES = 2


def looks_short(form: str) -> bool:
    """Whether a form is written like an abbreviation: two capitals or more, no spaces.

    >>> [looks_short(form) for form in ("MoE", "LLMs", "KV cache", "Adam", "Mixture of Experts")]
    [True, True, False, False, False]
    """
    return len(form) <= _LONGEST_SHORT and " " not in form.strip() and sum(map(str.isupper, form)) > 1


def can_abbreviate(short: str, long: str) -> bool:
    """Whether `short` can be an abbreviation of `long`: its letters stand there in order, the first one first.

    The rule of Schwartz and Hearst (2003), for a long form of at least two words that does not merely extend the
    short one by further words; version marks must agree.

    >>> can_abbreviate("MoE", "Mixture of Experts"), can_abbreviate("language model", "large language model")
    (True, False)
    """
    letters, words = [c for c in name_key(short) if c.isalpha()], slug(long).split("-")
    if len(words) < 2 or len(short) >= len(long) or len(letters) < 2:  # noqa: PLR2004 - one word or letter is no abbreviation
        return False
    if name_key(long).startswith(name_key(short)) or not words[0].startswith(letters[0]):
        return False
    if set(map(singular, slug(short).split("-"))) <= set(map(singular, words)):
        return False
    rest = iter("".join(words))
    return all(letter in rest for letter in letters) and can_be_one(short, long)


def are_initials(short: str, long: str) -> bool:
    """Whether the letters of the short form are the initials of all words of the long one, little words aside.

    A word with hyphens may count as one.

    >>> are_initials("BFMT", "Bootstrap Flow-Map Tree"), are_initials("CNN", "class activation mapping")
    (True, False)
    >>> are_initials("RRL", "Relation-aware Representation Learning")
    True
    """
    letters, words = "".join(c for c in name_key(short) if c.isalpha()), slug(long).split("-")
    if len(letters) < _SURE_INITIALS or not looks_short(short) or not can_be_one(short, long):
        return False
    return letters in set(map(_initials, (words, _full(words), _full(long.lower().split()))))


def are_beginnings(short: str, long: str) -> bool:
    """Whether the short form is put together from the beginnings of all words of the long one, little words aside.

    Each piece starts with a capital of the short form.

    >>> [are_beginnings("PerPO", f"{which} Optimization") for which in ("Perceptual Preference", "Preference")]
    [True, False]
    """
    pieces, words = [piece.lower() for piece in _PIECE.findall(singular(short))], _full(slug(long).split("-"))
    if len(pieces) < _FEWEST_PIECES or "".join(pieces) != singular(short).lower():
        return False
    return len(pieces) == len(words) and all(map(str.startswith, words, pieces))


def _full(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _FUNCTION_WORDS]


def _initials(words: Iterable[str]) -> str:
    return "".join(word[:1] for word in words)


def expansion(long: str) -> str:
    """The gist of a long form: equal for two long forms that say the same with other endings or little words.

    Only to be compared between long forms of one short form.

    >>> expansion("convolution neural network") == expansion("Convolutional Neural Nets")
    True
    >>> expansion("contrastive learning") == expansion("continual learning")
    False
    """
    words = [word for word in slug(long).split("-") if word not in _FUNCTION_WORDS]
    words = [singular(word) for word in words]
    while len(words) > 1 and words[-1] in _HEADS:
        words.pop()
    return " ".join(map(_stem, words))


def _stem(word: str) -> str:
    stem = _ENDINGS.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word
