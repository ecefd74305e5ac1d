"""Names: the key under which two written forms are one name, readable slugs, the lexicon, and the table of names."""

import re
import unicodedata
from functools import lru_cache

from citegraph.graph.names.british import american
from citegraph.graph.names.fold import fold_characters, fold_latex
from citegraph.graph.names.plural import singular

__all__ = ["name_key", "slug", "text_key"]

_PLAIN = re.compile(r"[A-Za-z0-9 ,:;()?!/\"-]*")
_PLAIN_WORD = re.compile(r"[A-Za-z0-9]+")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=\w)'(?!\w)")
_PIECE = re.compile(r"[0-9]+(?:\.[0-9]+)*|[^\W\d_]+|\s+|.", re.DOTALL)
_MARKS = "+*#"
"""Signs that belong to the word they stand behind: C++, A*, C#."""
_SHOUTED_WORDS = 3
"""So many words all in capitals are a shouted phrase, whose S may well be a plural's."""


@lru_cache(maxsize=500_000)
def name_key(name: str) -> str:
    r"""The form under which two written names are the same name; empty where there is no letter or digit.

    Case, accents, separators, LaTeX residue, possessives, plurals and British spelling are folded, Greek letters
    spelled out. Digits, version marks and sizes never are, and separators do not vanish between two digits. An S that
    is part of the name stays a capital where a small one could be taken for a plural's, so DARTS and DART are two. The
    key of a key is that key.

    >>> [name_key(name) for name in ("Mixtures-of-Experts", "FlashAttention-2", "LLaMA-2 7B", "M$^3$ViT", "LoRA+")]
    ['mixtureofexpert', 'flashattention2', 'llama2-7b', 'm3vit', 'lora+']
    """
    words = [american(singular(word)) for word in _words(name)]
    key = _joined(words).lower()
    return key[:-1] + "S" if key.endswith("s") and singular(_last_word(key)) != _last_word(key) else key


@lru_cache(maxsize=100_000)
def text_key(text: str) -> str:
    """The form under which two titles, people or venues are written alike: as `name_key`, but plurals are kept.

    >>> text_key("Phi-4 Technical Report") == text_key("PHI 4 technical report.")
    True
    """
    return _joined(_words(text)).lower()


@lru_cache(maxsize=100_000)
def slug(name: str) -> str:
    """A readable identifier of the name, for ids: lower-case words divided by hyphens, any script kept.

    >>> slug("Mixture of Experts (MoE)"), slug("GPT-3.5 Turbo"), slug("C++"), slug("混合专家")
    ('mixture-of-experts-moe', 'gpt-3.5-turbo', 'c++', '混合专家')
    """
    words = "-".join(word.lower() for word in _words(name))
    return words or "-".join(f"u{ord(character):x}" for character in name.strip())


def _words(name: str) -> list[str]:
    """The name's words in plain characters, case kept; a word may hold `+`, `*`, `#` and decimal points."""
    if _PLAIN.fullmatch(name):
        words = _PLAIN_WORD.findall(name)
    else:
        plain = fold_characters(name)
        words = _split(_POSSESSIVE.sub("", fold_latex(plain))) or _split(plain)
    if len(words) >= _SHOUTED_WORDS and all(map(str.isupper, words)) and all(len(word) > 1 for word in words):
        return [word.lower() for word in words]
    return words


def _split(text: str) -> list[str]:
    """Words of folded text: runs of letters and digits, with the marks and inner apostrophes that belong to them."""
    words: list[str] = []
    current = ""
    for piece in _PIECE.findall(text):
        if _in_word(piece) or (piece in _MARKS and current):
            current += piece
        elif piece == "+" and words:
            words[-1] += piece
        elif piece != "'" or current[-1:].isdigit():
            words += [current] * bool(current) + ["and"] * (piece == "&")
            current = ""
    return words + [current] * bool(current)


def _in_word(piece: str) -> bool:
    return piece[0].isalnum() or unicodedata.category(piece[0])[0] == "M"


def _joined(words: list[str]) -> str:
    """The words without separators, but for a hyphen between two digits."""
    key = ""
    for word in words:
        key += f"-{word}" if key[-1:].isdigit() and word[0].isdigit() else word
    return key


def _last_word(key: str) -> str:
    return key.rpartition("-")[2]
