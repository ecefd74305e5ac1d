"""Disjoint groups that grow by joining their members (union-find, Tarjan 1975)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Member = TypeVar("Member")


class Unions(Generic[Member]):
    """Groups of members; which members are joined decides the groups, the order of joining does not.

    >>> unions = Unions("abcd")
    >>> unions.join("a", "c")
    >>> unions.groups()
    [['a', 'c'], ['b'], ['d']]
    """

    def __init__(self, members: Iterable[Member] = ()) -> None:
        self._parent: dict[Member, Member] = {member: member for member in members}

    def root(self, member: Member) -> Member:
        """The member that stands for the group; which one that is depends on the order of joining."""
        parent = self._parent.setdefault(member, member)
        while parent != (above := self._parent[parent]):
            self._parent[member] = parent = above
        return parent

    def join(self, one: Member, other: Member) -> None:
        """Make the groups of both one group."""
        self._parent[self.root(other)] = self.root(one)

    def groups(self) -> list[list[Member]]:
        """All groups, members in the order in which they were named first."""
        groups: defaultdict[Member, list[Member]] = defaultdict(list)
        for member in self._parent:
            groups[self.root(member)].append(member)
        return list(groups.values())
