"""The part of a graph that a view or an export is to show."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from citegraph.graph.model import Edge, EdgeType, Label, Node, Subgraph
from citegraph.graph.paper_filters import papers_of_years, restricted

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
        years: Only papers of these years, the first and the last included, and what they speak for.
        min_confidence: Only facts at least so sure, from 0 to 1; links and metadata carry no confidence and stay.

    A node whose last edge a filter takes goes too, unless it is a paper or in focus; that nodes at the other end have
    another label takes no node away.
    """
    part = _sure(graph, types=types, min_confidence=min_confidence) if types or min_confidence else graph
    part = restricted(part, papers_of_years(part, years)) if years else part
    if focus is not None:
        centre = frozenset(focus)
        # What a fact that is not sure enough alone joined is still what was asked for.
        nodes = {node.id: node for node in part.nodes}
        nodes |= {node.id: node for node in graph.nodes if node.id in centre and node.label not in {"Paper", "Claim"}}
        part = _induced(nodes.values(), part.edges, _near(nodes.keys(), part.edges, centre=centre, depth=depth))
    return _labelled(part, labels) if labels else part


def _sure(graph: Subgraph, *, types: Collection[EdgeType], min_confidence: float) -> Subgraph:
    """The graph without edges and nodes of other types or less sure, and what they alone held."""
    nodes = [node for node in graph.nodes if _confidence(node) >= min_confidence]
    known = {node.id for node in nodes}
    edges = [edge for edge in graph.edges if not types or edge.type in types]
    edges = [e for e in edges if e.source in known and e.target in known and _confidence(e) >= min_confidence]
    kept = {*_ends(edges), *(known - set(_ends(graph.edges)))}
    return Subgraph.model_construct(
        nodes=tuple(n for n in nodes if n.id in kept or n.label == "Paper"), edges=tuple(edges)
    )


def _induced(nodes: Iterable[Node], edges: Iterable[Edge], kept: Collection[str]) -> Subgraph:
    return Subgraph.model_construct(
        nodes=tuple(sorted((node for node in nodes if node.id in kept), key=lambda node: node.id)),
        edges=tuple(edge for edge in edges if edge.source in kept and edge.target in kept),
    )


def _labelled(graph: Subgraph, labels: Collection[Label]) -> Subgraph:
    return _induced(graph.nodes, graph.edges, {node.id for node in graph.nodes if node.label in labels})


def _confidence(part: Node | Edge) -> float:
    confidence = part.properties.get("confidence", 1.0)
    return float(confidence) if isinstance(confidence, int | float) else 1.0


def _ends(edges: Iterable[Edge]) -> Iterator[str]:
    for edge in edges:
        yield edge.source
        yield edge.target


def _near(nodes: AbstractSet[str], edges: Sequence[Edge], *, centre: frozenset[str], depth: int) -> set[str]:
    """Ids of the nodes within `depth` edges of the centre, papers with all that is their own."""
    claims = _claims(edges)
    steps: dict[str, set[str]] = defaultdict(set)
    for one, other in [(e.source, e.target) for e in edges if e.type not in _NO_STEPS]:
        steps[one].add(other)
        steps[other].add(one)
    for others in claims.values():
        for other in others:
            steps[other] |= others
    start = set(centre & nodes)
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
