"""How a thing is labelled and how its id reads, by what papers say about it alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from citegraph.graph.model import EntityLabel
from citegraph.graph.names import name_key, slug
from citegraph.graph.names.heads import core
from citegraph.graph.names.lexicon import Entry, Lexicon
from citegraph.graph.names.plural import singular
from citegraph.graph.resolve.profiles import Profile
from citegraph.graph.resolve.rulings import Rulings
from citegraph.graph.resolve.senses import Senses
from citegraph.graph.resolve.terms import LABELS

_RESIDUE = re.compile(r"[\\${}^_]")


@dataclass(frozen=True, slots=True)
class Naming:
    """Labels and readable ids, one root at a time."""

    lexicon: Lexicon
    senses: Senses
    rulings: Rulings

    def known(self, root: str) -> Entry | None:
        """What the lexicon knows by the root."""
        return self.lexicon.find(root)

    def label(self, root: str, profile: Profile) -> EntityLabel:
        """The lexicon's label, else the one that papers give."""
        entry = self.known(root)
        return entry.label if entry else profile.label()

    def readable(self, root: str, profile: Profile) -> str:
        """Label and slug, which two roots may have in common."""
        entry = self.known(root)
        name = entry.name if entry else _in_singular(self._usual(root, profile))
        return f"{self.label(root, profile).lower()}:{slug(name)}"

    def _usual(self, root: str, profile: Profile) -> str:
        """The form whose key is the root, else the long form with that key."""
        name = _own_form(root, profile)
        if name != root:
            return name
        return self.rulings.split_off.get(root) or self.senses.long_form(root) or name


def commonest(forms: Iterable[str], profile: Profile) -> str:
    """Of the forms, the one in most papers, then the longest, then the first by code points; LaTeX goes last."""
    return min(forms, key=lambda form: (-profile.forms[form], bool(_RESIDUE.search(form)), -len(form), form))


def _own_form(root: str, profile: Profile) -> str:
    """The form whose key is the root, which papers that add aliases do not change; the root where there is none."""
    if forms := [form for form in profile.forms if name_key(form) == root]:
        return commonest(forms, profile)
    given = (text for name in profile.given for text in (name, *(core(name, label) for label in LABELS)))
    return min((text for text in given if name_key(text) == root), default=root)


def _in_singular(name: str) -> str:
    *words, last = name.split()
    return " ".join((*words, singular(last)))
