"""What in a graph a person should look at: suspicious merges and splits, hubs, orphans, contradictions."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, permutations
from typing import Literal, TypeAlias

from citegraph.graph.model import Edge, EdgeType, Node, Subgraph, Value
from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.marks import can_be_one, is_version
from citegraph.graph.names.short_forms import can_abbreviate, looks_short
from citegraph.wording import many

FindingKind: TypeAlias = Literal["merge", "split", "sense", "introduced twice", "conflict", "hub", "orphan"]

HUB_PAPERS = 50
"""So many papers at least join a hub,"""
HUB_SHARE = 0.25
"""and at least this part of all."""
UNSURE = 0.7
"""Senses below this confidence are worth a look."""
SHORTEST_ALIKE = 8
"""Characters of the shortest names that one letter's difference makes suspicious."""
_NAMED: tuple[EdgeType, ...] = ("INTRODUCES", "USES", "EVALUATES_ON", "ABOUT")


class Finding(Value):
    """Something to look at, and what to do if it is wrong."""

    kind: FindingKind
    about: tuple[str, ...]
    """Ids of the nodes concerned."""
    message: str
    """What is remarkable, in one sentence without a full stop."""
    hint: str
    """The command that mends it, or that shows more."""


class _Graph:
    """The parts of a graph that several checks need."""

    def __init__(self, graph: Subgraph, lexicon: Lexicon | None) -> None:
        self._lexicon = lexicon
        self.nodes = {node.id: node for node in graph.nodes}
        self.edges: defaultdict[EdgeType, list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            self.edges[edge.type].append(edge)

    @cached_property
    def entities(self) -> list[Node]:
        """Methods, datasets and concepts."""
        return [node for node in self.nodes.values() if node.label in ("Method", "Dataset", "Concept")]

    @cached_property
    def papers_of(self) -> Mapping[str, set[str]]:
        """The papers that name each entity."""
        papers: defaultdict[str, set[str]] = defaultdict(set)
        for edge_type in _NAMED:
            for edge in self.edges[edge_type]:
                papers[edge.target].add(edge.source)
        return papers

    def papers_writing(self, form: str, node_id: str) -> list[str]:
        """The papers that call the entity so; all that name it where none does."""
        edges = [edge for edge_type in _NAMED for edge in self.edges[edge_type] if edge.target == node_id]
        writing = {edge.source for edge in edges if form in _surfaces(edge)}
        return sorted(writing or {edge.source for edge in edges})

    def name(self, node_id: str) -> str:
        """What the node is called."""
        return self.nodes[node_id].name

    def known_as_one(self, one: str, other: str) -> bool:
        """Whether the lexicon holds the two names together."""
        entry = self._lexicon.find(one) if self._lexicon else None
        return entry is not None and self._lexicon is not None and self._lexicon.find(other) is entry


def find(graph: Subgraph, *, lexicon: Lexicon | None = None) -> list[Finding]:
    """Everything in the graph that a person should look at, in a fixed order: by kind as listed, then by id.

    Names that the lexicon holds together are no suspicious merge.
    """
    parts = _Graph(graph, lexicon)
    return [finding for check in _CHECKS for finding in sorted(check(parts), key=lambda found: found.about)]


def _merges(graph: _Graph) -> Iterator[Finding]:
    """Entities with two names of which one is not known to stand for the other."""
    for node in graph.entities:
        for alias in node.aliases:
            if not can_be_one(alias, node.name) and not graph.known_as_one(alias, node.name):
                yield Finding(
                    kind="merge",
                    about=(node.id,),
                    message=f"{node.name!r} and {alias!r} are one node, although they differ in version or size",
                    hint=_split(alias, graph.papers_writing(alias, node.id)),
                )
                break


def _splits(graph: _Graph) -> Iterator[Finding]:
    """Entities that may be one: a short form and what it may abbreviate, or names that differ by one letter."""
    for one, other, reason in sorted({*_short_and_long(graph), *_one_letter_apart(graph)}):
        yield Finding(
            kind="split",
            about=(one, other),
            message=f"{graph.name(one)!r} and {graph.name(other)!r} may be one thing: {reason}",
            hint=f"citegraph merge {_quoted(graph.name(one))} {_quoted(graph.name(other))}",
        )


def _short_and_long(graph: _Graph) -> Iterator[tuple[str, str, str]]:
    """Short and long forms that one paper introduces as two things."""
    introduced: defaultdict[str, list[Node]] = defaultdict(list)
    for edge in graph.edges["INTRODUCES"]:
        introduced[edge.source].append(graph.nodes[edge.target])
    for nodes in introduced.values():
        for short, long in permutations(nodes, 2):
            if looks_short(short.name) and can_abbreviate(short.name, long.name):
                yield short.id, long.id, "a paper introduces both, and the one can abbreviate the other"


def _one_letter_apart(graph: _Graph) -> Iterator[tuple[str, str, str]]:
    """Long names of which one has a letter more, less or other; digits and marks of versions aside."""
    found: defaultdict[str, list[Node]] = defaultdict(list)
    for node in graph.entities:
        key = name_key(node.name)
        if len(key) >= SHORTEST_ALIKE and not looks_short(node.name):
            less = {key[:place] + key[place + 1 :] for place, letter in enumerate(key) if letter.isalpha()}
            for signature in {key, *less}:
                found[signature].append(node)
    for nodes in found.values():
        for one, other in pairwise(nodes):
            keys = sorted((name_key(one.name), name_key(other.name)), key=len)
            if keys[0] != keys[1] and not is_version(keys[1].removeprefix(keys[0])):
                low, high = sorted((one.id, other.id))
                yield low, high, "their names differ by one letter"


def _senses(graph: _Graph) -> Iterator[Finding]:
    """Short forms whose meaning in a paper was hard to tell."""
    for edge_type in _NAMED:
        for edge in graph.edges[edge_type]:
            if float(str(edge.properties.get("sense_confidence", 1.0))) < UNSURE:
                sense, paper = edge.properties["sense"], graph.name(edge.source)
                yield Finding(
                    kind="sense",
                    about=(edge.target, edge.source),
                    message=f"in {paper!r} a short form was taken to mean {sense}",
                    hint=_split(str(edge.properties["surface"]), [edge.source]),
                )


def _introduced_twice(graph: _Graph) -> Iterator[Finding]:
    """Names that several papers introduce as their own."""
    papers: defaultdict[str, list[str]] = defaultdict(list)
    for edge in graph.edges["INTRODUCES"]:
        papers[edge.target].append(edge.source)
    for target, sources in papers.items():
        if len(sources) > 1:
            titles = "; ".join(repr(graph.name(source)) for source in sorted(sources))
            yield Finding(
                kind="introduced twice",
                about=(target, *sorted(sources)),
                message=f"{graph.name(target)!r} is introduced by {len(sources)} papers: {titles}",
                hint=_split(graph.name(target), sorted(sources)[1:]),
            )


def _conflicts(graph: _Graph) -> Iterator[Finding]:
    """Pairs of methods of which papers claim that either is better."""
    pairs = {(edge.source, edge.target): edge for edge in graph.edges["OUTPERFORMS"]}
    for (one, other), edge in pairs.items():
        if one < other and (back := pairs.get((other, one))):
            yield Finding(
                kind="conflict",
                about=(one, other),
                message=f"{graph.name(one)!r} beats {graph.name(other)!r} in {_claims(edge)}, and is beaten in "
                f"{back.properties['claims']}",
                hint=f"citegraph query what-beats -p method={_quoted(graph.name(one))}",
            )


def _claims(edge: Edge) -> str:
    return many(int(str(edge.properties["claims"])), "claim")


def _hubs(graph: _Graph) -> Iterator[Finding]:
    """Entities that so many papers name that they tell nothing about any of them."""
    papers = sum(node.label == "Paper" for node in graph.nodes.values())
    for node_id, found in graph.papers_of.items():
        if len(found) >= max(HUB_PAPERS, HUB_SHARE * papers):
            yield Finding(
                kind="hub",
                about=(node_id,),
                message=f"{graph.name(node_id)!r} is named by {len(found)} of {papers} papers",
                hint=f"citegraph show {node_id}",
            )


def _orphans(graph: _Graph) -> Iterator[Finding]:
    """Papers in which nothing was found."""
    facts = Counter(edge.source for edge_type in _NAMED for edge in graph.edges[edge_type])
    for node in graph.nodes.values():
        if node.label == "Paper" and not facts[node.id]:
            missing = "" if node.properties.get("abstract") else ", which has no abstract"
            yield Finding(
                kind="orphan",
                about=(node.id,),
                message=f"nothing was found in {node.name!r}{missing}",
                hint=f"citegraph show {node.id}",
            )


_CHECKS: Sequence[Callable[[_Graph], Iterable[Finding]]] = (
    _merges, _splits, _senses, _introduced_twice, _conflicts, _hubs, _orphans,
)  # fmt: skip


def _surfaces(edge: Edge) -> tuple[str, ...]:
    surfaces = edge.properties.get("surfaces", ())
    return surfaces if isinstance(surfaces, tuple) else ()


def _split(name: str, papers: Iterable[str]) -> str:
    return f"citegraph split {_quoted(name)} {' '.join(f'--paper {paper}' for paper in papers)} --to 'ANOTHER NAME'"


def _quoted(name: str) -> str:
    """The name as a shell takes it for one word."""
    return name if name.replace("-", "").isalnum() else "'" + name.replace("'", "'\\''") + "'"
