"""Base forms of the words that claims are made with, without a lemmatizer: only closed classes need them."""

from functools import lru_cache

from citegraph.loaders.extract.claims import cues

_IRREGULAR = {
    "beaten": "beat",
    "won": "win",
    "fell": "fall",
    "fallen": "fall",
    "rose": "rise",
    "risen": "rise",
    "grew": "grow",
    "grown": "grow",
    "shrank": "shrink",
    "shrunk": "shrink",
    "led": "lead",
    "gave": "give",
    "given": "give",
    "got": "get",
    "saw": "see",
    "seen": "see",
    "kept": "keep",
    "held": "hold",
    "brought": "bring",
    "found": "find",
    "ran": "run",
    "sped": "speed",
    "shown": "show",
    "had": "have",
    "has": "have",
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "being": "be",
    "halves": "halve",
    "better": "good",
    "best": "good",
    "worse": "bad",
    "worst": "bad",
    "fewer": "few",
    "larger": "large",
    "further": "far",
    "costlier": "costly",
    "biases": "bias",
    "losses": "loss",
    "bias": "bias",
}
_KNOWN: frozenset[str] = frozenset().union(
    *(words for name, words in vars(cues).items() if name.isupper() and isinstance(words, frozenset)),
    cues.BEAT_BY_PREPOSITION,
)
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ier", "y"),
    ("iest", "y"),
    ("es", "e"),
    ("es", ""),
    ("s", ""),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
    ("er", "e"),
    ("er", ""),
    ("est", "e"),
    ("est", ""),
)


@lru_cache(maxsize=20_000)
def base(word: str) -> str:
    """The base form of a word that the cues know, else the word in lower case without a plural s.

    >>> [base(word) for word in ("outperforms", "surpassing", "beating", "faster", "Speedups", "latencies")]
    ['outperform', 'surpass', 'beat', 'fast', 'speedup', 'latency']
    """
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _KNOWN:
        return word
    known = next((form for form in _candidates(word) if form in _KNOWN), None)
    return known or _singular(word)


def _candidates(word: str) -> list[str]:
    stems = [word[: -len(end)] + new for end, new in _ENDINGS if word.endswith(end)]
    doubled = [stem[:-1] for stem in stems if len(stem) > 2 and stem[-1] == stem[-2]]
    return stems + doubled


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    plural = word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word
