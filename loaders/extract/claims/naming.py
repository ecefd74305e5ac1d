"""Whether the other side of a claim is one specific thing or a class: readable features for a linear model."""

import re
from collections.abc import Iterator

from citegraph.graph.names import name_key
from citegraph.loaders.extract._linear import Features
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract.claims import cues
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.targets import Target

_WORDS = re.compile(r"[^\s,()]+")
_MARKED = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d")
_PLAIN = re.compile(r"(?i)(?:standard|vanilla|full|plain|original|naive|conventional|traditional|regular|dense)\s")
"""Words that name the usual form of a technique: "standard attention", "vanilla RAG"."""
_CLASS_WORDS = frozenset(
    "method approach model baseline system technique competitor alternative counterpart work solution".split()
)


def target_features(target: Target, role: str, resources: Resources) -> Features:
    """Everything known about one other side; `role` is the verdict on the name in it, or empty."""
    features = dict.fromkeys(_form(target, role), 1.0)
    features |= dict(_known(target, resources))
    return features


def _form(target: Target, role: str) -> Iterator[str]:
    words = _WORDS.findall(target.text)
    yield f"found as {target.rule.split()[0]}"
    yield f"role={role or 'no name'}"
    yield f"words={min(len(words), 6)}"
    yield f"head {target.head.tag_}"
    yield f"head={base(words[-1]) if words else ''}"
    yield f"first={words[0].lower() if words else ''}"
    for word in {w.lower() for w in words}:
        yield f"word={base(word)}"
        if word in cues.BACKGROUND:
            yield "others' work"
    if any(base(word) in _CLASS_WORDS and word.lower().endswith("s") for word in words):
        yield "plural class"
    if any(_MARKED.search(word) for word in words):
        yield "marked word"
    yield f"last word {_shape(words[-1]) if words else ''}"
    if re.search(r"[A-Z]s$", target.text):
        yield "plural short form"
    if "-based" in target.text or "-style" in target.text:
        yield "based"
    left = [t for t in target.head.lefts if t.dep_ == "det"]
    yield f"article={left[0].text.lower() if left else ''} role={role or 'no name'}"


def _shape(word: str) -> str:
    if word.islower():
        return "plural" if word.endswith("s") and not word.endswith("ss") else "lower"
    return "marked" if _MARKED.search(word) else "capital"


def _known(target: Target, resources: Resources) -> Iterator[tuple[str, float]]:
    entry = resources.lexicon.find(target.text)
    if entry:
        yield f"lexicon={entry.label} {entry.kind}", 1.0
    elif core := _PLAIN.match(target.text):
        plain = resources.lexicon.find(target.text[core.end() :])
        yield f"plain {plain.label if plain else 'class'}", 1.0
    counts = resources.table.counts(name_key(target.text))
    yield "in table" if counts else "not in table", 1.0
    if counts:
        for column in ("model", "method", "over", "using", "lower", "cased", "titles"):
            share = getattr(counts, column) / max(counts.papers, 1)
            if share:
                yield f"table {column}", min(share * 2, 1.0)
