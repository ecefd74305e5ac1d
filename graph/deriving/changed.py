"""Changes laid over what a ledger holds, until they are written into it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from citegraph.graph.deriving.digests import Digest
from citegraph.graph.deriving.known import Known
from citegraph.graph.link.related_to import Rank
from citegraph.graph.resolve.profiles import Profile

Member = TypeVar("Member", int, str)


class Entries(Generic[Member]):
    """Who came to stand under an entry, and who does no longer."""

    def __init__(self) -> None:
        self.added: defaultdict[str, set[Member]] = defaultdict(set)
        self.removed: defaultdict[str, set[Member]] = defaultdict(set)

    def move(self, member: Member, *, before: set[str], now: set[str]) -> None:
        """Let a member stand under other entries than before."""
        for entry in now - before:
            self._put(member, entry, into=self.added, out_of=self.removed)
        for entry in before - now:
            self._put(member, entry, into=self.removed, out_of=self.added)

    @staticmethod
    def _put(member: Member, entry: str, *, into: dict[str, set[Member]], out_of: dict[str, set[Member]]) -> None:
        if member in out_of[entry]:
            out_of[entry].remove(member)
        else:
            into[entry].add(member)

    def over(self, entry: str, kept: frozenset[Member]) -> frozenset[Member]:
        """Who stands under an entry now."""
        added, removed = self.added.get(entry), self.removed.get(entry)
        if removed:
            kept -= removed
        return kept | added if added else kept


class Changed(Known):
    """What is known after a change; what did not change is looked up in what was known before."""

    def __init__(self, before: Known, *, first_free: int) -> None:
        self.before = before
        self._old_below = self._next = first_free
        self.digest_of: dict[int, Digest | None] = {}
        """Changed papers; None for those that are gone."""
        self.profile_of: dict[str, Profile | None] = {}
        self.forms_of: dict[str, Counter[str]] = {}
        self.farthest_of: dict[int, Rank | None] = {}
        self.paper_entries: Entries[int] = Entries()
        self.root_entries: Entries[str] = Entries()

    def digest(self, number: int) -> Digest:
        """The digest of a paper."""
        if number in self.digest_of:
            digest = self.digest_of[number]
            if digest is None:
                raise KeyError(number)
            return digest
        return self.before.digest(number)

    def papers(self, entry: str) -> frozenset[int]:
        """The papers that are looked up under this."""
        return self.paper_entries.over(entry, self.before.papers(entry))

    def profile(self, root: str, /) -> Profile | None:
        """The profile of a root; None where no paper names it."""
        return self.profile_of[root] if root in self.profile_of else self.before.profile(root)

    def roots(self, entry: str) -> frozenset[str]:
        """The roots that are looked up under this."""
        return self.root_entries.over(entry, self.before.roots(entry))

    def forms(self, node_id: str) -> Mapping[str, int]:
        """The forms in which papers name an author or a venue."""
        return self.forms_of[node_id] if node_id in self.forms_of else self.before.forms(node_id)

    def farthest(self, numbers: Iterable[int]) -> Mapping[int, Rank]:
        """For those papers that have as many near ones as are kept, the rank of the last."""
        numbers = set(numbers)
        changed = {number: self.farthest_of[number] for number in numbers & self.farthest_of.keys()}
        kept = self.before.farthest(numbers - changed.keys())
        return {**kept, **{number: rank for number, rank in changed.items() if rank}}

    def new_number(self) -> int:
        """A number for a paper that has none."""
        self._next += 1
        return self._next - 1

    def put_paper(self, number: int, digest: Digest | None) -> None:
        """Know this of a paper from now on; None where it is gone."""
        before = self.digest_of[number] if number in self.digest_of else self.old(number)
        self.digest_of[number] = digest
        self.paper_entries.move(
            number, before=set(before.entries()) if before else set(), now=set(digest.entries()) if digest else set()
        )

    def old(self, number: int) -> Digest | None:
        """What was known of a paper before the change; None where it was not there."""
        return self.before.digest(number) if number < self._old_below else None

    def put_root(self, root: str, profile: Profile | None) -> None:
        """Know this of a root from now on; None where no paper names it any more."""
        self.profile_of[root] = profile
