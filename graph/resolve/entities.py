"""Entities: the methods, datasets and concepts that the names in all papers stand for, with label, id and names."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol

from citegraph.graph.model import EntityLabel, Node, PropertyValue
from citegraph.graph.names import name_key
from citegraph.graph.resolve.naming import Naming, commonest
from citegraph.graph.resolve.profiles import AllProfiles, Profile, Profiles

_HASH_LENGTH = 6


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

    @property
    def forms(self) -> tuple[str, ...]:
        """Its name and its aliases."""
        return (self.name, *self.aliases)


class ByRoot(Protocol):
    """Entities by their roots."""

    def __getitem__(self, root: str, /) -> Entity: ...


class Entities:
    """Entities by their roots, each made when it is asked for of the profiles that it depends on alone.

    `sharing` finds the roots whose ids would read alike.
    """

    def __init__(self, profiles: Profiles, naming: Naming, sharing: Callable[[str], Collection[str]]) -> None:
        self._profiles = profiles
        self._naming = naming
        self._sharing = sharing
        self._made: dict[str, Entity] = {}

    def __getitem__(self, root: str, /) -> Entity:
        """The entity of a root that some paper names."""
        if root not in self._made:
            profile = self._profiles.profile(root)
            if not profile:
                raise KeyError(root)
            self._made[root] = self._entity(root, profile)
        return self._made[root]

    def get(self, root: str, /) -> Entity | None:
        """The entity of a root; None where no paper names it."""
        return self[root] if self._profiles.profile(root) else None

    def _entity(self, root: str, profile: Profile) -> Entity:
        entry = self._naming.known(root)
        label = self._naming.label(root, profile)
        aliases = self._aliases(root, profile)
        name = self._name(root, profile, aliases)
        return Entity(
            root=root,
            id=self._id(root, self._naming.readable(root, profile)),
            label=label,
            kind=entry.kind if entry else profile.kind(label),
            name=name,
            aliases=tuple(alias for alias in aliases if alias != name),
            keys=tuple(map(name_key, entry.names)) if entry else (root,),
        )

    def _id(self, root: str, readable: str) -> str:
        """Where ids of several roots read alike, all but that of the one that is spelled so get a mark."""
        if root == name_key(readable.partition(":")[2]) or len(self._sharing(readable)) == 1:
            return readable
        return f"{readable}~{hashlib.sha256(root.encode()).hexdigest()[:_HASH_LENGTH]}"

    def _aliases(self, root: str, profile: Profile) -> list[str]:
        """The written forms, one of those that differ in case alone; none that is another root's own."""
        cases: defaultdict[str, list[str]] = defaultdict(list)
        for form in profile.forms:
            key = name_key(form)
            if key == root or not self._profiles.profile(key):
                cases[form.casefold()].append(form)
        return sorted(commonest(forms, profile) for forms in cases.values())

    def _name(self, root: str, profile: Profile, aliases: list[str]) -> str:
        """What it is called: as a correction says, else the form in most papers that means it everywhere, or its own.

        A name that one paper makes the short form of other words is still what all others call it: BERT stays BERT.
        """
        senses, rulings, entry = self._naming.senses, self._naming.rulings, self._naming.known(root)
        sure = {root, *map(name_key, entry.names if entry else ())}
        keys = {form: name_key(form) for form in aliases}
        free = [form for form, key in keys.items() if key in sure or len(self._profiles.bearing(key)) == 1]
        own = [form for form in free or aliases if senses.usual(keys[form]) == root]
        told = rulings.names.get(root) or ("" if own else rulings.split_off.get(root, ""))
        return told or commonest(own or free or aliases or profile.forms, profile)


def entities_of(profiles: AllProfiles, naming: Naming) -> dict[str, Entity]:
    """Every entity by its root."""
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for root, profile in profiles.by_root.items():
        sharing[naming.readable(root, profile)].append(root)
    entities = Entities(profiles, naming, sharing.__getitem__)
    return {root: entities[root] for root in profiles.by_root}
