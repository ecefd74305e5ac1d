"""What is known about a cluster of mentions, as readable features for the linear models."""

import math
import re
from collections.abc import Iterator
from dataclasses import astuple

from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Entry
from citegraph.graph.names.phrases import word_lists
from citegraph.graph.names.table import COLUMNS, Counts
from citegraph.loaders.extract._context import contexts, relative
from citegraph.loaders.extract._document import Cluster
from citegraph.loaders.extract._linear import Features
from citegraph.loaders.extract._scene import Scene
from citegraph.loaders.extract._surroundings import readable, surroundings_say
from citegraph.loaders.extract._words import shape_of

BROUGHT = "in a lexicon of your own"
"""Feature of names that the user's own file has."""
SHORT = 3
"""Letters up to which a name is short: such names often stand for several things."""
SHORTEST_PART = 3
"""Letters of the shortest key that is looked for inside other keys."""
OFTEN = 0.1
"""Share of papers from which a name is said to be used often in some way."""
FAMILIAR = 100
"""Papers of the name table from which a word says nothing by itself: LiDAR, of "LiDAR-Radar"."""
MOSTLY = 0.7
"""Share of papers from which a name is said to be written in some way."""
_WEAK = frozenset({"title phrase", "again"})
"""Rules that say nothing of a name which another rule proposed too."""
_TASK_HEADS = word_lists()["task-head"] | {"problem", "process", "task", "trial"}
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+")


def cluster_features(scene: Scene, cluster: Cluster) -> Features:
    """Everything known about a cluster."""
    features: Features = dict.fromkeys((*_form(cluster), *_rules(cluster), *_relations(scene, cluster)), 1.0)
    features |= dict.fromkeys(_kin(scene, cluster), 1.0)
    features |= dict.fromkeys((*_lexicon(scene, cluster), *_in_formula(scene, cluster)), 1.0)
    company = dict.fromkeys((*_position(scene, cluster), *_company(scene, cluster)), 1.0)
    context = context_features(scene, cluster)
    features |= company | dict(_table(scene, cluster))
    if any(occurrence.sentence for occurrence in cluster.occurrences):
        features |= surroundings_say(readable((*company, *context)))
    return features | context | dict.fromkeys(_together(features, scene, cluster), 1.0)


def around(scene: Scene, cluster: Cluster) -> Features:
    """What stands around a cluster's places, as `surroundings_say` reads it."""
    company = (*_position(scene, cluster), *_company(scene, cluster))
    return readable((*company, *context_features(scene, cluster)))


def context_features(scene: Scene, cluster: Cluster) -> Features:
    """What the words around a cluster's places say, without a look at the name itself."""
    found = (name for occurrence in cluster.occurrences for name in contexts(scene, occurrence))
    return dict.fromkeys(found, 1.0)


def _form(cluster: Cluster) -> Iterator[str]:
    name = cluster.short or cluster.name
    words = name.split()
    shape = shape_of(words[-1])
    yield f"shape={'sized' if shape == 'size' and len(words) > 1 else shape}"
    yield f"words={min(len(words), 4)}"
    pieces = _CAMEL.findall(words[-1]) or [""]
    yield f"head={pieces[0].lower()}"
    if len(pieces) > 1 or len(words) > 1:
        yield f"tail={pieces[-1].lower()}"
    for mark, pattern in (
        ("digit", r"\d"),
        ("size", r"\d[BM]\b"),
        ("year", r"(?:19|20)\d\d$|'\d\d$"),
        ("hyphen", r"-"),
        ("symbol", r"[^\w\s.+-]"),
    ):
        if re.search(pattern, name):
            yield f"has a {mark}"
    if len(name) <= SHORT:
        yield "short name"


def _in_formula(scene: Scene, cluster: Cluster) -> Iterator[str]:
    """Whether it stands within the dollars of a formula, or is a command of LaTeX: N^2, Omega."""
    for occurrence in cluster.occurrences:
        field, start, _ = scene.page.stored(occurrence.start, occurrence.end)
        stored = scene.doc._.paper.text(field)
        if stored[start] == "\\":
            yield "a command of LaTeX"
        if stored.count("$", 0, start) - stored.count("\\$", 0, start) & 1:
            yield "in a formula"


