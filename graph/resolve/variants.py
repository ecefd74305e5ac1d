"""VARIANT_OF: what a paper says is a variant of what, and what names alone show."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from citegraph.graph.model import Edge, Variant
from citegraph.graph.names import name_key
from citegraph.graph.names.marks import is_version
from citegraph.graph.resolve.entities import ByRoot, Entity
from citegraph.graph.resolve.evidence import evidence
from citegraph.graph.resolve.readings import Reading

_SHORTEST_FAMILY = 2
"""Characters of the shortest key that can be the name of a family."""
_PARTS = re.compile(r"[^\s\-_/]+")
_ATTACHED = tuple(map(re.compile, (r"(.*[^\W\d_])[vV]\d+(?:\.\d+)*", r"(.*[^\W\d_])\d+(?:\.\d+)*", r"(.*\d)[a-z]")))
"""A version that is written onto the name: MCUNetV2 without V2, GPT4 without 4, GPT-4o without o."""


@dataclass(frozen=True, slots=True)
class Descent:
    """A variant and its base, by their roots, as one paper states it."""

    variant: str
    base: str
    reading: Reading
    facts: tuple[Variant, ...]


def descents(reading: Reading, entities: ByRoot) -> list[Descent]:
    """The variants that one paper states: one for each pair of things that may be one's variant."""
    found: defaultdict[tuple[str, str], list[Variant]] = defaultdict(list)
    for fact in reading.work.facts.variant_of:
        pair = tuple(reading.roots.get(name_key(name), "") for name in (fact.name, fact.base))
        variant, base = pair
        if variant and base and variant != base and _same_sort(entities[variant], entities[base]):
            found[variant, base].append(fact)
    return [Descent(variant, base, reading, tuple(facts)) for (variant, base), facts in found.items()]


def _same_sort(one: Entity, other: Entity) -> bool:
    return one.label == other.label != "Concept"


def stated_variants(stated: Iterable[Descent], entities: ByRoot) -> Iterator[Edge]:
    """One edge for each variant that a paper states, with where it says so."""
    for descent in stated:
        rule = "text" if any(fact.rule == "text" for fact in descent.facts) else descent.facts[0].rule
        properties = evidence(descent.facts, descent.reading.work.paper)
        yield Edge.model_construct(
            source=entities[descent.variant].id,
            type="VARIANT_OF",
            target=entities[descent.base].id,
            paper=descent.reading.work.id,
            properties={**properties, "rule": rule},
        )


class Families:
    """The bases that names alone show: LLaMA-2 7B is a variant of LLaMA-2, that one of LLaMA.

    `bearing` finds the roots that are written with a key, `corrected` are those that go by names nobody wrote, and
    `stated` tells whether some paper says which of two is the other's variant: then nothing else counts.
    """

    def __init__(
        self,
        entities: ByRoot,
        bearing: Callable[[str], Iterable[str]],
        corrected: Collection[str],
        stated: Callable[[str, str], bool],
    ) -> None:
        self._entities = entities
        self._bearing = bearing
        self._corrected = corrected
        self._stated = stated

    def base(self, root: str) -> str:
        """The root of the base that the name shows, if no paper says anything of the two; else empty."""
        base = self._base(root)
        return "" if base and self._stated(root, base) else base

    def edge(self, root: str) -> Edge | None:
        """The edge from a variant to that base."""
        if not (base := self.base(root)):
            return None
        source, target = self._entities[root].id, self._entities[base].id
        return Edge.model_construct(source=source, type="VARIANT_OF", target=target, properties={"rule": "name"})

    def _base(self, root: str) -> str:
        """The longest name, among the entities there are, that only version and size marks behind it extend."""
        entity = self._entities[root]
        for form in entity.forms:
            bases = (self._owner(name_key(shorter)) for shorter in _families(form))
            base = next((base for base in bases if base and base != root), "")
            if base and _same_sort(entity, self._entities[base]):
                return base
        return ""

    def _owner(self, key: str) -> str:
        """The root of a written key that belongs to one entity alone."""
        owners = {
            root for root in {*self._bearing(key), *self._corrected} if key in map(name_key, self._entities[root].forms)
        }
        return owners.pop() if len(owners) == 1 else ""


def family_keys(forms: Iterable[str]) -> set[str]:
    """The keys of all names that the forms extend by version and size marks."""
    return {name_key(shorter) for form in forms for shorter in _families(form)}


def _families(form: str) -> Iterator[str]:
    """The form without the version and size marks at its end, one less at a time: longest first."""
    parts = _PARTS.findall(form)
    while parts:
        for attached in filter(None, (pattern.fullmatch(parts[-1]) for pattern in _ATTACHED)):
            stem = " ".join((*parts[:-1], attached[1]))
            if len(name_key(stem)) > _SHORTEST_FAMILY:
                yield stem
        if len(parts) == 1 or not is_version(parts.pop()) or len(name_key(" ".join(parts))) < _SHORTEST_FAMILY:
            return
        yield " ".join(parts)
