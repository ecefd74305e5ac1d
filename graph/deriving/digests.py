"""Digests: what a derivation remembers of each paper, so that the next one need not read it again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from citegraph.graph.link import Findings
from citegraph.graph.link.builds_on import origins_in
from citegraph.graph.link.outperforms import Support, supports
from citegraph.graph.names import name_key, slug, text_key
from citegraph.graph.resolve.entities import ByRoot
from citegraph.graph.resolve.metadata import cited_by, named_in
from citegraph.graph.resolve.profiles import Said, said_by
from citegraph.graph.resolve.readings import Reading
from citegraph.graph.resolve.terms import PaperTerms


@dataclass(frozen=True, slots=True)
class Digest:
    """One paper: how it is told from others, what it defines, what it says of which root, and what links it makes."""

    id: str
    records: tuple[str, ...]
    """Keys of its records."""
    labels: frozenset[str]
    """What other records of the same paper, or papers whose ids read alike, have one of too."""
    ids: tuple[str, ...]
    year: int | None
    cites: tuple[str, ...]
    named: dict[str, list[str]]
    """The forms of its authors and its venue, by the ids of their nodes."""
    keys: frozenset[str]
    defines: dict[str, str]
    short_of: dict[str, str]
    introduced: frozenset[str]
    bare: dict[str, str]
    asked: frozenset[str] = frozenset()
    """Keys of the names whose senses its meanings depend on."""
    said: dict[str, Said] = field(default_factory=dict)
    """What it says of each root."""
    origins: dict[str, bool] = field(default_factory=dict)
    """The roots that it introduces, each with whether its title names it."""
    themes: tuple[str, ...] = ()
    descents: tuple[tuple[str, str], ...] = ()
    """Roots of variant and base, where it states that."""
    claimed: frozenset[str] = frozenset()
    """The roots that its claims are joined to."""
    supports: tuple[Support, ...] = ()

    @property
    def used(self) -> frozenset[str]:
        """The roots that an edge of this paper's ends at, or starts from."""
        told = (root for root, said in self.said.items() if said.labels)
        return frozenset((*told, *self.claimed, *(root for pair in self.descents for root in pair)))

    def entries(self) -> Iterator[str]:
        """Under what the paper is looked up."""
        for kind, keys in (
            ("label", self.labels),
            ("cites", self.cites),
            ("short", self.defines),
            ("long", map(name_key, self.defines.values())),
            ("introduces", self.introduced),
            ("asked", self.asked),
            ("root", self.said),
            ("origin", self.origins),
            ("theme", self.themes),
            ("stated", (pair_key(*pair) for pair in self.descents)),
            ("pair", (f"{support.winner}\t{support.loser}" for support in self.supports)),
        ):
            for key in keys:
                yield f"{kind}\t{key}"


def pair_key(one: str, other: str) -> str:
    """One key for two roots, in either order."""
    return "\t".join(sorted((one, other)))


def labels_of(titles: Iterable[str], ids: Iterable[str]) -> frozenset[str]:
    """All by which records may be found to be of one paper, or to need ids that differ."""
    found = set(ids)
    for title in titles:
        found |= {f"title:{text_key(title)}", f"slug:{slug(title)}"}
    return frozenset(found)


def digest_of(paper: PaperTerms) -> Digest:
    """What a paper defines and how it is told from others; not yet what its names mean."""
    work = paper.work
    return Digest(
        id=work.id,
        records=work.records,
        labels=labels_of((work.paper.title, *work.aliases), work.ids),
        ids=work.ids,
        year=work.paper.year,
        cites=cited_by(work),
        named=named_in(work),
        keys=paper.keys,
        defines=paper.defines,
        short_of={long: paper.short_of[long] for long in map(name_key, paper.defines.values())},
        introduced=paper.introduced,
        bare=paper.bare,
    )


def with_reading(digest: Digest, reading: Reading, themes: tuple[str, ...]) -> Digest:
    """The same with what the paper's names mean."""
    return replace(
        digest,
        asked=reading.asked,
        said=said_by(reading),
        origins=origins_in(reading),
        themes=themes,
    )


def with_findings(digest: Digest, findings: Findings, entities: ByRoot) -> Digest:
    """The same with what it claims and states of entities."""
    ends = (root for claim in findings.claims for root in (claim.subject, claim.baseline, *claim.datasets))
    return replace(
        digest,
        descents=tuple((descent.variant, descent.base) for descent in findings.descents),
        claimed=frozenset(filter(None, ends)),
        supports=tuple(supports(findings, entities)),
    )
