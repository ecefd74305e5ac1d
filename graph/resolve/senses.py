"""The senses of short forms: what the papers of a set define each of them to mean.

Everything has one canonical key, its *root*: that of the lexicon's name, of a long form, or of a name that nothing
spells out. A *sense* of a short form is the pair of its key and such a root.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.short_forms import expansion, looks_short
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

    def company(self) -> frozenset[str]:
        """Keys of all names in the defining papers."""
        return frozenset().union(*(paper.keys for paper in self.definers))


class Senses:
    """The short forms that a set of papers defines, and the roots of all names."""

    def __init__(self, papers: Iterable[PaperTerms], lexicon: Lexicon) -> None:
        papers = list(papers)
        self._lexicon = lexicon
        definers = _definers(papers)
        self._long_forms = _commonest(papers)
        self._same = self._roots_of_longs(definers)
        bare = _introduced_bare(papers, definers)
        self._senses = {short: self._of(short, longs, bare.get(short, ())) for short, longs in definers.items()}
        self.written = _written_shorts(papers)
        """How each short form is written where it is defined, by its key."""

    def of(self, short: str) -> tuple[Sense, ...]:
        """The senses of a short form, by its key; those with most defining papers first."""
        return self._senses.get(short, ())

    def root(self, key: str) -> str:
        """The root of the name with this key, taken for itself: what it may abbreviate is not looked at."""
        entry = self._lexicon.find(key)
        return name_key(entry.name) if entry else self._same.get(key, key)

    def usual(self, key: str) -> str:
        """The root that the name with this key mostly stands for: a short form's commonest sense, else its own."""
        root, senses = self.root(key), self.of(key)
        return senses[0].root if root == key and senses else root

    def defined(self, short: str, long: str) -> str:
        """The root of a short form that its paper spells out."""
        known, meant = self._lexicon.find(short), self._lexicon.find(long)
        if meant or not known:
            return self.root(name_key(long))
        longs = {expansion(name) for name in known.names if not looks_short(name)}
        return name_key(known.name) if not longs or expansion(long) in longs else self.root(name_key(long))

    def _roots_of_longs(self, definers: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
        """Roots of the long forms that say the same as another long form of one short form."""
        unions: Unions[str] = Unions()
        for longs in definers.values():
            gists: defaultdict[str, list[str]] = defaultdict(list)
            for long in sorted(longs):
                gists[expansion(self._long_forms[long])].append(long)
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
            by_root[self.defined(short, self._long_forms[long])].append(long)
        senses = [
            Sense(
                root, self._long_forms[keys[0]], frozenset(keys), tuple(paper for key in keys for paper in longs[key])
            )
            for root, keys in by_root.items()
        ]
        if bare:
            senses.append(Sense(short, bare[0].written_as(short), frozenset(), tuple(bare)))
        return tuple(sorted(senses, key=lambda sense: (-len(sense.definers), sense.root)))


def _definers(papers: Iterable[PaperTerms]) -> dict[str, dict[str, list[PaperTerms]]]:
    """Papers by the key of the short form and the key of the long form that they define."""
    found: dict[str, dict[str, list[PaperTerms]]] = {}
    for paper in papers:
        for short, long in paper.defines.items():
            found.setdefault(short, {}).setdefault(name_key(long), []).append(paper)
    return found


def _introduced_bare(
    papers: Iterable[PaperTerms], definers: Mapping[str, Mapping[str, Sequence[PaperTerms]]]
) -> dict[str, list[PaperTerms]]:
    """Papers that introduce something under a short form alone, where another paper introduces it with a long form.

    Two papers that both introduce a thing speak of two things, so neither name may be read as the other's.
    """
    bare: defaultdict[str, list[PaperTerms]] = defaultdict(list)
    for paper in papers:
        for key in paper.introduced:
            if key not in paper.long_of and key in definers:
                rivals = (rival for rivals in definers[key].values() for rival in rivals)
                if any(key in rival.introduced for rival in rivals):
                    bare[key].append(paper)
    return bare


def _commonest(papers: Iterable[PaperTerms]) -> dict[str, str]:
    """How each long form is written most often, by its key."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in papers:
        for long in paper.defines.values():
            counts[name_key(long)][long] += 1
    return {key: min(forms, key=lambda form: (-forms[form], form)) for key, forms in counts.items()}


def _written_shorts(papers: Iterable[PaperTerms]) -> dict[str, frozenset[str]]:
    written: defaultdict[str, set[str]] = defaultdict(set)
    for paper in papers:
        for short in paper.short_of.values():
            written[name_key(short)].add(short)
    return {key: frozenset(forms) for key, forms in written.items()}
