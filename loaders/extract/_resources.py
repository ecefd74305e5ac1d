"""What the components look things up in: lexicon and name table, loaded once for a pipeline."""

import re
from dataclasses import dataclass
from functools import cached_property

from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable

_LIGHT = frozenset({"of", "the", "and", "for", "in", "with", "to", "a"})


@dataclass(frozen=True)
class Resources:
    """The lexicon and the name table; every Doc carries them as `doc._.resources`.

    An index that a component builds from them is cached on the instance by a property of its own, here.
    """

    lexicon: Lexicon
    table: NameTable

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first three letters of every known name: most words of a text are no name's first."""
        return frozenset(name.lower()[:3] for entry in self.lexicon.entries for name in entry.names)

    @cached_property
    def initials(self) -> dict[str, frozenset[str]]:
        """Labels of the known names that a short form could abbreviate: SVD, of singular value decomposition."""
        found: dict[str, set[str]] = {}
        for entry in self.lexicon.entries:
            for name in entry.names:
                words = [word for word in re.split(r"[\s-]+", name) if word and word not in _LIGHT]
                if len(words) > 1:
                    found.setdefault("".join(word[0] for word in words).upper(), set()).add(entry.label)
        return {short: frozenset(labels) for short, labels in found.items()}
