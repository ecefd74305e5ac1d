"""A user's corrections, applied: names are read as the things that they mostly stand for."""

from citegraph.graph.corrections import Corrections, key_of
from citegraph.graph.names import name_key, text_key
from citegraph.graph.resolve.meanings import Meaning
from citegraph.graph.resolve.senses import Senses
from citegraph.graph.resolve.terms import PaperTerms, Term


class Rulings:
    """What the corrections make of the meanings that were found."""

    def __init__(self, corrections: Corrections, senses: Senses) -> None:
        def root(name: str) -> str:
            return senses.usual(key_of(name))

        self._none = corrections == Corrections()
        self._into = {root(merge.name): root(merge.into) for merge in corrections.merge}
        self._splits = [
            (key_of(split.name), root(split.name), frozenset(map(_paper_key, split.papers)), root(split.to))
            for split in corrections.split
        ]
        self.split_off = {root(split.to): split.to for split in corrections.split}
        """How things that were split off are called where no paper writes a name of their own."""
        self.names = {self.merged(root(rename.name)): rename.to for rename in corrections.rename}
        """How renamed things are called, by their roots."""

    @property
    def named(self) -> frozenset[str]:
        """The roots that may go by a name which no paper writes."""
        return frozenset((*self.split_off, *self.names))

    @property
    def told(self) -> tuple[object, ...]:
        """What the corrections come to: where papers make other things of the names in them, it differs."""
        return self._into, self._splits, self.split_off, self.names

    def ruled(self, paper: PaperTerms, term: Term, meaning: Meaning) -> Meaning:
        """The meaning as the corrections have it; they are certain."""
        if self._none:
            return meaning
        root = self.merged(self._split(paper, term, meaning.root))
        return meaning if root == meaning.root else Meaning(root, reason=f"{term.name}: as a correction says")

    def merged(self, root: str) -> str:
        """What a root was merged into; chains are followed, and a circle ends at its smallest."""
        seen = [root]
        while (root := self._into.get(root, root)) not in seen:
            seen.append(root)
        return min(seen[seen.index(root) :])

    def _split(self, paper: PaperTerms, term: Term, root: str) -> str:
        """What a name stands for in a paper for which it was split; the last split of it counts."""
        told = {_paper_key(name) for name in (paper.work.id, *paper.work.aliases, paper.work.paper.title)}
        keys = set(map(name_key, term.forms))
        for name, thing, papers, to in reversed(self._splits):
            if (name in keys or thing == root) and not told.isdisjoint(papers):
                return to
        return root


def _paper_key(paper: str) -> str:
    return text_key(paper.removeprefix("paper:"))
