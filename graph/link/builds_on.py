"""BUILDS_ON: the citation-style edge, to the paper that introduces what this one compares with, extends or uses."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from citegraph.graph.link import Findings
from citegraph.graph.link.compares_with import compared
from citegraph.graph.model import Edge
from citegraph.graph.names import name_key
from citegraph.graph.resolve.entities import ByRoot
from citegraph.graph.resolve.readings import Reading

LATER = 1
"""A paper may be dated so many years before what it builds on: a preprint before the other's proceedings."""
_WAYS = ("extends", "compares with", "uses", "evaluates on")
_STRONG = _WAYS[:2]


@dataclass(frozen=True, slots=True)
class Origin:
    """A paper that introduces a thing."""

    paper: str
    year: int | None
    in_title: bool
    """Whether its title names the thing, which makes it likelier to be where the name comes from."""


Origins: TypeAlias = Callable[[str], Sequence[Origin]]
"""The papers that introduce a root, in the order of their ids."""


def builds_on(findings: Findings, entities: ByRoot, origins: Origins) -> Iterator[Edge]:
    """One edge to each paper that this one builds on, with everything that joins them.

    Where several papers introduce a name, the earliest counts, as far as years are known; those whose title has the
    name go before others of the same year; what is then still equal is kept.
    """
    year = findings.reading.work.paper.year
    ways: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for root, way in _ways(findings, entities):
        for origin in sources(origins(root), findings.id, year):
            ways[origin.paper].add((way, root))
    for paper, found in ways.items():
        yield _edge(findings.id, paper, found, entities)


def origins_in(reading: Reading) -> dict[str, bool]:
    """The roots that a paper introduces, each with whether its title names it."""
    title = name_key(reading.work.paper.title)
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for term, root in reading.introduced():
        keys[root].update(map(name_key, term.forms))
    return {root: any(key in title for key in found) for root, found in keys.items()}


def _ways(findings: Findings, entities: ByRoot) -> Iterator[tuple[str, str]]:
    """What the paper takes up, as root and how it does."""
    own = {root for _, root in findings.reading.introduced()}
    for root in compared(findings.reading, findings.claims):
        yield root, "compares with"
    for descent in findings.descents:
        if descent.variant in own and descent.base not in own:
            yield descent.base, "extends"
    for term, meaning in findings.reading.named():
        if meaning.root not in own and term.relation in ("method", "dataset"):
            is_data = entities[meaning.root].label == "Dataset"
            yield meaning.root, "evaluates on" if is_data else "uses"


def sources(origins: Sequence[Origin], paper: str, year: int | None) -> list[Origin]:
    """The origins that a paper of that year can mean."""
    possible = [
        origin
        for origin in origins
        if origin.paper != paper and (not year or not origin.year or origin.year <= year + LATER)
    ]
    earliest = min((origin.year for origin in possible if origin.year), default=None)
    first = [origin for origin in possible if origin.year == earliest]
    return [origin for origin in first if origin.in_title] or first


def _edge(source: str, paper: str, found: set[tuple[str, str]], entities: ByRoot) -> Edge:
    """The edge to one paper; that it uses a thing goes without saying where it does more with it."""
    more = {root for way, root in found if way in _STRONG}
    told = [(way, root) for way, root in found if way in _STRONG or root not in more]
    told.sort(key=lambda item: (_WAYS.index(item[0]), entities[item[1]].id))
    return Edge.model_construct(
        source=source,
        type="BUILDS_ON",
        target=paper,
        properties={
            "via": tuple(f"{way} {entities[root].name}" for way, root in told),
            "methods": tuple(dict.fromkeys(entities[root].id for _, root in told)),
        },
    )
