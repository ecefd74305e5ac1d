"""The senses of short forms: what the papers of a set define each of them to mean.

Everything has one canonical key, its *root*: that of the lexicon's name, of a long form, or of a name that nothing
spells out. A *sense* of a short form is the pair of its key and such a root. Each answer is found when it is asked for,
from the papers that it depends on alone.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citegraph.graph.names import name_key
from citegraph.graph.names.heads import activity
from citegraph.graph.names.lexicon import Entry, Lexicon
from citegraph.graph.names.plural import singular
from citegraph.graph.names.short_forms import can_abbreviate, expansion, looks_short
from citegraph.graph.names.table import NameTable
from citegraph.graph.resolve.definitions import Definer, Definitions
from citegraph.graph.resolve.plausible import Plausibility

_POSED = frozenset({"problem", "task"})
"""Nouns behind a topic that say that somebody set it."""


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """One sense of a short form, with the papers that define it so."""

    root: str
    long: str
    """The long form as written, or the short form itself for a thing that is introduced under it alone."""
    keys: frozenset[str]
    """Keys of the long forms that mean this."""
    definers: tuple[Definer, ...]
    written: frozenset[str]
    """How the defining papers write the short form, in the singular."""
    possible: bool
    """Whether a paper that leaves the short form undefined may mean this."""

    def company(self) -> frozenset[str]:
        """Keys of all names in the defining papers."""
        return frozenset().union(*(paper.keys for paper in self.definers))


class Senses:
    """The short forms that a set of papers defines, and the roots of all names."""

    def __init__(self, definitions: Definitions, lexicon: Lexicon, table: NameTable) -> None:
        self._definitions = definitions
        self._lexicon = lexicon
        self._plausibility = Plausibility(table)
        self._long_forms: dict[str, str] = {}
        self._same: dict[str, str] = {}
        self._gists: dict[str, Mapping[str, Sequence[str]]] = {}
        self._senses: dict[str, tuple[Sense, ...]] = {}

    def of(self, short: str) -> tuple[Sense, ...]:
        """The senses of a short form, by its key; those with most defining papers first."""
        if short not in self._senses:
            self._senses[short] = self._of(short)
        return self._senses[short]

    def long_form(self, key: str) -> str:
        """How the long form with this key is written in most definitions; empty where nothing is defined by it."""
        if key not in self._long_forms:
            longs = (long for paper in self._definitions.spelling(key) for long in paper.defines.values())
            forms = Counter(long for long in longs if name_key(long) == key)
            self._long_forms[key] = min(forms, key=lambda form: (-forms[form], form), default="")
        return self._long_forms[key]

    def root(self, key: str) -> str:
        """The root of the name with this key, taken for itself: what it may abbreviate is not looked at."""
        entry = self._lexicon.find(key) or self._said_otherwise(key)
        return name_key(entry.name) if entry else self._root_of_long(key)

    def _said_otherwise(self, key: str) -> Entry | None:
        """The known topic that the long form with this key says in other words.

        Combinatorial optimization problems are combinatorial optimization, reward modeling is about reward models.
        """
        long = self.long_form(key)
        stem, _, head = long.rpartition(" ")
        other = stem if singular(head.lower()) in _POSED else activity(long, known=True)
        entry = self._lexicon.find(other) if stem else None
        return entry if entry and entry.is_concept else None

    def is_introduced(self, key: str) -> bool:
        """Whether some paper introduces a thing under the name with this key."""
        return self._definitions.is_introduced(key)

    def is_spelled_out(self, key: str) -> bool:
        """Whether some paper defines a short form by the long form with this key."""
        return bool(self._definitions.spelling(key))

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

    def same_as(self, long: str) -> list[str]:
        """Keys of the long forms that say the same as the one with this key: a chain of short forms connects them."""
        found = {long: None}
        waiting = [long]
        while waiting:
            for near in self._alike(waiting.pop()):
                if near not in found:
                    found[near] = None
                    waiting.append(near)
        return sorted(found)

    def _alike(self, long: str) -> list[str]:
        """Keys of the long forms that say the same and that stand for the same short form."""
        shorts = {
            short
            for paper in self._definitions.spelling(long)
            for short, other in paper.defines.items()
            if name_key(other) == long
        }
        gist = expansion(self.long_form(long))
        return [near for short in sorted(shorts) for near in self._by_gist(short)[gist]]

    def _by_gist(self, short: str) -> Mapping[str, Sequence[str]]:
        """The keys of the long forms of a short form by what they say."""
        if short not in self._gists:
            gists: defaultdict[str, list[str]] = defaultdict(list)
            for long in sorted(self._longs(short)):
                gists[expansion(self.long_form(long))].append(long)
            self._gists[short] = gists
        return self._gists[short]

    def _longs(self, short: str) -> dict[str, list[Definer]]:
        """The papers that define a short form by the key of the long form."""
        longs: dict[str, list[Definer]] = {}
        for paper in self._definitions.definers(short):
            longs.setdefault(name_key(paper.defines[short]), []).append(paper)
        return longs

    def _spells(self, known: Entry, short: str, long: str, introduced: bool) -> bool:  # noqa: FBT001 - named by its caller
        """Whether the long form spells out what the lexicon knows by the short form.

        Where the lexicon has no long form to compare with, it does if the field often writes it so, and if the paper
        does not introduce it: there are many new things with the letters of a known one.
        """
        longs = {expansion(name) for name in known.names if not looks_short(name) and can_abbreviate(short, name)}
        if longs:
            return expansion(long) in longs
        if singular(short) not in known.names:
            return False  # a "vision large language model (VLLM)" is not vLLM
        return not introduced or self._plausibility.usual(short, long)

    def _root_of_long(self, key: str) -> str:
        """The one root of the long forms that say the same; of anything else its own key."""
        if key not in self._same:
            group = self.same_as(key) if self.long_form(key) else [key]
            root = self._root_of(group) if len(group) > 1 else ""
            self._same |= {member: root or member for member in group}
        return self._same[key]

    def _root_of(self, keys: Sequence[str]) -> str:
        """The lexicon's key for these long forms, else the smallest; nothing where the lexicon holds them apart."""
        known = {name_key(entry.name) for key in keys if (entry := self._lexicon.find(key))}
        return "" if len(known) > 1 else min(known or keys)

    def _of(self, short: str) -> tuple[Sense, ...]:
        longs = self._longs(short)
        by_root: defaultdict[str, list[str]] = defaultdict(list)
        for long in sorted(longs):
            by_root[self.defined(short, self.long_form(long), introduced=False)].append(long)
        senses = [self._sense(short, root, {key: longs[key] for key in keys}) for root, keys in by_root.items()]
        if bare := self._introduced_bare(short) if longs else []:
            written = bare[0].bare[short]
            senses.append(Sense(short, written, frozenset(), tuple(bare), frozenset({written}), possible=True))
        return tuple(sorted(senses, key=lambda sense: (-len(sense.definers), sense.root)))

    def _introduced_bare(self, short: str) -> list[Definer]:
        """Papers that introduce something under a short form alone which other papers define.

        What is new here is not what others spell out, so neither name may be read as the other's.
        """
        return [paper for paper in self._definitions.introducers(short) if short in paper.bare]

    def _sense(self, short: str, root: str, longs: Mapping[str, Sequence[Definer]]) -> Sense:
        definers = tuple(paper for papers in longs.values() for paper in papers)
        forms = [self.long_form(key) for key in longs]
        return Sense(
            root=root,
            long=forms[0],
            keys=frozenset(longs),
            definers=definers,
            written=frozenset(singular(paper.short_of[key]) for key, papers in longs.items() for paper in papers),
            possible=any(self._plausibility.possible(short, form, definers=len(definers)) for form in forms),
        )


class HeardSenses:
    """Senses that remember what they are asked, so that it is known whom another answer would concern."""

    def __init__(self, senses: Senses) -> None:
        self._senses = senses
        self.asked: set[str] = set()
        """The keys of all names asked about."""

    def of(self, short: str) -> tuple[Sense, ...]:
        """The senses of a short form, by its key."""
        self.asked.add(short)
        return self._senses.of(short)

    def root(self, key: str) -> str:
        """The root of the name with this key, taken for itself."""
        self.asked.add(key)
        return self._senses.root(key)

    def is_introduced(self, key: str) -> bool:
        """Whether some paper introduces a thing under the name with this key."""
        self.asked.add(key)
        return self._senses.is_introduced(key)

    def is_spelled_out(self, key: str) -> bool:
        """Whether some paper defines a short form by the long form with this key."""
        self.asked.add(key)
        return self._senses.is_spelled_out(key)

    def defined(self, short: str, long: str, *, introduced: bool) -> str:
        """The root of a short form that its paper spells out."""
        self.asked.add(name_key(long))
        return self._senses.defined(short, long, introduced=introduced)
