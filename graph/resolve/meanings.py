"""What each term of a paper stands for: as the paper defines it, as the lexicon has it, or by the company it keeps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from citegraph.graph.names import name_key, slug
from citegraph.graph.names.heads import activity, core, without_head, without_qualifier
from citegraph.graph.names.lexicon import Entry, Lexicon
from citegraph.graph.names.plural import singular
from citegraph.graph.names.short_forms import can_abbreviate, looks_short
from citegraph.graph.resolve.senses import HeardSenses, Sense, Senses
from citegraph.graph.resolve.terms import LABELS, PaperTerms, Term

CERTAIN = 1.0
"""Confidence in a name that the lexicon knows, that stands for itself, or that its paper defines."""
ONLY_SENSE = 0.9
"""Confidence in a short form without definition of which the papers know one sense."""
BY_COMPANY = 0.8
"""Confidence in the sense whose defining papers share most names."""
SHORTEST_REORDERED = 3
"""Words of the shortest name whose words may stand in another order."""
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
        self._senses = HeardSenses(senses)
        self._lexicon = lexicon
        self._reordered = _versions(lexicon)
        self._companies: dict[tuple[str, str], frozenset[str]] = {}

    def asked(self) -> frozenset[str]:
        """The keys of the names whose senses were looked at since this was called last."""
        asked, self._senses.asked = frozenset(self._senses.asked), set()
        return asked

    def of(self, paper: PaperTerms, term: Term) -> Meaning:
        """What the term stands for in the paper."""
        key = name_key(term.name)
        if pair := _spelled_out(paper, term.name):
            introduced = not paper.introduced.isdisjoint(map(name_key, pair))
            return Meaning(self._senses.defined(*pair, introduced=introduced))
        if entry := self._entry(term):
            return Meaning(name_key(entry.name))
        senses = [sense for sense in self._senses.of(key) if sense.possible]
        written = _written_short(term, senses)
        return (
            self._choose(paper, term.name, written, senses) if written else Meaning(self._senses.root(self._core(term)))
        )

    def _core(self, term: Term) -> str:
        """The key that an unknown name stands for itself with.

        Nothing is left out of what somebody introduces, or spells a short form out with.
        """
        key = name_key(term.name)
        whole = self._senses.is_introduced(key) or self._senses.is_spelled_out(key)
        return key if whole else name_key(core(term.name, term.label))

    def _entry(self, term: Term) -> Entry | None:
        """What the lexicon knows the term by: its name, else a form that abbreviates it or that it abbreviates."""
        if entry := self._lexicon.find(term.name):
            return entry
        pairs = (form for form in term.forms if can_abbreviate(form, term.name) or can_abbreviate(term.name, form))
        return next((entry for form in pairs if (entry := self._lexicon.find(form))), self._sort_of(term))

    def _sort_of(self, term: Term) -> Entry | None:
        """What the lexicon knows the term by without words that change nothing: an MoE layer is a mixture of experts.

        What a paper introduces is never taken so: its own is not what its name begins with.
        """
        if term.relation == "introduces" or self._senses.is_introduced(name_key(term.name)):
            return None
        bare = without_qualifier(term.name)
        found = ((label, self._spelled(stem)) for label in LABELS if (stem := without_head(bare, label)))
        of_a_sort = next((entry for label, entry in found if entry and entry.label == label), None)
        same = self._spelled(other) if (other := activity(bare, known=True)) != term.name else None
        return same or of_a_sort or self._product(bare) or self._reordered.get(_version_words(bare))

    def _spelled(self, name: str) -> Entry | None:
        """The entry with this name, unless it has capitals inside and this has none: multiple is not MultiPL-E."""
        entry = self._lexicon.find(name)
        if not entry or " " in name or any(map(str.isupper, name[1:])):
            return entry
        return entry if any(not any(map(str.isupper, known[1:])) for known in entry.names) else None

    def _product(self, name: str) -> Entry | None:
        """The known model or system behind the name of who makes it: OpenAI o3-mini."""
        company, _, product = name.partition(" ")
        entry = self._lexicon.find(product) if self._lexicon.blocked(company) == "company" else None
        return entry if entry and entry.kind in ("model", "system") else None

    def _choose(self, paper: PaperTerms, short: str, written: frozenset[str], senses: Sequence[Sense]) -> Meaning:
        """The sense of an undefined short form: its own, the only one, or the one that this paper supports most."""
        key = name_key(short)
        if any(sense.root == key and paper.id in {definer.id for definer in sense.definers} for sense in senses):
            return Meaning(key)
        if len(senses) == 1:
            sure = ONLY_SENSE if written & senses[0].written else COMMONEST
            return Meaning(senses[0].root, sure, f"{short}: {senses[0].long}, the only sense that papers define")
        return self._best(paper, short, written, senses)

    def _best(self, paper: PaperTerms, short: str, written: frozenset[str], senses: Sequence[Sense]) -> Meaning:
        """The sense that the paper names in full, else one that is written alike, else that of the most shared names.

        What is still equal goes to the commonest, then to the smallest key.
        """
        own = paper.keys - {name_key(short)}
        company = {sense.root: len(own & self._company(short, sense)) for sense in senses}
        reasons = {
            sense.root: (not own.isdisjoint(sense.keys), not written.isdisjoint(sense.written), company[sense.root])
            for sense in senses
        }
        ranked = sorted(senses, key=lambda sense: (*map(_down, reasons[sense.root]), -len(sense.definers), sense.root))
        best, second = ranked[:2]
        named, alike, shared = (
            mine > theirs for mine, theirs in zip(reasons[best.root], reasons[second.root], strict=True)
        )
        told = f"{short}: {best.long}, "
        if named:
            return Meaning(best.root, BY_COMPANY, told + "which this paper names as well")
        if alike:
            return Meaning(best.root, BY_COMPANY, told + "the sense that is written with these capitals")
        if shared:
            told += (
                f"whose defining papers share {company[best.root]} of its names ({second.long}: {company[second.root]})"
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


def _versions(lexicon: Lexicon) -> dict[frozenset[str], Entry]:
    """Entries with versions by their words, of which papers change the order: Claude 3.5 Sonnet, Claude Sonnet 3.5."""
    found: dict[frozenset[str], Entry] = {}
    for entry in lexicon.entries:
        for words in filter(None, map(_version_words, entry.names)):
            found.setdefault(words, entry)
    return found


def _version_words(name: str) -> frozenset[str]:
    """The words of a name of three or more with a number among them; of any other none."""
    words = slug(name).split("-")
    known = frozenset(words)
    return known if len(known) == len(words) >= SHORTEST_REORDERED and any(map(_is_number, words)) else frozenset()


def _is_number(word: str) -> bool:
    return word.replace(".", "").isdigit()


def _spelled_out(paper: PaperTerms, name: str) -> tuple[str, str] | None:
    """The short and the long form that the paper equates, if the name is one of them."""
    key = name_key(name)
    if long := paper.long_of.get(key):
        return name, long
    return (short, name) if (short := paper.short_of.get(key)) else None


def _written_short(term: Term, senses: Iterable[Sense]) -> frozenset[str]:
    """How the term is written where it is written like a short form: SPEECH may be one where `speech` is a word."""
    key = name_key(term.name)
    defined = frozenset().union(*(sense.written for sense in senses))
    forms = frozenset(singular(form) for form in (*term.forms, *term.written) if name_key(form) == key)
    return frozenset(form for form in forms if looks_short(form) or form in defined) if defined else frozenset()


def _down(value: int) -> int:
    return -value
