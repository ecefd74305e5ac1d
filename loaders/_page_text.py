"""What a piece of text says of itself: its content words, and whether it is made of sentences."""

import re
from itertools import pairwise
from typing import Final

SHORT, LONG = 80, 280
"""Text shorter than SHORT is no abstract, text longer than LONG is no title."""
_STOP: Final = frozenset(
    [
        *("a", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "day", "do"),
        *("does", "every", "for", "from", "has", "have", "here", "how", "if", "in", "into", "is", "it", "its", "may"),
        *("me", "might", "more", "most", "my", "new", "no", "not", "now", "of", "on", "one", "or", "our", "over"),
        *("should", "so", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this"),
        *("those", "through", "time", "to", "towards", "toward", "today", "two", "under", "up", "upon", "us", "use"),
        *("used", "using", "via", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whose"),
        *("why", "will", "with", "within", "without", "would", "you", "your"),
    ]
)
_FUNCTION_SHARE = 0.15
_TITLE_CASE = 0.6
"""Share of capitalised words from which on a text is written as titles are."""
# Of other scripts: the ideographic full stop, exclamation and question mark; closing quotation marks as elsewhere.
_WIDE = "\u3002\uff01\uff1f"
_CLOSING = r"[\"'\u201d\u2019)\]}]*"
_SENTENCE_END = re.compile(rf"[.!?\u2026]{_CLOSING}(?=\s|$)|[{_WIDE}]")
_ENDS_AS_SENTENCE = re.compile(rf"[.\u2026\u3002]{_CLOSING}$")
_CUT_SHORT = re.compile(r"(?:\.\.\.|\u2026)\s*(?:\W?(?:read|see|show) more\W?)?$", re.IGNORECASE)
_AT_END = re.compile(rf"[.!?\u2026{_WIDE}]{_CLOSING}$")
_ADDRESS = re.compile(r"(?:://|www\.)\w|\w\.\w+/")
_WORD = re.compile(r"[^\W_]{2,}")
_CASELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STEM = 6
"""Words that share so many first letters are taken for forms of one word."""


def stems(text: str) -> frozenset[str]:
    """The content words of a text, each cut to its first letters; of scripts without spaces, pairs of characters.

    >>> sorted(stems("Scaling Laws for the Scaled Transformers"))
    ['laws', 'scaled', 'scalin', 'transf']
    """
    words = {word[:_STEM] for word in _WORD.findall(text.lower()) if word not in _STOP and not _CASELESS.match(word)}
    signs = _CASELESS.findall(text)
    return frozenset(words | {first + second for first, second in pairwise(signs)})


def is_prose(text: str) -> bool:
    """Whether the text is made of whole sentences: an abstract, or a part of one.

    >>> is_prose("Attention is slow. We make it fast, and show on 12 tasks that it stays as exact as it was before.")
    True
    >>> is_prose("Can we Constrain Concept Bottleneck Models to Learn Semantically Meaningful Input Features?")
    False
    """
    if len(_CASELESS.findall(text)) > len(text) / 2:
        return len(text) >= SHORT / 2 and _SENTENCE_END.search(text) is not None
    if len(text) < SHORT or _function_share(text) < _FUNCTION_SHARE:
        return False
    return len(text) >= LONG or bool(_ENDS_AS_SENTENCE.search(text)) or len(_SENTENCE_END.findall(text)) > 1


def ends_as_text(text: str) -> bool:
    """Whether the last sentence of a paragraph is complete; an address may stand at its end.

    >>> ends_as_text("Code is at https://github.com/a/b"), ends_as_text("We are faster. Our")
    (True, False)
    """
    last = text.rsplit(maxsplit=1)[-1]
    return bool(_AT_END.search(text)) or _ADDRESS.search(last) is not None


def opens_sentence(text: str) -> bool:
    """Whether the text starts as a sentence does and goes on in small letters.

    >>> opens_sentence("We rethink test-time scaling laws from"), opens_sentence("Rethinking Test-Time Scaling Laws")
    (True, False)
    """
    first = text.lower().split(maxsplit=1)[0].strip(",")
    return (first in _STOP or _function_share(text) >= _FUNCTION_SHARE) and capitalised(text) < _TITLE_CASE


def _function_share(text: str) -> float:
    words = text.lower().split()
    return sum(word.strip(".,;:()") in _STOP for word in words) / len(words)


def word_count(text: str) -> int:
    """How many words a text has; parts of a hyphenated word count each."""
    return len(re.findall(r"[^\W_]+", text)) + len(_CASELESS.findall(text)) // 2


def capitalised(text: str) -> float:
    """Which share of the longer words starts with a capital."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return sum(not word[0].islower() for word in words) / len(words) if words else 0.0


def is_cut_short(text: str) -> bool:
    """Whether the page itself shows only the beginning of a text, with dots where it goes on."""
    return bool(_CUT_SHORT.search(text))
