"""The senses of short forms: what the papers of a set define each of them to mean.

Everything has one canonical key, its *root*: that of the lexicon's name, of a long form, or of a name that nothing
spells out. A *sense* of a short form is the pair of its key and such a root.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Entry, Lexicon
from citegraph.graph.names.plural import singular
from citegraph.graph.names.short_forms import can_abbreviate, expansion, looks_short
from citegraph.graph.names.table import NameTable
from citegraph.graph.resolve.plausible import Plausibility
from citegraph.graph.resolve.terms import PaperTerms
from citegraph.graph.resolve.unions import Unions


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """One sense of a short form, with the papers that define it so."""

    root: str
    long: str
    """The long form as written, or the short form itself for a thing that is introduced under it alone."""
    keys: frozenset[str]
    """Keys of the long forms that mean this."""
    definers: tuple[PaperTerms, ...]
    written: frozenset[str]
    """How the defining papers write the short form, in the singular."""
    possible: bool
    """Whether a paper that leaves the short form undefined may mean this."""

    def company(self) -> frozenset[str]:
        """Keys of all names in the defining papers."""
        return frozenset().union(*(paper.keys for paper in self.definers))


class Senses:
    """The short forms that a set of papers defines, and the roots of all names."""

    def __init__(self, papers: Iterable[PaperTerms], lexicon: Lexicon, table: NameTable) -> None:
        papers = list(papers)
        self._lexicon = lexicon
        self._plausibility = Plausibility(table)
        definers = _definers(papers)
        self.long_forms = _commonest(papers)
        """How each long form is written most often, by its key."""
        self._introduced = frozenset(key for paper in papers for key in paper.introduced)
        self._same = self._roots_of_longs(definers)
        bare = _introduced_bare(papers, definers)
        self._senses = {short: self._of(short, longs, bare.get(short, ())) for short, longs in definers.items()}

    def of(self, short: str) -> tuple[Sense, ...]:
        """The senses of a short form, by its key; those with most defining papers first."""
        return self._senses.get(short, ())

    def root(self, key: str) -> str:
        """The root of the name with this key, taken for itself: what it may abbreviate is not looked at."""
        entry = self._lexicon.find(key)
        return name_key(entry.name) if entry else self._same.get(key, key)

    def is_introduced(self, key: str) -> bool:
        """Whether some paper introduces a thing under the name with this key."""
        return key in self._introduced

    def usual(self, key: str) -> str:
        """The root that the name with this key mostly stands for: a short form's commonest sense, else its own."""
        root = self.root(key)
        possible = (sense.root for sense in self.of(key) if sense.possible)
        return next(possible, root) if root == key else root

    def defined(self, short: str, long: str, *, introduced: bool) -> str:
        """The root of a short form that its paper spells out; `introduced` says that the thing is the paper's own."""
        known = self._lexicon.find(short)
        if self._lexicon.find(long) or not known:
            return self.root(name_key(long))
        return name_key(known.name) if self._spells(known, short, long, introduced) else self.root(name_key(long))

    def _spells(self, known: Entry, short: str, long: str, introduced: bool) -> bool:  # noqa: FBT001 - named by its caller
        """Whether the long form spells out what the lexicon knows by the short form.

        Where the lexicon has no long form to compare with, it does if the field often writes it so, and if the paper
        does not introduce it: there are many new things with the letters of a known one.
        """
        longs = {expansion(name) for name in known.names if not looks_short(name) and can_abbreviate(short, name)}
        if longs:
            return expansion(long) in longs
        if singular(short).casefold() not in map(str.casefold, known.names):
            return False
        return not introduced or self._plausibility.usual(short, long)

    def _roots_of_longs(self, definers: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
        """Roots of the long forms that say the same as another long form of one short form."""
        unions: Unions[str] = Unions()
        for longs in definers.values():
            gists: defaultdict[str, list[str]] = defaultdict(list)
            for long in sorted(longs):
                gists[expansion(self.long_forms[long])].append(long)
            for first, *others in gists.values():
                for other in others:
                    unions.join(first, other)
        return {key: root for group in unions.groups() for root in [self._root_of(group)] if root for key in group}

    def _root_of(self, keys: Sequence[str]) -> str:
        """The lexicon's key for these long forms, else the smallest; nothing where the lexicon holds them apart."""
        known = {name_key(entry.name) for key in keys if (entry := self._lexicon.find(key))}
        return "" if len(known) > 1 else min(known or keys)

    def _of(
        self, short: str, longs: Mapping[str, Sequence[PaperTerms]], bare: Sequence[PaperTerms]
    ) -> tuple[Sense, ...]:
        by_root: defaultdict[str, list[str]] = defaultdict(list)
        for long in sorted(longs):
            by_root[self.defined(short, self.long_forms[long], introduced=False)].append(long)
        senses = [self._sense(short, root, {key: longs[key] for key in keys}) for root, keys in by_root.items()]
        if bare:
            written = bare[0].written_as(short)
            senses.append(Sense(short, written, frozenset(), tuple(bare), frozenset({written}), possible=True))
        return tuple(sorted(senses, key=lambda sense: (-len(sense.definers), sense.root)))

    def _sense(self, short: str, root: str, longs: Mapping[str, Sequence[PaperTerms]]) -> Sense:
        definers = tuple(paper for papers in longs.values() for paper in papers)
        forms = [self.long_forms[key] for key in longs]
        return Sense(
            root=root,
            long=forms[0],
            keys=frozenset(longs),
            definers=definers,
            written=frozenset(singular(paper.short_of[key]) for key, papers in longs.items() for paper in papers),
            possible=any(self._plausibility.possible(short, form, definers=len(definers)) for form in forms),
        )


def _definers(papers: Iterable[PaperTerms]) -> dict[str, dict[str, list[PaperTerms]]]:
    """Papers by the key of the short form and the key of the long form that they define."""
    found: dict[str, dict[str, list[PaperTerms]]] = {}
    for paper in papers:
        for short, long in paper.defines.items():
            found.setdefault(short, {}).setdefault(name_key(long), []).append(paper)
    return found


def _introduced_bare(papers: Iterable[PaperTerms], shorts: Container[str]) -> dict[str, list[PaperTerms]]:
    """Papers that introduce something under a short form alone which other papers define.

    What is new here is not what others spell out, so neither name may be read as the other's.
    """
    bare: defaultdict[str, list[PaperTerms]] = defaultdict(list)
    for paper in papers:
        for key in paper.introduced:
            if key in shorts and key not in paper.long_of:
                bare[key].append(paper)
    return bare


def _commonest(papers: Iterable[PaperTerms]) -> dict[str, str]:
    """How each long form is written most often, by its key."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in papers:
        for long in paper.defines.values():
            counts[name_key(long)][long] += 1
    return {key: min(forms, key=lambda form: (-forms[form], form)) for key, forms in counts.items()}
