"""English plurals: the singular of a word, as far as spelling shows it."""

import re

_IRREGULAR = {
    "analyses": "analysis", "hypotheses": "hypothesis", "syntheses": "synthesis", "parentheses": "parenthesis",
    "theses": "thesis", "bases": "base", "matrices": "matrix", "indices": "index", "vertices": "vertex",
    "corpora": "corpus", "criteria": "criterion", "phenomena": "phenomenon", "caches": "cache", "niches": "niche",
    "biases": "bias", "viruses": "virus", "lenses": "lens", "gases": "gas", "buses": "bus", "statuses": "status",
    "atlases": "atlas", "canvases": "canvas", "corpuses": "corpus", "quizzes": "quiz", "movies": "movie",
    "cookies": "cookie", "zombies": "zombie", "selfies": "selfie", "gpus": "gpu", "cpus": "cpu", "tpus": "tpu",
    "npus": "npu", "grus": "gru", "relus": "relu", "heroes": "hero", "echoes": "echo", "potatoes": "potato",
    "tomatoes": "tomato", "equilibria": "equilibrium",
    "leaves": "leaf", "halves": "half", "women": "woman",
}  # fmt: skip
_SINGULAR_ENDINGS = (
    "ss", "us", "is", "bias", "alias", "lens", "gas", "atlas", "canvas", "pandas", "keras", "chaos", "news", "series",
    "species", "always", "perhaps", "mathematics", "physics",
)  # fmt: skip
_ES = re.compile(r"(?:ss|sh|ch|x)es$")
_ACRONYM = re.compile(r"(?:.*[A-Z])s")
_SHORTEST = 4
"""Letters of the shortest word written in lower case that is taken for a plural."""


def singular(word: str) -> str:
    """The word in the singular: an `s` that is part of the name stays.

    A capital S and an S behind a digit are no plural (DARTS, YOLOv5s), a small s behind a capital always is (LLMs).

    >>> [singular(word) for word in "experts LLMs policies losses bias analyses DARTS YOLOv5s caches".split()]
    ['expert', 'LLM', 'policy', 'loss', 'bias', 'analysis', 'DARTS', 'YOLOv5s', 'cache']
    """
    low = word.lower()
    if low in _IRREGULAR and not word.endswith("S"):
        return _IRREGULAR[low]
    if not word.endswith("s") or not word[-2:-1].isalpha():
        return word
    if _ACRONYM.fullmatch(word):
        return word[:-1]
    if len(word) < _SHORTEST or low.endswith(_SINGULAR_ENDINGS):
        return word
    return _regular(word)


def _regular(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORTEST:
        return word[:-3] + "y"
    return word[:-2] if _ES.search(word) else word[:-1]
