"""What a choice of papers leaves of a graph: their claims, and the entities and links that they speak for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from citegraph.graph.model import Edge, EdgeType, Node, Subgraph

ABOUT: frozenset[EdgeType] = frozenset({"ABOUT"})
NAMING: frozenset[EdgeType] = frozenset({"INTRODUCES", "USES", "EVALUATES_ON", "ABOUT", "COMPARES_WITH"})
"""Edges from a paper to what it names."""
ENTITIES = frozenset({"Method", "Dataset", "Concept"})


def papers_joined(graph: Subgraph, entities: Collection[str], *, types: Collection[EdgeType] = NAMING) -> set[str]:
    """Ids of the papers that an edge of these types joins to any of the entities, given by id."""
    return {edge.source for edge in graph.edges if edge.type in types and edge.target in entities}


def papers_of_years(graph: Subgraph, years: tuple[int, int]) -> set[str]:
    """Ids of the papers of these years, the first and the last included; a paper without a year is of none."""
    return {node.id for node in graph.nodes if node.label == "Paper" and _within(node, years)}


def restricted(graph: Subgraph, papers: Collection[str]) -> Subgraph:
    """The graph that these papers, given by id, speak for: every other paper goes, with its claims and its facts.

    A method, dataset, concept, author or venue stays where something of these papers still leads to it, and a link
    between two methods where at least one of these papers supports it.
    """
    gone = {n.id for n in graph.nodes if n.label == "Paper" and n.id not in papers}
    gone |= {e.target for e in graph.edges if e.type == "CLAIMS" and e.source in gone}
    edges = [e for e in graph.edges if not {e.source, e.target, e.paper} & gone and _spoken_for(e, papers)]
    # What only a name shows, that one thing is a variant of another, keeps neither of them by itself.
    stated = (e for e in edges if e.paper or _supporters(e) or e.source in papers or _is_claim(e))
    kept = set(_ends(stated))
    edges = [edge for edge in edges if edge.source in kept and edge.target in kept]
    return Subgraph.model_construct(
        nodes=tuple(n for n in graph.nodes if n.id in kept or (n.label == "Paper" and n.id not in gone)),
        edges=tuple(edges),
    )


def supported(graph: Subgraph, least: int) -> Subgraph:
    """The graph without the methods, datasets and concepts that fewer of its papers name.

    Links between methods that fewer of its papers support go too, and claims that lose what they are about.
    """
    naming = _naming_papers(graph)
    bare = {node.id for node in graph.nodes if node.label in ENTITIES and len(naming[node.id]) < least}
    bare |= {edge.source for edge in graph.edges if edge.type in {"SUBJECT", "BASELINE"} and edge.target in bare}
    papers = {node.id for node in graph.nodes if node.label == "Paper"}
    edges = [
        edge
        for edge in graph.edges
        if not {edge.source, edge.target} & bare
        and (edge.type != "OUTPERFORMS" or len(papers.intersection(_supporters(edge))) >= least)
    ]
    return Subgraph.model_construct(nodes=tuple(n for n in graph.nodes if n.id not in bare), edges=tuple(edges))


def _within(node: Node, years: tuple[int, int]) -> bool:
    year = node.properties.get("year")
    return isinstance(year, int) and years[0] <= year <= years[1]


def _is_claim(edge: Edge) -> bool:
    return edge.type in {"SUBJECT", "BASELINE", "ON"}


def _spoken_for(edge: Edge, papers: Collection[str]) -> bool:
    supporters = _supporters(edge)
    return not supporters or any(paper in papers for paper in supporters)


def _supporters(edge: Edge) -> tuple[str, ...]:
    """Ids of the papers whose claims an OUTPERFORMS edge sums up; of any other edge none."""
    papers = edge.properties.get("paper_ids", ())
    return papers if edge.type == "OUTPERFORMS" and isinstance(papers, tuple) else ()


def _naming_papers(graph: Subgraph) -> defaultdict[str, set[str]]:
    """For each entity the papers that name it, in their own words or as what a claim is about."""
    claimants = {edge.target: edge.source for edge in graph.edges if edge.type == "CLAIMS"}
    naming: defaultdict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.type in NAMING or edge.type == "MENTIONS":
            naming[edge.target].add(edge.source)
        elif edge.source in claimants:
            naming[edge.target].add(claimants[edge.source])
        elif edge.paper:
            naming[edge.source].add(edge.paper)
            naming[edge.target].add(edge.paper)
    return naming


def _ends(edges: Iterable[Edge]) -> Iterator[str]:
    for edge in edges:
        yield edge.source
        yield edge.target
