"""What is known about a cluster of mentions, as readable features for the linear models."""

import math
import re
from collections.abc import Iterator
from dataclasses import astuple

from citegraph.graph.names import name_key
from citegraph.graph.names.table import COLUMNS, Counts
from citegraph.loaders.extract._context import contexts
from citegraph.loaders.extract._document import Cluster
from citegraph.loaders.extract._linear import Features
from citegraph.loaders.extract._scene import Scene
from citegraph.loaders.extract._words import shape_of

_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+")


def cluster_features(scene: Scene, cluster: Cluster) -> Features:
    """Everything known about a cluster."""
    features: Features = {}
    for source in (_form, _definition, _position, _table, _lexicon, _relations):
        features |= dict(source(scene, cluster))
    return features | context_features(scene, cluster)


def context_features(scene: Scene, cluster: Cluster) -> Features:
    """What the words around a cluster's places say, without a look at the name itself."""
    found = (name for occurrence in cluster.occurrences for name in contexts(scene, occurrence))
    return dict.fromkeys(found, 1.0)


def _form(scene: Scene, cluster: Cluster) -> Iterator[tuple[str, float]]:
    name = cluster.short or cluster.name
    words = name.split()
    yield f"shape={shape_of(words[-1]) if shape_of(words[-1]) != 'size' or len(words) == 1 else 'sized'}", 1.0
    yield f"words={min(len(words), 4)}", 1.0
    pieces = _CAMEL.findall(words[-1])
    if len(pieces) > 1 or len(words) > 1:
        yield f"tail={pieces[-1].lower() if pieces else ''}", 1.0
    yield f"head={pieces[0].lower() if pieces else ''}", 1.0
    if any(c.isdigit() for c in name):
        yield "digit", 1.0
    if re.search(r"\d[BM]$|\d[BM]\b", name):
        yield "has size", 1.0
    if re.search(r"(?:19|20)\d\d$|'\d\d$", name):
        yield "has year", 1.0
    if "-" in name:
        yield "hyphen", 1.0
    for rule in {o.rule for o in cluster.occurrences}:
        yield f"rule={rule}", 1.0
    if len(name) <= 3:
        yield "short name", 1.0


def _definition(scene: Scene, cluster: Cluster) -> Iterator[tuple[str, float]]:
    if not cluster.long:
        return
    yield "defined", 1.0
    last = re.split(r"[\s-]", cluster.long)[-1].lower().rstrip("s")
    yield f"long ends={last}", 1.0
    if cluster.long.islower():
        yield "long form in lower case", 1.0
    else:
        yield "long form with capitals", 1.0


def _position(scene: Scene, cluster: Cluster) -> Iterator[tuple[str, float]]:
    sentences = {o.sentence for o in cluster.occurrences}
    in_title = 0 in sentences
    count = len(cluster.occurrences)
    if in_title:
        yield "in title", 1.0
        if len(sentences) > 1:
            yield "in title and abstract", 1.0
    if scene.title_head and scene.title_head in cluster.keys:
        yield "before the title's colon", 1.0
        yield f"before the title's colon, {'again' if len(sentences) > 1 else 'only there'}", 1.0
    yield f"times={min(count, 4)}", 1.0
    abstract = sorted(s for s in sentences if s)
    total = max(1, len(scene.sentences) - 1)
    if abstract:
        yield "first at", (abstract[0] - 1) / total
        if abstract[0] == 1:
            yield "in first sentence", 1.0
        if abstract[-1] == total:
            yield "in last sentence", 1.0
        yield f"first {_relative(abstract[0], scene.first_own)} the proposal", 1.0
        yield f"last {_relative(abstract[-1], scene.first_own)} the proposal", 1.0
    else:
        yield "in title only", 1.0


def _relative(sentence: int, proposal: int) -> str:
    return "before" if sentence < proposal else "in" if sentence == proposal else "behind"


def _table(scene: Scene, cluster: Cluster) -> Iterator[tuple[str, float]]:
    best = max((scene.resources.table.counts(key) or Counts(0) for key in cluster.keys), key=lambda c: c.papers)
    yield from _rates("known", best)
    if best.papers == 0:
        stem = name_key(_stem(cluster.name))
        stems = scene.resources.table.counts(stem) if stem not in cluster.keys else None
        yield from _rates("stem known", stems or Counts(0))


def _rates(prefix: str, counts: Counts) -> Iterator[tuple[str, float]]:
    if counts.papers == 0:
        yield f"not {prefix}", 1.0
        return
    yield f"{prefix}: papers", math.log10(counts.papers)
    yield f"{prefix} at all", 1.0
    for column, value in zip(COLUMNS[1:], astuple(counts)[1:], strict=True):
        share = value / counts.papers
        if share:
            yield f"{prefix}: {column}", math.sqrt(share)
            if share > 0.1:
                yield f"{prefix}: often {column}", 1.0


def _stem(name: str) -> str:
    """The name without its last word or hyphenated part: LLaMA-2 of LLaMA-2 7B."""
    return re.split(r"[\s-](?=[^\s-]*$)", name)[0]


def _lexicon(scene: Scene, cluster: Cluster) -> Iterator[tuple[str, float]]:
    lexicon = scene.resources.lexicon
    for form in cluster.forms:
        if entry := lexicon.find(form):
            yield f"lexicon: {entry.label}", 1.0
            yield f"lexicon kind: {entry.kind}", 1.0
            if entry.theme:
                yield "lexicon: theme", 1.0
        if blocked := lexicon.blocked(form):
            yield "blocked", 1.0
            yield f"blocked: {blocked}", 1.0
    if (entry := lexicon.find(_stem(cluster.name))) and _stem(cluster.name) != cluster.name:
        yield f"stem in lexicon: {entry.label}", 1.0


def _relations(scene: Scene, cluster: Cluster) -> Iterator[tuple[str, float]]:
    head = scene.title_head
    if head and head not in cluster.keys:
        if any(key.startswith(head) for key in cluster.keys):
            yield "extends the title's name", 1.0
        elif any(head in key for key in cluster.keys):
            yield "holds the title's name", 1.0
        elif any(len(key) > 2 and key in head for key in cluster.keys):
            yield "part of the title's name", 1.0
        yield "another name before the title's colon", 1.0
    for other in scene.clusters:
        if other is not cluster and len(other.key) > 2:
            if cluster.key.startswith(other.key):
                yield "extends a name of the paper", 1.0
            if other.key.startswith(cluster.key) and len(cluster.key) > 2:
                yield "extended by a name of the paper", 1.0
    if re.search(r"(?i)benchmark|dataset|corpus|bench\b", scene.sentence(0)):
        yield "title speaks of data", 1.0
