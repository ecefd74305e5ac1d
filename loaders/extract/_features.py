"""What is known about a cluster of mentions, as readable features for the linear models."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property

from spacy.tokens import Doc

from citegraph.graph.names import name_key
from citegraph.graph.names.table import COLUMNS, Counts
from citegraph.loaders.extract._document import Cluster, Occurrence, Page, Sentence
from citegraph.loaders.extract._groups import Group, Unit, groups_of
from citegraph.loaders.extract._linear import Features
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract._words import Word, shape_of

_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+")
_PROPOSES = re.compile(
    r"(?i)\b(?:propos|introduc|present|develop|releas|design|nam|dub|call|term|devis|creat|build|contribut|describ|construct|coin|formulat|unveil|open-?sourc|launch|establish|collect|curat|implement)\w*\b"
)
_OWN = re.compile(r"(?i)\b(?:we|our|this (?:paper|work|study|article|report)|here)\b")
_EVALUATES = re.compile(r"(?i)\b(?:evaluat|experiment|benchmark|test|result|achiev|outperform|improv|accura|score|perform)\w*")
_PRIOR = re.compile(r"(?i)\b(?:existing|previous|prior|recent|current|conventional|traditional|state-of-the-art|sota|baselines?|such as|like|compared?|than|over|outperform\w*|surpass\w*)\b")


@dataclass(frozen=True)
class Scene:
    """One paper, prepared for asking about its clusters."""

    doc: Doc

    @cached_property
    def text(self) -> str:
        """Its text."""
        return self.page.text

    @cached_property
    def page(self) -> Page:
        """Its page."""
        page: Page = self.doc._.page
        return page

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """Its sentences."""
        sentences: Sequence[Sentence] = self.doc._.sentences
        return sentences

    @cached_property
    def clusters(self) -> Sequence[Cluster]:
        """Its names."""
        clusters: Sequence[Cluster] = self.doc._.clusters
        return clusters

    @cached_property
    def resources(self) -> Resources:
        """What its names are looked up in."""
        resources: Resources = self.doc._.resources
        return resources

    @cached_property
    def words(self) -> Sequence[Word]:
        """Its words."""
        words: Sequence[Word] = self.doc._.words
        return words

    @cached_property
    def starts(self) -> list[int]:
        """Where its words start."""
        return [word.start for word in self.words]

    @cached_property
    def groups(self) -> list[Group]:
        """Its names as groups."""
        return groups_of(self.text, self.doc._.occurrences, self.doc._.abbreviations)

    @cached_property
    def place(self) -> dict[Occurrence, tuple[Unit, Group]]:
        """The unit and the group that hold an occurrence."""
        return {o: (unit, group) for group in self.groups for unit in group.units for o in unit.members}

    @cached_property
    def owner(self) -> dict[Occurrence, Cluster]:
        """The cluster of an occurrence."""
        return {o: cluster for cluster in self.clusters for o in cluster.occurrences}

    @cached_property
    def title_head(self) -> str:
        """Key of what stands before the title's colon, if anything."""
        head, colon, _ = self.page.title.text.partition(": ")
        return name_key(head) if colon else ""

    @cached_property
    def first_own(self) -> int:
        """The first sentence of the abstract in which the authors speak of what they do."""
        for index, sentence in enumerate(self.sentences):
            text = self.text[sentence.start : sentence.end]
            if index and _OWN.search(text) and _PROPOSES.search(text):
                return index
        return len(self.sentences)

    def sentence(self, index: int) -> str:
        """The text of a sentence."""
        sentence = self.sentences[index]
        return self.text[sentence.start : sentence.end]

    def before(self, start: int, count: int) -> list[Word]:
        """The words before an offset, the nearest first, within its sentence."""
        at = bisect_left(self.starts, start)
        return _same_sentence(self.words[max(0, at - count) : at][::-1], start, self)

    def after(self, end: int, count: int) -> list[Word]:
        """The words behind an offset, the nearest first, within its sentence."""
        at = bisect_left(self.starts, end)
        return _same_sentence(self.words[at : at + count], end - 1, self)


def _same_sentence(words: Sequence[Word], offset: int, scene: Scene) -> list[Word]:
    sentences = scene.sentences
    kept = []
    for word in words:
        bounds = sentences[word.sentence]
        if not bounds.start <= offset < bounds.end:
            break
        kept.append(word)
    return kept


