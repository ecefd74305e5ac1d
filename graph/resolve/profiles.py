"""What papers say about each thing that they name, counted over all of them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from citegraph.graph.model import EntityLabel
from citegraph.graph.names import name_key
from citegraph.graph.names.fold import tidy
from citegraph.graph.resolve.readings import Reading
from citegraph.graph.resolve.terms import LABELS, Term

KINDS: Mapping[EntityLabel, tuple[str, ...]] = {
    "Method": ("method", "model", "system"),
    "Dataset": ("dataset", "benchmark", "metric"),
    "Concept": ("topic", "task"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What one paper says of one root, by all its terms for it."""

    labels: tuple[EntityLabel, ...]
    """The labels that its facts give it."""
    named: tuple[EntityLabel, ...]
    """Those that its claims and variants do."""
    kinds: tuple[str, ...]
    forms: tuple[str, ...]
    """The forms that it writes."""
    given: tuple[str, ...]
    """Its names in the facts, which need not be written anywhere."""
    introduced: bool


@dataclass(slots=True)
class Profile:
    """What all papers together say about one root: how many say each thing."""

    papers: int = 0
    introduced: int = 0
    labels: Counter[EntityLabel] = field(default_factory=Counter)
    named: Counter[EntityLabel] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)

    def add(self, said: Said) -> None:
        """Count what one more paper says."""
        self.papers += 1
        self.introduced += said.introduced
        for counter, values in self._counters(said):
            counter.update(values)

    def take(self, said: Said) -> None:
        """Count what a paper says no longer."""
        self.papers -= 1
        self.introduced -= said.introduced
        for counter, values in self._counters(said):
            counter.subtract(values)
            for value in values:
                if not counter[value]:
                    del counter[value]

    def _counters(self, said: Said) -> Iterator[tuple[Counter[str], tuple[str, ...]]]:
        for name in ("labels", "named", "kinds", "forms", "given"):
            yield getattr(self, name), getattr(said, name)

    def label(self) -> EntityLabel:
        """The label in most papers; what somebody introduces is an artefact and no mere concept."""
        votes = self.labels or self.named
        labels = [label for label in votes if label != "Concept" or not self.introduced]
        return min(labels, key=lambda label: (-votes[label], LABELS.index(label)))

    def kind(self, label: EntityLabel) -> str:
        """The kind in most papers among those that the label has."""
        kinds = KINDS[label]
        return min(kinds, key=lambda kind: (-self.kinds[kind], kinds.index(kind)))

    def form_keys(self) -> set[str]:
        """The keys of its forms."""
        return set(map(name_key, self.forms))


class Profiles(Protocol):
    """Finds profiles by their roots, and roots by names."""

    def profile(self, root: str, /) -> Profile | None:
        """The profile of a root; None where no paper names it."""
        ...

    def bearing(self, key: str, /) -> Collection[str]:
        """The roots of which some form has this key."""
        ...


def said_by(reading: Reading) -> dict[str, Said]:
    """What one paper says of each root that it names."""
    terms: defaultdict[str, list[Term]] = defaultdict(list)
    for term, meaning in reading.named():
        terms[meaning.root].append(term)
    return {root: _said(same, defined=_defined_forms(reading, root)) for root, same in terms.items()}


def _said(terms: Iterable[Term], *, defined: Iterable[str]) -> Said:
    forms = set(defined)
    labels: set[EntityLabel] = set()
    named: set[EntityLabel] = set()
    kinds: set[str] = set()
    given: set[str] = set()
    introduced = False
    for term in terms:
        (named if term.relation == "named" else labels).add(term.label)
        kinds.add(term.kind)
        given.add(term.name)
        introduced |= term.relation == "introduces"
        forms.update(_written_forms(term))
    return Said(
        labels=tuple(sorted(labels)),
        named=tuple(sorted(named)),
        kinds=tuple(sorted(kinds)),
        forms=tuple(sorted(forms)),
        given=tuple(sorted(given)),
        introduced=introduced,
    )


def _written_forms(term: Term) -> Iterator[str]:
    """The forms of the term that stand in the text; the name that a topic was given is one only if no other is."""
    given = term.relation in ("concept", "mention")
    keys = set(map(name_key, term.forms))
    written = [form for form in term.written if name_key(form) in keys]
    for form in (*written, *(() if given and written else term.forms)):
        yield from _spellings(form)


@lru_cache(maxsize=200_000)
def _spellings(form: str) -> tuple[str, str]:
    """The form as it is written, and without what LaTeX left of it."""
    return " ".join(form.split()), tidy(form)


def _defined_forms(reading: Reading, root: str) -> Iterator[str]:
    """Short and long forms that the paper defines for the root, although no term may go by them."""
    for short, long in reading.paper.defines.items():
        if reading.roots.get(short) == root:
            yield from (reading.paper.short_of[name_key(long)], long)


class AllProfiles:
    """The profiles of all roots, in memory."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        profiles: defaultdict[str, Profile] = defaultdict(Profile)
        for reading in readings:
            for root, said in said_by(reading).items():
                profiles[root].add(said)
        self.by_root: Mapping[str, Profile] = dict(profiles)
        self._bearing: defaultdict[str, list[str]] = defaultdict(list)
        for root, profile in profiles.items():
            for key in profile.form_keys():
                self._bearing[key].append(root)

    def profile(self, root: str, /) -> Profile | None:
        """The profile of a root; None where no paper names it."""
        return self.by_root.get(root)

    def bearing(self, key: str, /) -> Collection[str]:
        """The roots of which some form has this key."""
        return self._bearing.get(key, ())
