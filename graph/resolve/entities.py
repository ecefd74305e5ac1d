"""Entities: the methods, datasets and concepts that the names in all papers stand for, with label, id and names."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from citegraph.graph.model import EntityLabel, Node, PropertyValue
from citegraph.graph.names import name_key, slug
from citegraph.graph.names.fold import tidy
from citegraph.graph.names.heads import core
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.plural import singular
from citegraph.graph.resolve.readings import Reading
from citegraph.graph.resolve.rulings import Rulings
from citegraph.graph.resolve.senses import Senses
from citegraph.graph.resolve.terms import LABELS, Term

_KINDS: Mapping[EntityLabel, tuple[str, ...]] = {
    "Method": ("method", "model", "system"),
    "Dataset": ("dataset", "benchmark", "metric"),
    "Concept": ("topic", "task"),
}
_HASH_LENGTH = 6
_RESIDUE = re.compile(r"[\\${}^_]")


@dataclass(frozen=True, slots=True)
class Entity:
    """One method, dataset or concept."""

    root: str
    """Its canonical key."""
    id: str
    label: EntityLabel
    kind: str
    name: str
    aliases: tuple[str, ...]
    keys: tuple[str, ...]
    """The keys under which the name table may count it; they do not depend on the set of papers."""

    def node(self) -> Node:
        """Its node."""
        properties: dict[str, PropertyValue] = {"kind": self.kind}
        return Node.model_construct(
            id=self.id, label=self.label, name=self.name, aliases=self.aliases, properties=properties
        )


@dataclass(slots=True)
class Profile:
    """What all papers together say about one root."""

    labels: Counter[EntityLabel] = field(default_factory=Counter)
    """In how many papers a fact gives it each label."""
    named: Counter[EntityLabel] = field(default_factory=Counter)
    """In how many papers a claim or a variant does."""
    introduced: bool = False
    kinds: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    """In how many papers each form is written."""
    given: set[str] = field(default_factory=set)
    """Its names in the facts, which need not be written anywhere."""

    def label(self) -> EntityLabel:
        """The label in most papers; what somebody introduces is an artefact and no mere concept."""
        votes = self.labels or self.named
        labels = [label for label in votes if label != "Concept" or not self.introduced]
        return min(labels, key=lambda label: (-votes[label], LABELS.index(label)))

    def kind(self, label: EntityLabel) -> str:
        """The kind in most papers among those that the label has."""
        kinds = _KINDS[label]
        return min(kinds, key=lambda kind: (-self.kinds[kind], kinds.index(kind)))

    def commonest(self, forms: Iterable[str]) -> str:
        """Of the forms, the one in most papers, then the longest, then the first by code points; LaTeX goes last."""
        return min(forms, key=lambda form: (-self.forms[form], bool(_RESIDUE.search(form)), -len(form), form))


def profiles_of(readings: Iterable[Reading]) -> dict[str, Profile]:
    """What all papers say about each root that any of them names."""
    profiles: defaultdict[str, Profile] = defaultdict(Profile)
    for reading in readings:
        terms: defaultdict[str, list[Term]] = defaultdict(list)
        for term, meaning in reading.named():
            terms[meaning.root].append(term)
        for root, same in terms.items():
            _add(profiles[root], same, defined=_defined_forms(reading, root))
    return dict(profiles)


def _add(profile: Profile, terms: Iterable[Term], *, defined: Iterable[str]) -> None:
    """Count what one paper says of a root by all its terms for it."""
    forms = set(defined)
    labels: set[EntityLabel] = set()
    named: set[EntityLabel] = set()
    kinds: set[str] = set()
    for term in terms:
        (named if term.relation == "named" else labels).add(term.label)
        kinds.add(term.kind)
        profile.given.add(term.name)
        profile.introduced |= term.relation == "introduces"
        forms.update(_written_forms(term))
    profile.labels.update(labels)
    profile.named.update(named)
    profile.kinds.update(kinds)
    profile.forms.update(forms)


def _written_forms(term: Term) -> Iterator[str]:
    """The forms of the term that stand in the text; the name that a topic was given is one only if no other is."""
    given = term.relation in ("concept", "mention")
    keys = set(map(name_key, term.forms))
    written = [form for form in term.written if name_key(form) in keys]
    for form in (*written, *(() if given and written else term.forms)):
        yield " ".join(form.split())
        yield tidy(form)


def _defined_forms(reading: Reading, root: str) -> Iterator[str]:
    """Short and long forms that the paper defines for the root, although no term may go by them."""
    for short, long in reading.paper.defines.items():
        if reading.roots.get(short) == root:
            yield from (reading.paper.short_of[name_key(long)], long)


def entities_of(
    profiles: Mapping[str, Profile], *, lexicon: Lexicon, senses: Senses, rulings: Rulings
) -> dict[str, Entity]:
    """Every entity by its root."""
    known = {root: entry for root in profiles if (entry := lexicon.find(root))}
    labels = {root: known[root].label if root in known else profile.label() for root, profile in profiles.items()}
    usual = {root: _own_form(root, profile) for root, profile in profiles.items()}
    told = senses.long_forms | rulings.split_off
    usual |= {root: told[root] for root, name in usual.items() if name == root and root in told}
    usual |= {root: entry.name for root, entry in known.items()}
    ids = _ids(labels, usual, known)
    aliases = _aliases(profiles)
    names = _names(profiles, aliases, senses, rulings)
    return {
        root: Entity(
            root=root,
            id=ids[root],
            label=labels[root],
            kind=known[root].kind if root in known else profile.kind(labels[root]),
            name=names[root],
            aliases=tuple(alias for alias in aliases[root] if alias != names[root]),
            keys=tuple(map(name_key, known[root].names)) if root in known else (root,),
        )
        for root, profile in profiles.items()
    }


def _own_form(root: str, profile: Profile) -> str:
    """The form whose key is the root, which papers that add aliases do not change; the root where there is none."""
    if forms := [form for form in profile.forms if name_key(form) == root]:
        return profile.commonest(forms)
    given = (text for name in profile.given for text in (name, *(core(name, label) for label in LABELS)))
    return min((text for text in given if name_key(text) == root), default=root)


def _ids(labels: Mapping[str, EntityLabel], usual: Mapping[str, str], known: Container[str]) -> dict[str, str]:
    """One id a root: label and slug; where two roots have one slug, all but the one that is spelled so get a mark."""
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for root, name in usual.items():
        readable = slug(name if root in known else _in_singular(name))
        bearers[f"{labels[root].lower()}:{readable}"].append(root)
    ids = {}
    for readable, roots in bearers.items():
        own = name_key(readable.partition(":")[2])
        for root in roots:
            mark = f"~{hashlib.sha256(root.encode()).hexdigest()[:_HASH_LENGTH]}"
            ids[root] = readable if len(roots) == 1 or root == own else readable + mark
    return ids


def _in_singular(name: str) -> str:
    *words, last = name.split()
    return " ".join((*words, singular(last)))


def _aliases(profiles: Mapping[str, Profile]) -> dict[str, list[str]]:
    """The written forms of each root, one of those that differ in case alone; none that is another root's own."""
    aliases = {}
    for root, profile in profiles.items():
        cases: defaultdict[str, list[str]] = defaultdict(list)
        for form in profile.forms:
            key = name_key(form)
            if key == root or key not in profiles:
                cases[form.casefold()].append(form)
        aliases[root] = sorted(profile.commonest(forms) for forms in cases.values())
    return aliases


def _names(
    profiles: Mapping[str, Profile], aliases: Mapping[str, Sequence[str]], senses: Senses, rulings: Rulings
) -> dict[str, str]:
    """What each root is called: as a correction says, else the form in most papers that means it everywhere."""
    bearers = Counter(key for profile in profiles.values() for key in set(map(name_key, profile.forms)))
    names = {}
    for root, profile in profiles.items():
        free = [form for form in aliases[root] if bearers[name_key(form)] == 1]
        own = [form for form in free or aliases[root] if senses.usual(name_key(form)) == root]
        told = rulings.names.get(root) or ("" if own else rulings.split_off.get(root, ""))
        names[root] = told or profile.commonest(own or free or aliases[root] or profile.forms)
    return names
