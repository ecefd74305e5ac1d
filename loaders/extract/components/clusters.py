"""Clusters: all places of one name in one paper, joined by key, by a definition, or by the lexicon."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.graph.names import name_key
from citegraph.loaders.extract._document import Cluster, Occurrence, ShortForm
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract._word_lists import word_list
from citegraph.loaders.extract._words import shape_of

component = "citegraph_clusters"


@Language.component(
    component, assigns=["doc._.clusters"], requires=["doc._.occurrences", "doc._.abbreviations", "doc._.resources"]
)
def cluster_names(doc: Doc) -> Doc:
    """Set `doc._.clusters`, in the order of their first occurrence."""
    groups = _Groups()
    for occurrence in doc._.occurrences:
        groups.add(head_key(occurrence.text), occurrence)
    for occurrence in doc._.occurrences:
        # "Folding Networks" is keyed without its noun, "folding networks" with it: where both stand, they are one.
        groups.join(head_key(occurrence.text), name_key(occurrence.text))
    _join_defined(groups, doc._.abbreviations)
    _join_known(groups, doc._.resources)
    doc._.clusters = tuple(_cluster(members, doc._.abbreviations) for members in groups.members())
    return doc


def _join_defined(groups: "_Groups", pairs: Iterable[ShortForm]) -> None:
    """A short form and what it stands for are one; of two short forms for the same words, the first.

    "Working Memory (WM)" is not the benchmark in "the Working Memory (WorM) benchmark".
    """
    first: dict[str, str] = {}
    for pair in pairs:
        short, long = head_key(pair.short), head_key(pair.long)
        if first.setdefault(long, short) == short:
            groups.join(short, long)


def _join_known(groups: "_Groups", resources: Resources) -> None:
    """Two forms of one entry of the lexicon are one name, unless the paper defines the short one otherwise."""
    first: dict[str, str] = {}
    for key, text in groups.texts():
        entry = resources.lexicon.find(text)
        if entry:
            groups.join(first.setdefault(entry.name, key), key)


_GENERIC = word_list("generic")


def head_key(name: str) -> str:
    """The key of a name without a noun behind it that says only what sort of thing it is.

    Only where the rest is a name by itself: "BIG-bench benchmark" is BIG-bench, a "diffusion model" stays one.

    >>> head_key("MMLU dataset") == head_key("MMLU"), head_key("diffusion model") == head_key("diffusion")
    (True, False)
    """
    words = name.split()
    if len(words) > 1 and words[-1].lower() in _GENERIC:
        rest = words[:-1]
        if shape_of(rest[-1]) in ("inner", "caps") or sum(word[0].isupper() for word in rest) > 1:
            return name_key(" ".join(rest))
    return name_key(name)


class _Groups:
    """Occurrences by key, where keys may be joined (union-find)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._found: defaultdict[str, list[Occurrence]] = defaultdict(list)

    def add(self, key: str, occurrence: Occurrence) -> None:
        """File an occurrence under its key."""
        if key:
            self._parent.setdefault(key, key)
            self._found[key].append(occurrence)

    def root(self, key: str) -> str:
        """The key that stands for all keys joined with this one."""
        while self._parent[key] != key:
            key = self._parent[key]
        return key

    def join(self, one: str, other: str) -> None:
        """Make two keys one, where both occur."""
        if one in self._parent and other in self._parent:
            self._parent[self.root(other)] = self.root(one)

    def texts(self) -> list[tuple[str, str]]:
        """Each key with a form of it."""
        return [(key, found[0].text) for key, found in self._found.items()]

    def members(self) -> list[list[Occurrence]]:
        """The groups by first occurrence; in each, the occurrences in the order of the text."""
        groups: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for key, found in self._found.items():
            groups[self.root(key)] += found
        ordered = [sorted(group, key=lambda o: (o.start, o.end)) for group in groups.values()]
        return sorted(ordered, key=lambda group: (group[0].start, group[0].end))


def _cluster(occurrences: list[Occurrence], pairs: tuple[ShortForm, ...]) -> Cluster:
    keys = frozenset(name_key(occurrence.text) for occurrence in occurrences)
    pair = next((pair for pair in pairs if name_key(pair.short) in keys), None)
    name = _singular(pair.short) if pair else _usual(occurrences)
    return Cluster(
        key=name_key(name),
        name=name,
        occurrences=tuple(occurrences),
        keys=keys,
        short=pair.short if pair else "",
        long=pair.long if pair else "",
    )


def _usual(occurrences: list[Occurrence]) -> str:
    """The form written most often, the first of these."""
    counts = Counter(occurrence.text for occurrence in occurrences)
    return max(counts, key=lambda text: counts[text])


def _singular(short: str) -> str:
    """A short form without its plural: CBMs is CBM."""
    return re.sub(r"(?<=.[A-Z])s$", "", short)
