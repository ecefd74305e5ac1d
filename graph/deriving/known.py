"""What is known of a set of papers, found by names and numbers: all that deriving a part of the graph needs."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence

from citegraph.graph.deriving.digests import Digest, pair_key
from citegraph.graph.link.builds_on import Origin
from citegraph.graph.link.outperforms import Support
from citegraph.graph.link.related_to import Rank
from citegraph.graph.resolve.profiles import Profile


class Known(ABC):
    """The digests of papers, which go by numbers here, and the profiles of what they name.

    It answers as `Definitions` and as `Profiles` do.
    """

    @abstractmethod
    def digest(self, number: int) -> Digest:
        """The digest of a paper."""

    @abstractmethod
    def papers(self, entry: str) -> frozenset[int]:
        """The papers that are looked up under this: a kind, a tab and a key."""

    @abstractmethod
    def profile(self, root: str, /) -> Profile | None:
        """The profile of a root; None where no paper names it."""

    @abstractmethod
    def roots(self, entry: str) -> frozenset[str]:
        """The roots that are looked up under this: a kind, a tab and a key."""

    @abstractmethod
    def forms(self, node_id: str) -> Mapping[str, int]:
        """The forms in which papers name an author or a venue, with how often they do."""

    @abstractmethod
    def farthest(self, numbers: Iterable[int]) -> Mapping[int, Rank]:
        """For those papers that have as many near ones as are kept, the rank of the last."""

    def digests(self, entry: str) -> list[Digest]:
        """The digests of papers, in the order of their ids."""
        return sorted(map(self.digest, self.papers(entry)), key=lambda digest: digest.id)

    def definers(self, short: str, /) -> Sequence[Digest]:
        """Papers that define the short form with this key."""
        return self.digests(f"short\t{short}")

    def spelling(self, long: str, /) -> Sequence[Digest]:
        """Papers that define some short form by the long form with this key."""
        return self.digests(f"long\t{long}")

    def introducers(self, key: str, /) -> Sequence[Digest]:
        """Papers that introduce something under the name with this key."""
        return self.digests(f"introduces\t{key}")

    def is_introduced(self, key: str, /) -> bool:
        """Whether there is such a paper."""
        return bool(self.papers(f"introduces\t{key}"))

    def bearing(self, key: str, /) -> Collection[str]:
        """The roots of which some form has this key."""
        return self.roots(f"form\t{key}")

    def sharing(self, readable: str) -> Collection[str]:
        """The roots whose ids would read so."""
        return self.roots(f"readable\t{readable}")

    def origins(self, root: str) -> list[Origin]:
        """The papers that introduce a root, in the order of their ids."""
        return [Origin(paper.id, paper.year, paper.origins[root]) for paper in self.digests(f"origin\t{root}")]

    def holders(self, shared: str) -> list[str]:
        """The ids of the papers that have an id of `scheme:value`."""
        return [paper.id for paper in self.digests(f"label\t{shared}") if shared in paper.ids]

    def is_stated(self, one: str, other: str) -> bool:
        """Whether some paper says which of the two is a variant of the other."""
        return bool(self.papers(f"stated\t{pair_key(one, other)}"))

    def supports(self, winner: str, loser: str) -> dict[str, Support]:
        """What each paper claims of these two, by its id."""
        return {
            paper.id: support
            for paper in self.digests(f"pair\t{winner}\t{loser}")
            for support in paper.supports
            if (support.winner, support.loser) == (winner, loser)
        }
