"""What papers define and introduce, and who does: all that the senses of short forms depend on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from citegraph.graph.names import name_key


class Definer(Protocol):
    """A paper that defines or introduces names."""

    @property
    def id(self) -> str:
        """The paper's id."""
        ...

    @property
    def keys(self) -> frozenset[str]:
        """The key of every form that it names anything by."""
        ...

    @property
    def defines(self) -> Mapping[str, str]:
        """Long form as written, by the key of the short form that the paper equates with it."""
        ...

    @property
    def short_of(self) -> Mapping[str, str]:
        """Short form as written, by the key of the long form; of those it defines at least."""
        ...

    @property
    def introduced(self) -> frozenset[str]:
        """The keys of the names that the paper introduces."""
        ...

    @property
    def bare(self) -> Mapping[str, str]:
        """Those of them that it does not spell out, as written, by their keys."""
        ...


class Definitions(Protocol):
    """Finds the papers behind names; always in the order of their ids."""

    def definers(self, short: str, /) -> Sequence[Definer]:
        """Papers that define the short form with this key."""
        ...

    def spelling(self, long: str, /) -> Sequence[Definer]:
        """Papers that define some short form by the long form with this key."""
        ...

    def introducers(self, key: str, /) -> Sequence[Definer]:
        """Papers that introduce something under the name with this key."""
        ...

    def is_introduced(self, key: str, /) -> bool:
        """Whether there is such a paper."""
        ...


class AllDefinitions:
    """The definitions of papers that are all in memory."""

    def __init__(self, papers: Iterable[Definer]) -> None:
        self._definers: defaultdict[str, list[Definer]] = defaultdict(list)
        self._spelling: defaultdict[str, list[Definer]] = defaultdict(list)
        self._introducers: defaultdict[str, list[Definer]] = defaultdict(list)
        for paper in papers:
            for short in paper.defines:
                self._definers[short].append(paper)
            for long in dict.fromkeys(map(name_key, paper.defines.values())):
                self._spelling[long].append(paper)
            for key in paper.introduced:
                self._introducers[key].append(paper)

    def definers(self, short: str, /) -> Sequence[Definer]:
        """Papers that define the short form with this key."""
        return self._definers.get(short, ())

    def spelling(self, long: str, /) -> Sequence[Definer]:
        """Papers that define some short form by the long form with this key."""
        return self._spelling.get(long, ())

    def introducers(self, key: str, /) -> Sequence[Definer]:
        """Papers that introduce something under the name with this key."""
        return self._introducers.get(key, ())

    def is_introduced(self, key: str, /) -> bool:
        """Whether there is such a paper."""
        return key in self._introducers
