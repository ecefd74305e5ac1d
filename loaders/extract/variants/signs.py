"""Signs that a name is a variant of another, and the names of a paper that they are about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Entry
from citegraph.loaders.extract._document import Cluster, Verdict
from citegraph.loaders.extract._resources import Resources

RELATED = re.compile(r"\s(?:of|for|in|with|via|from|to|using|and)\s(?!experts?\b)", re.IGNORECASE)
"""Where the head of a phrase ends: Multi-Level Speculative Decoding (with Quantized Drafts)."""
_GLUED = re.compile(r"(?<=[A-Za-z])-?(?=[A-Z][A-Za-z]{3,}$)")
"""Where a known name of four letters or more may begin inside a word."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for a name being a variant of a base."""

    name: Verdict
    base: str
    known: Verdict | None
    """The base's verdict, where the paper names it."""
    how: str
    """Which sign it is: `variant of`, `base behind`."""
    why: str
    """The same for people: "a variant of"."""
    start: int
    """Where in the text it stands."""
    end: int


@dataclass(frozen=True)
class Cast:
    """The names of one paper."""

    doc: Doc

    @cached_property
    def verdicts(self) -> Sequence[Verdict]:
        """All of them."""
        verdicts: tuple[Verdict, ...] = self.doc._.verdicts
        return verdicts

    @cached_property
    def resources(self) -> Resources:
        """What they are looked up in."""
        resources: Resources = self.doc._.resources
        return resources

    @cached_property
    def own(self) -> Verdict | None:
        """The paper's own artefact that its title names, else the first that it introduces."""
        introduced = [verdict for verdict in self.verdicts if verdict.role == "introduces"]
        titled = [v for v in introduced if v.cluster.occurrences[0].start < self.doc._.page.abstract_start]
        return next(iter(titled or introduced), None)

    @cached_property
    def places(self) -> list[tuple[int, int, Verdict]]:
        """Start and end of each occurrence, with its verdict, in the order of the text, the longest first."""
        found = [(o.start, o.end, verdict) for verdict in self.verdicts for o in verdict.cluster.occurrences]
        return sorted(found, key=lambda place: (place[0], -place[1]))

    def find(self, base: str) -> Verdict | None:
        """The name of the paper that a base is a form of."""
        key = name_key(base)
        return next((verdict for verdict in self.verdicts if key in verdict.cluster.keys), None)

    def sign(self, name: Verdict, base: "Verdict | str", *, how: str, why: str, place: tuple[int, int]) -> Sign:
        """A sign that stands at a place; a base given by its words is looked up among the names."""
        known = self.find(base) if isinstance(base, str) else base
        return Sign(name, known.cluster.name if known else str(base), known, how, why, *place)

    def entry(self, cluster: Cluster) -> Entry | None:
        """What the lexicon knows a name as, by any of its forms."""
        forms = (form for form in (*cluster.forms, cluster.long) if form)
        return next(filter(None, map(self.resources.lexicon.find, forms)), None)

    def is_area(self, verdict: Verdict) -> bool:
        """Whether the lexicon knows a name as an area of research: what lies in it is no variant of it."""
        forms = (form for form in (*verdict.cluster.forms, verdict.cluster.long) if form)
        entries = list(filter(None, map(self.resources.lexicon.find, forms)))
        return bool(entries) and all(entry.label == "Concept" for entry in entries)

    def is_model(self, verdict: Verdict) -> bool:
        """Whether names built on this one go on with it: SAM 3D Body is a SAM, MoE-Lens is no mixture of experts."""
        entry = self.entry(verdict.cluster)
        return entry.kind in ("model", "dataset", "benchmark") if entry else verdict.kind == "model"

    def known_tails(self, forms: Iterable[str]) -> Iterator[str]:
        """The longest technique of the lexicon that the head of each phrase ends in."""
        for form in forms:
            words = RELATED.split(form)[0].split()
            for start in range(1, len(words)):
                tail = " ".join(words[start:])
                entry = self.resources.lexicon.find(tail)
                if entry and entry.label == "Method":
                    yield tail
                    break

    def known_glued_tails(self, forms: Iterable[str]) -> Iterator[str]:
        """The longest technique of the lexicon that each word ends in: GRPO, of SparseGRPO."""
        for form in forms:
            for boundary in _GLUED.finditer(form) if " " not in form else ():
                tail = form[boundary.end() :]
                entry = self.resources.lexicon.find(tail)
                if entry and entry.label == "Method" and entry.kind != "system" and tail in entry.names:
                    yield tail
                    break