def _rules(cluster: Cluster) -> Iterator[str]:
    rules = {o.rule for o in cluster.occurrences}
    for rule in rules if rules <= _WEAK else rules - _WEAK:
        yield f"rule={rule}"
    if {o.rule for o in cluster.occurrences} == {"nested"}:
        yield "inside a long form only"
    if cluster.long:
        yield "defined"
        last = re.split(r"[ -]", cluster.long)[-1].lower().rstrip("s")
        yield f"long form ends={last}"
        if last in _TASK_HEADS:
            yield "long form ends like a task"
        yield "long form in lower case" if cluster.long.islower() else "long form with capitals"


def _position(scene: Scene, cluster: Cluster) -> Iterator[str]:
    sentences = {o.sentence for o in cluster.occurrences}
    abstract = sorted(sentences - {0})
    if 0 in sentences:
        yield "in title and abstract" if abstract else "in title only"
    if scene.title_head and scene.title_head in cluster.keys:
        yield "before the title's colon"
        yield f"before the title's colon, {'again in the abstract' if abstract else 'only there'}"
        yield f"before the title's colon, {shape_of(cluster.name.split()[-1])}"
    yield f"times={min(len(cluster.occurrences), 4)}"
    if not abstract:
        return
    last = len(scene.sentences) - 1
    yield f"first in part {1 + 4 * (abstract[0] - 1) // max(1, last)} of 4"
    if abstract[0] == 1:
        yield "in first sentence"
    if abstract[-1] == last:
        yield "in last sentence"
    yield f"first {relative(abstract[0], scene.first_own)} the proposal"
    yield f"last {relative(abstract[-1], scene.first_own)} the proposal"


def _table(scene: Scene, cluster: Cluster) -> Iterator[tuple[str, float]]:
    table = scene.resources.table
    best = max((table.counts(key) or Counts(0) for key in sorted(cluster.keys)), key=lambda counts: counts.papers)
    if cluster.long:
        long = table.counts(name_key(cluster.long)) or Counts(0)
        yield ("long form known", math.log10(long.papers)) if long.papers else ("long form not known", 1.0)
    entry = scene.resources.lexicon.find(cluster.short) if cluster.short else None
    if cluster.long and not long.papers and not (entry and _means(cluster.long, entry)):
        # What the table counted are other things of the same short form.
        yield from _rates("short form known", best)
        best = Counts(0)
    if best.lower > MOSTLY * best.papers and shape_of(cluster.name) != "lower":
        yield "capitals for words in lower case elsewhere", 1.0
        if shape_of(cluster.name) in ("inner", "caps") and " " not in cluster.name:
            # SPLIT is a name made of a word: what the table counted is the word.
            yield "capitals for one word in lower case elsewhere", 1.0
            best = Counts(0)
    yield from _rates("known", best)
    stem = name_key(_stem(cluster.name))
    if best.papers == 0 and stem not in cluster.keys:
        counts = table.counts(stem) or Counts(0)
        if counts.lower > MOSTLY * counts.papers:
            yield "stem is a word", 1.0
        else:
            yield from _rates("stem known", counts)


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
        if share > OFTEN:
            yield f"{prefix}: often {column}", 1.0


def _stem(name: str) -> str:
    """The name without its last word or hyphenated part: LLaMA-2 of LLaMA-2 7B."""
    return re.split(r"[\s-](?=[^\s-]*$)", name)[0]


def _lexicon(scene: Scene, cluster: Cluster) -> Iterator[str]:
    lexicon = scene.resources.lexicon
    yield from (BROUGHT for form in cluster.forms if lexicon.is_brought(form))
    for form in cluster.forms:
        entry = lexicon.find(form)
        if entry and cluster.long and form == cluster.short and not _means(cluster.long, entry):
            yield f"short form of a known {entry.label} otherwise"
        elif entry:
            yield f"lexicon: {entry.label}{' and theme' if entry.theme else ''}"
            yield f"lexicon kind: {entry.kind}"
        if blocked := lexicon.blocked(form):
            yield "blocked"
            yield f"blocked: {blocked}"
    stem = _stem(cluster.name)
    if stem != cluster.name and (entry := lexicon.find(stem)):
        yield f"stem in lexicon: {entry.label}"
    for label in scene.resources.initials.get(re.sub(r"s$", "", cluster.name), ()):
        yield f"initials of a known {label}"
    parts = cluster.name.split("-")
    if len(parts) > 1 and " " not in cluster.name and all(_is_familiar(scene, part) for part in parts):
        yield "compound of familiar words"
    for word in cluster.name.split() if " " in cluster.name else ():
        if blocked := lexicon.blocked(word):
            yield f"holds a blocked word: {blocked}"


