"""What a change of the records makes of papers, names and things, found from what the last derivation remembered.

Each step takes up what the step before it can have changed, and nothing else. Its answers come from the functions that
derive the whole graph, asked once of what was known before the change and once of what is known after it; where both
agree, nothing follows.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from citegraph.graph.deriving.changed import Changed
from citegraph.graph.deriving.digests import Digest, digest_of, with_findings, with_reading
from citegraph.graph.deriving.ledger import Ledger
from citegraph.graph.deriving.nearness import affected, nearest
from citegraph.graph.deriving.paper_parts import findings_of
from citegraph.graph.deriving.rules import Rules
from citegraph.graph.deriving.shifts import shift
from citegraph.graph.deriving.sides import Side
from citegraph.graph.deriving.things import Things, count, things
from citegraph.graph.deriving.turnover import Turnover
from citegraph.graph.link import Findings
from citegraph.graph.link.builds_on import LATER, Origin, sources
from citegraph.graph.link.related_to import NEAREST, Near, themes_in
from citegraph.graph.resolve.readings import Reading
from citegraph.graph.resolve.terms import PaperTerms, terms_of
from citegraph.graph.resolve.works import work_of
from citegraph.graph.stores import Store


class TooMuchError(Exception):
    """A change reaches so much that deriving the whole graph is no more work."""


class Advance:
    """One change, carried through from records to what papers are found to say."""

    turned: set[int]
    """Papers that came, went or are described otherwise."""
    reread: set[int]
    """Others, whose names may mean something else now."""
    things: Things
    rewritten: set[int]
    """Papers whose edges may differ, RELATED_TO aside; those that are gone among them."""
    findings: dict[int, Findings]
    """What those of them that are here say."""
    near: dict[int, list[Near]]
    """The nearest papers of all for which they, or what they share, may differ."""

    def __init__(self, store: Store, ledger: Ledger, rules: Rules, *, most: int) -> None:
        self._store = store
        self._rules = rules
        self._most = most
        self.changed = Changed(ledger, first_free=ledger.first_free())
        self.before = Side(ledger, rules)
        self.now = Side(self.changed, rules)
        self.terms: dict[int, PaperTerms] = {}
        """The papers that were read."""
        self._readings: dict[int, Reading] = {}

    def run(self, turnover: Turnover) -> None:
        """Carry the change through.

        Raises:
            TooMuchError: if more papers than `most` would have to be read, or corrections come to something else.
        """
        self._turn(turnover)
        self._read_anew()
        touched = count(self.changed, self.turned | self.reread)
        self.things = things(self.before, self.now, self.changed, touched=touched, shift=self._shift)
        self._rewrite()
        self._name_people()
        self._relate()

    def old(self, numbers: Iterable[int]) -> list[Digest]:
        """What was known of these papers, as far as they were there."""
        return [digest for digest in map(self.changed.old, numbers) if digest]

    def new(self, numbers: Iterable[int]) -> list[Digest]:
        """What is known of these papers, as far as they are here."""
        return [self.changed.digest(number) for number in numbers if self._is_here(number)]

    @property
    def gone(self) -> set[int]:
        """Papers that are no longer here."""
        return {number for number in self.turned if not self._is_here(number)}

    def _is_here(self, number: int) -> bool:
        return self.changed.digest_of.get(number, self) is not None

    def _turn(self, turnover: Turnover) -> None:
        numbers = {digest.id: number for number, digest in turnover.old.items()}
        ids = {work.id for work in turnover.new}
        self.turned = set(turnover.old)
        for number, digest in turnover.old.items():
            if digest.id not in ids:
                self.changed.put_paper(number, None)
        for work in turnover.new:
            number = numbers[work.id] if work.id in numbers else self.changed.new_number()
            self.turned.add(number)
            self.terms[number] = terms_of(work, self._rules.lexicon)
            self.changed.put_paper(number, digest_of(self.terms[number]))

    def _read_anew(self) -> None:
        """Find out what names mean, in the papers that turned and wherever their coming and going tells."""
        self._shift = shift(self.before, self.now, [*self.old(self.turned), *self.new(self.turned)])
        if self.before.rulings.told != self.now.rulings.told:
            raise TooMuchError
        asking = {number for key in self._shift.meanings for number in self.changed.papers(f"asked\t{key}")}
        self.reread = asking - self.turned
        self._load(self.reread)
        for number in (*self.terms,):
            self._readings[number] = reading = self.now.read(self.terms[number])
            themes = themes_in(reading, self._rules.weights)
            self.changed.put_paper(number, with_reading(self.changed.digest(number), reading, themes))

    def _load(self, numbers: Iterable[int]) -> None:
        """Read the records of papers that are as they were, where that was not done yet."""
        wanted = {number: self.changed.digest(number) for number in set(numbers) - self.terms.keys()}
        if len(self.terms) + len(wanted) > self._most:
            raise TooMuchError
        keys = sorted(key for digest in wanted.values() for key in digest.records)
        records = {record.key: record for record in self._store.records(keys)}
        for number, digest in wanted.items():
            work = work_of([records[key] for key in digest.records], digest.id)
            self.terms[number] = terms_of(work, self._rules.lexicon)

    def _rewrite(self) -> None:
        """Find out what papers say of things, wherever a paper, a thing or an origin is another one now."""
        showing = {n for root in self.things.shown_otherwise() for n in self.changed.papers(f"root\t{root}")}
        self.rewritten = self.turned | self.reread | showing | self._citing() | self._building()
        here = [number for number in sorted(self.rewritten) if self._is_here(number)]
        self._load(here)
        self.findings = {}
        for number in here:
            reading = self._readings.get(number) or self.now.read(self.terms[number])
            self.findings[number] = found = findings_of(reading, self.now.entities)
            self.changed.put_paper(number, with_findings(self.changed.digest(number), found, self.now.entities))

    def _citing(self) -> set[int]:
        """Papers that cite one that came, went or goes by other ids."""
        shared = {shared for digest in (*self.old(self.turned), *self.new(self.turned)) for shared in digest.ids}
        return {number for one in shared for number in self.changed.papers(f"cites\t{one}")}

    def _building(self) -> set[int]:
        """Papers that take up a thing for whose origin they could take another paper now."""
        anew = self.turned | self.reread
        roots = {root for digest in (*self.old(anew), *self.new(anew)) for root in digest.origins}
        moved = [r for r in roots if _differ(self.before.known.origins(r), self.changed.origins(r))]
        return {number for root in moved for number in self.changed.papers(f"root\t{root}")}

    def _name_people(self) -> None:
        """Count the forms of authors and venues anew."""
        old, new = (_named(digests) for digests in (self.old(self.turned), self.new(self.turned)))
        for node_id in sorted(old.keys() | new.keys()):
            forms = Counter(self.before.known.forms(node_id))
            forms.subtract(old.get(node_id, ()))
            forms.update(new.get(node_id, ()))
            self.changed.forms_of[node_id] = +forms

    def _relate(self) -> None:
        """Find the nearest papers of those that have others now, or share with them what goes by another name."""
        weights = self._rules.weights
        shown = self.things.shown_otherwise()
        numbers = {number for root in shown for number in self.changed.papers(f"theme\t{root}")}
        for number in self.turned | self.reread:
            old, new = self.changed.old(number), self.changed.digest_of[number]
            if (old and (old.id, old.themes)) != (new and (new.id, new.themes)):
                numbers.add(number)
                numbers |= affected(old, self.before.known, self.before.known, weights) if old else set()
                numbers |= affected(new, self.changed, self.before.known, weights) if new else set()
        here = [number for number in sorted(numbers) if self._is_here(number)]
        self.near = {number: nearest(number, self.changed, weights) for number in here}
        ranks = {n: near[-1].rank if len(near) == NEAREST else None for n, near in self.near.items()}
        self.changed.farthest_of |= ranks


def _named(digests: Iterable[Digest]) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for node_id, forms in chain.from_iterable(digest.named.items() for digest in digests):
        named.setdefault(node_id, []).extend(forms)
    return named


def _differ(before: list[Origin], now: list[Origin]) -> bool:
    """Whether a paper of any year could take a thing from other papers than before."""
    known = [origin.year for origin in (*before, *now) if origin.year]
    years: list[int | None] = [None, *range(min(known) - LATER - 1, max(known) + 1)] if known else [None]
    return any(sources(before, "", year) != sources(now, "", year) for year in years)