def cluster_features(scene: Scene, cluster: Cluster) -> Features:
    """Everything known about a cluster."""
    features: Features = {}
    for source in (_form, _definition, _position, _table, _lexicon, _relations):
        features |= dict(source(scene, cluster))
    for occurrence in cluster.occurrences:
        for name, value in _context(scene, occurrence):
            features[name] = max(value, features.get(name, 0.0))
    return features


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


def _context(scene: Scene, occurrence: Occurrence) -> Iterator[tuple[str, float]]:
    unit, group = scene.place[occurrence]
    if occurrence.sentence == 0:
        yield from _title_context(scene, unit)
        return
    yield from _neighbours(scene, unit, "")
    if len(group.units) > 1:
        yield f"coordinated {min(len(group.units), 4)}", 1.0
        yield from _neighbours(scene, group, "group ")
    else:
        yield from _neighbours(scene, unit, "group ")
    yield from _sentence_cues(scene, occurrence, group)


def _title_context(scene: Scene, unit: Unit) -> Iterator[tuple[str, float]]:
    for word in scene.before(unit.start, 1):
        yield f"title before={word.text.lower()}", 1.0
    for word in scene.after(unit.end, 1):
        yield f"title after={word.text.lower()}", 1.0


def _neighbours(scene: Scene, span: Unit | Group, prefix: str) -> Iterator[tuple[str, float]]:
    before, after = scene.before(span.start, 3), scene.after(span.end, 3)
    text = scene.text
    low = [word.text.lower() for word in before]
    if low:
        yield f"{prefix}before={low[0]}", 1.0
        if len(low) > 1:
            yield f"{prefix}before2={low[1]} {low[0]}", 1.0
    else:
        yield f"{prefix}opens the sentence", 1.0
    left = text[max(0, span.start - 2) : span.start].strip()
    right = text[span.end : span.end + 2].strip()
    if left and not left[-1].isalnum():
        yield f"{prefix}left={left[-1]}", 1.0
    if right and not right[0].isalnum():
        yield f"{prefix}right={right[0]}", 1.0
    low = [word.text.lower() for word in after]
    if low:
        glued = after[0].gap in (" ", "-")
        mark = "" if glued else after[0].gap.strip()[:1] + " "
        yield f"{prefix}after={mark}{low[0]}", 1.0
        if len(low) > 1:
            yield f"{prefix}after2={mark}{low[0]} {low[1]}", 1.0
    else:
        yield f"{prefix}closes the sentence", 1.0


_DATA = re.compile(r"(?i)\b(?:data\s?sets?|benchmarks?|corpus|corpora|leaderboard|challenge|suite)\b")
_MODELS = re.compile(r"(?i)\b(?:models?|networks?|architectures?|llms?|backbones?|transformers?|encoders?|methods?|approach(?:es)?|algorithms?|baselines?|frameworks?)\b")


def _sentence_cues(scene: Scene, occurrence: Occurrence, group: Group) -> Iterator[tuple[str, float]]:
    bounds = scene.sentences[occurrence.sentence]
    text = scene.text
    before, after = text[bounds.start : group.start], text[group.end : bounds.end]
    proposals = list(_PROPOSES.finditer(before))
    if proposals:
        between = before[proposals[-1].end() :]
        others = sum(1 for g in scene.groups if bounds.start + proposals[-1].end() <= g.start < group.start)
        yield f"behind a verb of proposing, {min(others, 2)} names between", 1.0
        yield f"verb={proposals[-1][0].lower()}, {_distance(between)}", 1.0
        if _OWN.search(before):
            yield f"we propose, {min(others, 2)} names between", 1.0
            if not others:
                yield f"we propose, {_distance(between)}", 1.0
    if _EVALUATES.search(before):
        yield "behind a word of evaluation", 1.0
        if re.search(r"(?i)\b(?:on|across)\b[^.;]*$", before[-60:]):
            yield "evaluated on", 1.0
    if match := _DATA.search(before[-40:]):
        yield "data before", 1.0
    if _DATA.search(after[:25]):
        yield "data behind", 1.0
    if _MODELS.search(before[-40:]):
        yield "models before", 1.0
    if _MODELS.search(after[:25]):
        yield "models behind", 1.0
    if _PRIOR.search(before[-60:]):
        yield "prior work before", 1.0
    if _OWN.search(before):
        yield "we before", 1.0
    if re.match(r"\s*,\s+(?:a|an|the|our|which|that|designed|built)\b", after):
        yield "explained behind", 1.0


def _distance(between: str) -> str:
    count = len(between.split())
    return "near" if count <= 2 else "within 6" if count <= 6 else "within 12" if count <= 12 else "far"
