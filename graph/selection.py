"""The part of a graph that a view or an export is to show."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from citegraph.graph.model import Edge, EdgeType, Label, Node, Subgraph

CLAIM_EDGES: frozenset[EdgeType] = frozenset({"CLAIMS", "SUBJECT", "BASELINE", "ON"})
_NO_STEPS = CLAIM_EDGES | {"MENTIONS"}


def select(
    graph: Subgraph,
    *,
    focus: Iterable[str] | None = None,
    depth: int = 1,
    labels: Collection[Label] = (),
    types: Collection[EdgeType] = (),
    years: tuple[int, int] | None = None,
    min_confidence: float = 0.0,
) -> Subgraph:
    """The part of the graph that passes every filter given, in canonical order; without a filter, all of it.

    Args:
        graph: What to choose from.
        focus: Ids of nodes; only what is at most `depth` edges away from one of them, in any direction, stays. A claim
            is no step of its own: it comes with the paper that makes it, and brings what it is about; so does what a
            paper introduces. What a paper merely mentions is no step either.
        depth: 0 for the nodes in focus alone, with the edges and claims between them.
        labels: Only nodes with one of these labels.
        types: Only edges of one of these types.
        years: Only papers of these years, the first and the last included; a paper without a year is of none.
        min_confidence: Only facts at least so sure, from 0 to 1; links and metadata carry no confidence and stay.

    A node whose last edge a filter takes goes too, unless it is a paper or in focus; that nodes at the other end have
    another label takes no node away.
    """
    centre = frozenset(focus) if focus is not None else None
    nodes = {node.id: node for node in graph.nodes if not labels or node.label in labels}
    bare = nodes.keys() - set(_ends(e for e in graph.edges if e.source in nodes and e.target in nodes))
    nodes = {i: node for i, node in nodes.items() if years is None or _within(node, years)}
    nodes = {i: node for i, node in nodes.items() if _confidence(node) >= min_confidence}
    edges = [edge for edge in graph.edges if not types or edge.type in types]
    edges = [e for e in edges if e.source in nodes and e.target in nodes and _confidence(e) >= min_confidence]
    if centre is not None:
        near = _near(nodes, edges, centre=centre, depth=depth)
        nodes = {i: node for i, node in nodes.items() if i in near}
        edges = [edge for edge in edges if edge.source in near and edge.target in near]
    kept = {*_ends(edges), *(centre or ()), *bare}
    return Subgraph(nodes=tuple(n for n in nodes.values() if n.id in kept or n.label == "Paper"), edges=tuple(edges))


def _confidence(part: Node | Edge) -> float:
    confidence = part.properties.get("confidence", 1.0)
    return float(confidence) if isinstance(confidence, int | float) else 1.0


def _within(node: Node, years: tuple[int, int]) -> bool:
    year = node.properties.get("year")
    return node.label != "Paper" or (isinstance(year, int) and years[0] <= year <= years[1])


def _ends(edges: Iterable[Edge]) -> Iterator[str]:
    for edge in edges:
        yield edge.source
        yield edge.target


def _near(nodes: dict[str, Node], edges: Sequence[Edge], *, centre: frozenset[str], depth: int) -> set[str]:
    """Ids of the nodes within `depth` edges of the centre, papers with all that is their own."""
    claims = _claims(edges)
    steps: dict[str, set[str]] = defaultdict(set)
    for one, other in [(e.source, e.target) for e in edges if e.type not in _NO_STEPS]:
        steps[one].add(other)
        steps[other].add(one)
    for others in claims.values():
        for other in others:
            steps[other] |= others
    start = set(centre & nodes.keys())
    start |= {end for claim in start & claims.keys() for end in claims[claim]}
    found = _walk(start, steps, depth=depth)
    if depth:
        found |= _own(found, edges, claims)
    return found | {claim for claim, others in claims.items() if others <= found}


def _claims(edges: Iterable[Edge]) -> dict[str, set[str]]:
    """For each claim, what it joins: its paper, subjects, baselines and datasets."""
    joined: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.type in CLAIM_EDGES:
            claim, other = (edge.target, edge.source) if edge.type == "CLAIMS" else (edge.source, edge.target)
            joined[claim].add(other)
    return joined


def _own(found: set[str], edges: Iterable[Edge], claims: dict[str, set[str]]) -> set[str]:
    """What the papers found introduce, and what their claims are about."""
    introduced = {e.target for e in edges if e.type == "INTRODUCES" and e.source in found}
    claimed = (e.target for e in edges if e.type == "CLAIMS" and e.source in found)
    return introduced.union(*(claims[claim] for claim in claimed))


def _walk(start: set[str], steps: dict[str, set[str]], *, depth: int) -> set[str]:
    found = edge_of_known = set(start)
    for _ in range(depth):
        edge_of_known = {other for i in edge_of_known for other in steps[i]} - found
        found = found | edge_of_known
    return found
