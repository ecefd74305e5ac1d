"""BUILDS_ON: the citation-style edge, to the paper that introduces what this one compares with, extends or uses."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from citegraph.graph.link import Findings
from citegraph.graph.link.compares_with import compared
from citegraph.graph.model import Edge
from citegraph.graph.names import name_key
from citegraph.graph.resolve.readings import Reading

LATER = 1
"""A paper may be dated so many years before what it builds on: a preprint before the other's proceedings."""
_WAYS = ("extends", "compares with", "uses", "evaluates on")
_STRONG = _WAYS[:2]


@dataclass(frozen=True, slots=True)
class _Origin:
    """A paper that introduces a thing."""

    paper: str
    year: int | None
    in_title: bool
    """Whether its title names the thing, which makes it likelier to be where the name comes from."""


def builds_on(findings: Findings) -> Iterator[Edge]:
    """One edge for each pair of papers, with everything that joins them.

    Where several papers introduce a name, the earliest counts, as far as years are known; those whose title has the
    name go before others of the same year; what is then still equal is kept.
    """
    origins = _origins(findings)
    for reading in findings.readings:
        ways: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for root, way in _ways(reading, findings):
            for origin in _sources(origins.get(root, ()), reading):
                ways[origin.paper].add((way, root))
        for paper, found in ways.items():
            yield _edge(reading, paper, found, findings)


def _origins(findings: Findings) -> Mapping[str, list[_Origin]]:
    """The papers that introduce each root."""
    origins: defaultdict[str, list[_Origin]] = defaultdict(list)
    for reading in findings.readings:
        paper = reading.work.paper
        title = name_key(paper.title)
        for root in dict.fromkeys(root for _, root in reading.introduced()):
            keys = {name_key(form) for term, own in reading.introduced() if own == root for form in term.forms}
            in_title = any(key in title for key in keys)
            origins[root].append(_Origin(reading.work.id, paper.year, in_title))
    return origins


def _ways(reading: Reading, findings: Findings) -> Iterator[tuple[str, str]]:
    """What the paper takes up, as root and how it does."""
    own = {root for _, root in reading.introduced()}
    for root in compared(reading, findings.claims[reading.work.id]):
        yield root, "compares with"
    for descent in findings.descents[reading.work.id]:
        if descent.variant in own and descent.base not in own:
            yield descent.base, "extends"
    for term, meaning in reading.named():
        if meaning.root not in own and term.relation in ("method", "dataset"):
            is_data = findings.entities[meaning.root].label == "Dataset"
            yield meaning.root, "evaluates on" if is_data else "uses"


def _sources(origins: Sequence[_Origin], reading: Reading) -> list[_Origin]:
    """The origins that the paper can mean."""
    year = reading.work.paper.year
    possible = [
        origin
        for origin in origins
        if origin.paper != reading.work.id and (not year or not origin.year or origin.year <= year + LATER)
    ]
    earliest = min((origin.year for origin in possible if origin.year), default=None)
    first = [origin for origin in possible if origin.year == earliest]
    return [origin for origin in first if origin.in_title] or first


def _edge(reading: Reading, paper: str, found: set[tuple[str, str]], findings: Findings) -> Edge:
    """The edge to one paper; that it uses a thing goes without saying where it does more with it."""
    more = {root for way, root in found if way in _STRONG}
    told = [(way, root) for way, root in found if way in _STRONG or root not in more]
    told.sort(key=lambda item: (_WAYS.index(item[0]), findings.entities[item[1]].id))
    return Edge.model_construct(
        source=reading.work.id,
        type="BUILDS_ON",
        target=paper,
        properties={
            "via": tuple(f"{way} {findings.entities[root].name}" for way, root in told),
            "methods": tuple(dict.fromkeys(findings.entities[root].id for _, root in told)),
        },
    )
