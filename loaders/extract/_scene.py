"""One paper prepared for asking about its names: words by place, groups, what the title gives away."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from citegraph.graph.names import name_key
from citegraph.loaders.extract._document import Cluster, Occurrence, Page, Sentence
from citegraph.loaders.extract._groups import Group, Unit, groups_of
from citegraph.loaders.extract._linear import Features
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract._title import title_head
from citegraph.loaders.extract._words import Word

PROPOSES = re.compile(
    r"(?i)\b(?:propos|introduc|present|develop|releas|design|nam|dub|call|term|devis|creat|build|contribut|describ"
    r"|construct|coin|formulat|unveil|open-?sourc|launch|establish|collect|curat|implement)\w*\b"
)
"""Verbs by which authors say what is theirs."""
_OWN_WORK = re.compile(r"(?i)\b(?:we|our|this (?:paper|work|study|article|report))\b")
_IS_PROPOSED = re.compile(
    r"(?i)\b(?:(?:is|are|was|were|been)\s(?:\w+\s)?(?:proposed|introduced|presented|developed|designed)"
    r"|the\s(?:proposed|proposal))\b"
)


def _says_we_propose(text: str) -> bool:
    return _OWN_WORK.search(text) is not None and PROPOSES.search(text) is not None


def _says_it_is_proposed(text: str) -> bool:
    return _IS_PROPOSED.search(text) is not None


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
    def contexts(self) -> dict[Occurrence, tuple[str, ...]]:
        """What the words around an occurrence say, of those that were asked about (`_context.contexts`)."""
        return {}

    @cached_property
    def features(self) -> dict[str, Features]:
        """What is known about a cluster, by its key, of those that were asked about (`_roles.features_in`)."""
        return {}

    @cached_property
    def alone(self) -> dict[str, float]:
        """By how much each cluster looks like an own name by itself, once that was asked (`_roles`)."""
        return {}

    @cached_property
    def title_head(self) -> str:
        """Key of what stands before the title's colon, if anything."""
        return name_key(title_head(self.page.title.text))

    @cached_property
    def first_own(self) -> int:
        """The first sentence of the abstract in which the authors speak of what they do."""
        texts = [self.text[sentence.start : sentence.end] for sentence in self.sentences]
        for says in (_says_we_propose, _says_it_is_proposed):
            for index, text in enumerate(texts):
                if index and says(text):
                    return index
        return len(texts)

    @cached_property
    def speaks_of_data(self) -> bool:
        """Whether the title speaks of a benchmark or dataset."""
        return re.search(r"(?i)benchmark|dataset|corpus|bench\b", self.page.title.text) is not None

    def knowledge(self, occurrence: Occurrence) -> str:
        """What a name is known to be: the title's own, an entry of the lexicon, blocked, in the table, or unknown."""
        key = name_key(occurrence.text)
        if key and key == self.title_head:
            return "the title's name"
        if entry := self.resources.lexicon.find(occurrence.text):
            return f"a known {entry.label}"
        if blocked := self.resources.lexicon.blocked(occurrence.text):
            return f"a blocked name: {blocked}"
        return "a name of the table" if self.resources.table.counts(key) else "an unknown name"

    @cached_property
    def _title_names(self) -> list[Occurrence]:
        return [o for o in self.doc._.occurrences if self.title_head and name_key(o.text) == self.title_head]

    def title_name_before(self, start: int, sentence: int) -> bool:
        """Whether the title's name stands before an offset in the same sentence."""
        return any(o.sentence == sentence and o.end <= start for o in self._title_names)

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
