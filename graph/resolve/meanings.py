"""What each term of a paper stands for: as the paper defines it, as the lexicon has it, or by the company it keeps."""

from dataclasses import dataclass

from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Entry, Lexicon
from citegraph.graph.names.short_forms import can_abbreviate, looks_short
from citegraph.graph.resolve.senses import Sense, Senses
from citegraph.graph.resolve.terms import PaperTerms, Term

CERTAIN = 1.0
"""Confidence in a name that the lexicon knows, that stands for itself, or that its paper defines."""
ONLY_SENSE = 0.9
"""Confidence in a short form without definition of which the papers know one sense."""
BY_COMPANY = 0.8
"""Confidence in the sense whose defining papers share most names."""
COMMONEST = 0.6
"""Confidence in the commonest sense, where shared names do not decide."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one term of one paper stands for."""

    root: str
    confidence: float = CERTAIN
    """How sure the choice of this meaning is."""
    reason: str = ""
    """Why a short form that its paper does not define was taken so; empty for every other name."""


class Meanings:
    """Finds what the terms of papers mean."""

    def __init__(self, senses: Senses, lexicon: Lexicon) -> None:
        self._senses = senses
        self._lexicon = lexicon
        self._companies: dict[tuple[str, str], frozenset[str]] = {}

    def of(self, paper: PaperTerms, term: Term) -> Meaning:
        """What the term stands for in the paper."""
        key = name_key(term.name)
        if long := paper.long_of.get(key):
            return Meaning(self._senses.defined(term.name, long))
        if short := paper.short_of.get(key):
            return Meaning(self._senses.defined(short, term.name))
        if entry := self._entry(term):
            return Meaning(name_key(entry.name))
        senses = self._senses.of(key)
        return (
            self._choose(paper, term.name, senses)
            if senses and self._is_use(term, key)
            else Meaning(self._senses.root(key))
        )

    def _entry(self, term: Term) -> Entry | None:
        """What the lexicon knows the term by: its name, else a form that abbreviates it or that it abbreviates."""
        if entry := self._lexicon.find(term.name):
            return entry
        pairs = (form for form in term.forms if can_abbreviate(form, term.name) or can_abbreviate(term.name, form))
        return next((entry for form in pairs if (entry := self._lexicon.find(form))), None)

    def _is_use(self, term: Term, key: str) -> bool:
        """Whether the term is written like the short form: SPEECH may be one where `speech` is a word."""
        forms = {form for form in (*term.forms, *term.written) if name_key(form) == key}
        return any(looks_short(form) or form in self._senses.written[key] for form in forms)

    def _choose(self, paper: PaperTerms, short: str, senses: tuple[Sense, ...]) -> Meaning:
        key = name_key(short)
        if any(sense.root == key and paper in sense.definers for sense in senses):
            return Meaning(key)
        if len(senses) == 1:
            return Meaning(senses[0].root, ONLY_SENSE, f"{short}: {senses[0].long}, the only sense that papers define")
        return self._best(paper, short, senses)

    def _best(self, paper: PaperTerms, short: str, senses: tuple[Sense, ...]) -> Meaning:
        """The sense that the paper names in full, else that of the papers that share most names, else the commonest."""
        own = paper.keys - {name_key(short)}
        named = {sense.root: not own.isdisjoint(sense.keys) for sense in senses}
        shared = {sense.root: len(own & self._company(short, sense)) for sense in senses}
        best, second = sorted(
            senses, key=lambda sense: (not named[sense.root], -shared[sense.root], -len(sense.definers), sense.root)
        )[:2]
        told = f"{short}: {best.long}, "
        if named[best.root] > named[second.root]:
            return Meaning(best.root, BY_COMPANY, told + "which this paper names as well")
        if shared[best.root] > shared[second.root]:
            told += (
                f"whose defining papers share {shared[best.root]} of its names ({second.long}: {shared[second.root]})"
            )
            return Meaning(best.root, BY_COMPANY, told)
        return Meaning(
            best.root, COMMONEST, told + f"the commonest sense (papers that define it: {len(best.definers)})"
        )

    def _company(self, short: str, sense: Sense) -> frozenset[str]:
        place = (name_key(short), sense.root)
        if place not in self._companies:
            self._companies[place] = sense.company()
        return self._companies[place]
