"""What sort of artefact a name stands for, by the words around it, the lexicon and the name's own ending."""

import re
from collections import Counter

from citegraph.graph.model import ArtefactKind
from citegraph.loaders.extract._document import Cluster, RoleName
from citegraph.loaders.extract._scene import Scene

_WORDS: dict[ArtefactKind, str] = {
    "benchmark": "benchmark|leaderboard|testbed|test suite|challenge|bench|eval",
    "dataset": "dataset|data set|corpus|corpora|collection|treebank|database",
    "metric": "metric|score|measure|index",
    "system": (
        "library|toolkit|toolbox|software|platform|package|simulator|engine|infrastructure|compiler|gym|environment"
        "|open-source framework"
    ),
    "model": "model|llm|lm|vlm|vla|network|transformer|checkpoint|foundation model",
    "method": (
        "method|algorithm|approach|technique|framework|module|loss|strategy|mechanism|optimizer|layer|paradigm"
        "|procedure|pipeline|architecture"
    ),
}
_HEADS = [(kind, re.compile(rf"(?i)^(?:[\w-]+\s+){{0,5}}?(?:{words})s?\b")) for kind, words in _WORDS.items()]
_ENDS = [(kind, re.compile(rf"(?i)(?:{words})s?$")) for kind, words in _WORDS.items()]
_APPOSITION = re.compile(
    r"^[)\s]*(?:,\s+|\s+is\s+|\s+are\s+|:\s+)(?:a|an|the|our|the first|one of)\s+(?:new\s+|novel\s+)?"
)
_BEFORE = re.compile(r"([\w-]+(?:\s+[\w-]+){0,3})[\s,(]*(?:called|named|dubbed|termed|namely)?[\s(\"']*$")
_DATA: tuple[ArtefactKind, ...] = ("dataset", "benchmark", "metric")
_ALLOWED: dict[RoleName, tuple[ArtefactKind, ...]] = {
    "introduces": ("method", "model", "system", "dataset", "benchmark", "metric"),
    "method": ("method", "model", "system"),
    "dataset": _DATA,
    "none": ("method",),
}


def kind_of(scene: Scene, cluster: Cluster, role: RoleName) -> ArtefactKind:
    """The kind, among those that the role allows."""
    allowed = _ALLOWED[role]
    if len(allowed) == 1:
        return allowed[0]
    votes: Counter[ArtefactKind] = Counter()
    for form in cluster.forms:
        entry = scene.resources.lexicon.find(form)
        if entry and role != "introduces":
            return _first([entry.kind], allowed)
        votes.update(_ending(form))
    for occurrence in cluster.occurrences:
        votes.update(_said(scene, occurrence.start, occurrence.end, occurrence.sentence))
    ranked = sorted(votes, key=lambda kind: (-votes[kind], list(_WORDS).index(kind)))
    return _first([*ranked], allowed)


def _first(kinds: list[str], allowed: tuple[ArtefactKind, ...]) -> ArtefactKind:
    return next((kind for kind in allowed if kind in kinds[:1]), next((k for k in kinds if k in allowed), allowed[0]))


def _ending(form: str) -> list[ArtefactKind]:
    return [kind for kind, pattern in _ENDS if pattern.search(form)][:1]


def _said(scene: Scene, start: int, end: int, sentence: int) -> list[ArtefactKind]:
    """What the text calls the name: "X, a benchmark for", "the X dataset", "a framework called X"."""
    bounds = scene.sentences[sentence]
    before, after = scene.text[bounds.start : start], scene.text[end : bounds.end]
    apposition = _APPOSITION.match(after)
    behind = after[apposition.end() :] if apposition else after.lstrip(") ")
    found = [kind for kind, head in _HEADS if head.match(behind if apposition else " ".join(behind.split()[:2]))]
    lead = _BEFORE.search(before)
    found += [kind for kind, pattern in _ENDS if lead and pattern.search(lead[1])]
    return found[:1]
