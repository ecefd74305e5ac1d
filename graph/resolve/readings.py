"""Papers with what each of their names stands for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from citegraph.graph.names import name_key
from citegraph.graph.resolve.meanings import Meaning, Meanings
from citegraph.graph.resolve.rulings import Rulings
from citegraph.graph.resolve.terms import PaperTerms, Term
from citegraph.graph.resolve.works import Work


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One paper's terms with their meanings."""

    paper: PaperTerms
    meanings: tuple[Meaning, ...]
    """In the order of the terms."""
    roots: Mapping[str, str]
    """What each form stands for in this paper: a root by the form's key."""
    asked: frozenset[str] = frozenset()
    """Keys of the names whose senses, as all papers together define them, the meanings depend on."""

    @property
    def work(self) -> Work:
        """The paper itself."""
        return self.paper.work

    def named(self) -> Iterator[tuple[Term, Meaning]]:
        """Each term with its meaning."""
        return zip(self.paper.terms, self.meanings, strict=True)

    def introduced(self) -> Iterator[tuple[Term, str]]:
        """The terms that the paper introduces, with their roots, in the order of the facts."""
        return ((term, meaning.root) for term, meaning in self.named() if term.relation == "introduces")


def read_paper(paper: PaperTerms, meanings: Meanings, rulings: Rulings) -> Reading:
    """What the names of a paper stand for."""
    found = tuple(rulings.ruled(paper, term, meanings.of(paper, term)) for term in paper.terms)
    return Reading(paper, found, _roots(paper, found), meanings.asked())


def _roots(paper: PaperTerms, meanings: tuple[Meaning, ...]) -> dict[str, str]:
    roots: dict[str, str] = {}
    for term, meaning in zip(paper.terms, meanings, strict=True):
        for form in term.forms:
            roots.setdefault(name_key(form), meaning.root)
    for short, long in paper.long_of.items():
        if root := roots.get(name_key(long)) or roots.get(short):
            roots.setdefault(short, root)
            roots.setdefault(name_key(long), root)
    return roots