def _means(long: str, entry: Entry) -> bool:
    """Whether a long form may be another wording of an entry: one word of it is in a name of the entry."""
    words = {name_key(word) for word in re.split(r"[\s-]+", long) if len(word) > SHORT}
    return not words.isdisjoint(name_key(word) for name in entry.names for word in re.split(r"[\s-]+", name))


def _is_familiar(scene: Scene, word: str) -> bool:
    counts = scene.resources.table.counts(name_key(word))
    return counts is not None and counts.papers >= FAMILIAR


def _relations(scene: Scene, cluster: Cluster) -> Iterator[str]:
    head = scene.title_head
    if head and head not in cluster.keys:
        yield "another name before the title's colon"
        if any(key.startswith(head) for key in cluster.keys):
            yield "extends the title's name"
        elif any(head in key for key in cluster.keys):
            yield "holds the title's name"
        elif any(len(key) >= SHORTEST_PART and key in head for key in cluster.keys):
            yield "part of the title's name"
    if head and name_key(_stem(cluster.name)) == head:
        yield "the title's name and one part more"
    if scene.speaks_of_data:
        yield "title speaks of data"


def _kin(scene: Scene, cluster: Cluster) -> Iterator[str]:
    """Which names of the paper it extends, and whether one extends it."""
    others = [other for other in scene.clusters if other is not cluster and len(other.key) >= SHORTEST_PART]
    for other in others:
        if cluster.key.startswith(other.key):
            yield "extends a name of the paper"
            yield f"extends {scene.knowledge(other.occurrences[0])} of the paper"
            if any(name.startswith("we propose, near") for name in context_features(scene, other)):
                yield "extends a name behind a verb of proposing"
    if len(cluster.key) >= SHORTEST_PART and any(other.key.startswith(cluster.key) for other in others):
        yield "extended by a name of the paper"


def _company(scene: Scene, cluster: Cluster) -> Iterator[str]:
    """What the names beside it are known to be, and whether the title's name stands before it in its sentence."""
    for occurrence in cluster.occurrences:
        _, group = scene.place[occurrence]
        for unit in group.units:
            if occurrence not in unit.members:
                yield f"beside {scene.knowledge(unit.members[0])}"
        if scene.title_name_before(group.start, occurrence.sentence):
            yield "behind the title's name"
            for name in contexts(scene, occurrence):
                if name in ("parts before", "we before") or name.startswith("governed by="):
                    yield f"behind the title's name, {name}"


def _together(features: Features, scene: Scene, cluster: Cluster) -> Iterator[str]:
    """Pairs of features that say more than the two alone: an unknown name behind "we propose", say."""
    knowledge = "unknown" if "not known" in features else "known"
    if any(name.startswith("lexicon: ") for name in features):
        knowledge = "in lexicon"
    shape = next(name for name in features if name.startswith("shape="))
    yield f"{knowledge}, {shape}"
    written = f"{knowledge}, {shape}, {'one word' if 'words=1' in features else 'several words'}"
    for name in features:
        if name.startswith("first ") and name.endswith("the proposal"):
            yield f"{knowledge}, {name}"
            yield f"{written}, {name}"
    for occurrence in cluster.occurrences:
        for name in contexts(scene, occurrence):
            if name in ("parts before", "part noun behind", "evaluation before", "prior work before", "figure behind"):
                yield f"{written}, {name}"
            if name.startswith("determiner=") and name.endswith("the proposal"):
                yield f"{written}, {name}"
            if name.startswith(("we propose", "governed by", "explained")) and "<" not in name:
                yield f"{knowledge}, {name}"
                if cluster.long:
                    yield f"defined, {name}"
