"""What the first picture shows: which nodes, how large, under which label, tied how strongly."""

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log2, sqrt

from citegraph.graph.model import Edge, EdgeType, Label, Node, Subgraph
from citegraph.graph.views._forces import Tie
from citegraph.graph.views._layout import Box, Place, layout

JOINING: frozenset[EdgeType] = frozenset({"INTRODUCES", "USES", "EVALUATES_ON", "ABOUT", "COMPARES_WITH"})
"""Edges by which a paper touches an entity."""
CITING: frozenset[EdgeType] = frozenset({"BUILDS_ON", "CITES"})
STRENGTH: Mapping[EdgeType, float] = {
    "INTRODUCES": 2.0,
    "BUILDS_ON": 1.5,
    "VARIANT_OF": 1.2,
    "OUTPERFORMS": 1.0,
    "COMPARES_WITH": 1.0,
    "USES": 0.8,
    "EVALUATES_ON": 0.8,
    "ABOUT": 0.7,
    "CITES": 0.7,
}
"""How strongly an edge pulls its ends together; what is not here does not."""
FOLDED: frozenset[Label] = frozenset({"Claim", "Author", "Venue"})
"""Nodes that wait behind others: claims stand in the edges COMPARES_WITH and OUTPERFORMS, authors on the papers."""
SMALL = 70
"""A graph of at most so many nodes is shown whole."""
SHARED = 2
"""Papers that an entity must touch to be in the first picture of a larger graph."""
LARGE = 1000
"""A graph of more nodes is first shown in clusters."""
ROOM = 220
"""At most so many papers, and so many entities, stand in the first picture: more are a blot, not a map."""
HEAD = 26
LINE = 22
LINES = 2
CHARACTER = 6.2
LINE_HEIGHT = 14.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A node as it is drawn."""

    node: Node
    label: str
    """One or two lines."""
    radius: float
    place: Place | None
    """Where the first picture shows it; what that leaves out is placed beside its neighbours when it is unfolded."""
    weight: float
    """Importance, from which the order follows in which labels are given room."""


class Picture:
    """The graph as it is drawn."""

    def __init__(self, graph: Subgraph, *, focus: Iterable[str] = ()) -> None:
        self.graph = graph
        self._focus = frozenset(focus)

    @cached_property
    def papers(self) -> Mapping[str, int]:
        """For each entity, how many papers touch it; for each paper, how many build on it or cite it."""
        touched: dict[str, set[str]] = defaultdict(set)
        for edge in self.graph.edges:
            if edge.type in JOINING or edge.type in CITING:
                touched[edge.target].add(edge.source)
        return {i: len(papers) for i, papers in touched.items()}

    @cached_property
    def first(self) -> frozenset[str]:
        """Ids of the nodes in the first picture: papers, what two of them share, and what beats what."""
        candidates = {node.id: node for node in self.graph.nodes if node.label not in FOLDED}
        if len(candidates) <= SMALL:
            return frozenset(candidates)
        rivals = {end for edge in self.graph.edges if edge.type == "OUTPERFORMS" for end in (edge.source, edge.target)}
        shared = {i for i in candidates if self.papers.get(i, 0) >= SHARED} | rivals
        entities = self._most(shared - {i for i, node in candidates.items() if node.label == "Paper"}, self.papers)
        touching = Counter(e.source for e in self.graph.edges if e.type in JOINING and e.target in entities)
        papers = self._most({i for i, node in candidates.items() if node.label == "Paper"}, touching)
        return frozenset(entities | papers | self._focus & candidates.keys())

    @property
    def whole(self) -> bool:
        """Whether the first picture leaves nothing out but what waits behind others."""
        return len(self.first) == self._size

    @property
    def large(self) -> bool:
        """Whether the graph is so large that a selection says little about it."""
        return self._size > LARGE

    @cached_property
    def _size(self) -> int:
        return sum(node.label not in FOLDED for node in self.graph.nodes)

    @staticmethod
    def _most(ids: Iterable[str], by: Mapping[str, int]) -> set[str]:
        """The foremost of the ids, as many as the picture has room for."""
        return set(sorted(ids, key=lambda i: (-by.get(i, 0), i))[:ROOM])

    @cached_property
    def drawn(self) -> list[Drawn]:
        """Every node, in the graph's order."""
        places = self._places()
        return [
            Drawn(
                node=node,
                label=label(node),
                radius=self.radius(node),
                place=places.get(node.id),
                weight=self.weight(node),
            )
            for node in self.graph.nodes
        ]

    def weight(self, node: Node) -> float:
        """Importance, from which the order follows in which labels are given room."""
        own = self.papers.get(node.id, 0)
        return own + (100 if node.id in self._focus else 2 if node.label == "Paper" else 0)

    def radius(self, node: Node) -> float:
        """How large the node is drawn: the more papers touch it, the larger."""
        if node.label in FOLDED:
            return 5.0
        base = 7.5 if node.label == "Paper" else 4.5
        return round(min(base + 2.4 * sqrt(self.papers.get(node.id, 0)), 24.0), 1)

    def _places(self) -> dict[str, Place]:
        shown = [node for node in self.graph.nodes if node.id in self.first]
        number = {node.id: n for n, node in enumerate(shown)}
        places = layout([self._box(node) for node in shown], self.ties(number))
        return {node.id: place for node, place in zip(shown, places, strict=True)}

    def _box(self, node: Node) -> Box:
        """Room for the node with its label below, and as much above, so that the middle stays the node's."""
        lines = label(node).split("\n")
        radius = self.radius(node)
        width = max(len(line) for line in lines) * CHARACTER
        return Box(max(width, 2 * radius), 2 * radius + LINE_HEIGHT * len(lines) + 4)

    def ties(self, number: Mapping[str, int]) -> list[Tie]:
        """What pulls the nodes together that `number` numbers by their ids, one tie for a pair."""
        strongest: dict[tuple[int, int], float] = {}
        for edge in self.graph.edges:
            if edge.source in number and edge.target in number and edge.type in STRENGTH:
                pair = number[edge.source], number[edge.target]
                strongest[pair] = max(strongest.get(pair, 0.0), self._pull(edge))
        return [Tie(a, b, weight) for (a, b), weight in sorted(strongest.items()) if a != b]

    def _pull(self, edge: Edge) -> float:
        """What many papers share says little about where one of them belongs."""
        return STRENGTH[edge.type] / log2(2 + self.papers.get(edge.target, 0))


def label(node: Node) -> str:
    """The node's name as the picture writes it: a paper by the head of its title, all else in at most two lines.

    >>> label(Node(id="x", label="Paper", name="FlashAttention-2: Faster Attention with Better Parallelism"))
    'FlashAttention-2'
    >>> label(Node(id="x", label="Paper", name="The Unreasonable Effectiveness of Recurrent Networks"))
    'The Unreasonable…'
    """
    name = " ".join(node.name.split()) or node.id
    if node.label == "Paper":
        head = name.partition(": ")[0]
        return head if len(head) <= HEAD else f"{textwrap.wrap(name, LINE - 1, break_on_hyphens=False)[0]}…"
    lines = textwrap.wrap(name, LINE, break_on_hyphens=False)
    return "\n".join(lines) if len(lines) <= LINES else f"{lines[0]}\n{lines[1].rstrip('.,:;')}…"
