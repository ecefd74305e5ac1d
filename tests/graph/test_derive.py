from collections import Counter
from types import ModuleType

from hypothesis import given, settings
from hypothesis import strategies as st

from citegraph.graph.derive import derive, difference
from citegraph.graph.model import LINKS, Edge, Subgraph

MOST_PAPERS = 7


def graph_of(papers: ModuleType, records: object) -> Subgraph:
    return derive(records, lexicon=papers.LEXICON, table=papers.TABLE)


def applied(before: Subgraph, after: Subgraph) -> Subgraph:
    """What a store holds after it held `before` and was given the difference."""
    change = difference(before, after)
    nodes = {node.id: node for node in before.nodes if node.id not in change.removed_nodes}
    edges = {edge.key: edge for edge in before.edges if edge.key not in change.removed_edges}
    nodes |= {node.id: node for node in change.nodes}
    edges |= {edge.key: edge for edge in change.edges}
    return Subgraph.of(nodes, edges)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_the_graph_depends_on_the_set_of_papers_alone(papers: ModuleType, data: st.DataObject) -> None:
    records = data.draw(st.lists(papers.records(), max_size=MOST_PAPERS))
    shuffled = data.draw(st.permutations(records))
    repeated = data.draw(st.lists(st.sampled_from(records), max_size=3)) if records else []
    assert graph_of(papers, shuffled + repeated) == graph_of(papers, records)


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_papers_loaded_in_parts_removed_and_added_again_end_in_the_same_graph(
    papers: ModuleType, data: st.DataObject
) -> None:
    records = data.draw(st.lists(papers.records(), min_size=1, max_size=MOST_PAPERS))
    whole = graph_of(papers, records)
    cut = data.draw(st.integers(0, len(records)))
    part = applied(Subgraph(), graph_of(papers, records[:cut]))
    assert applied(part, whole) == whole
    assert applied(applied(whole, graph_of(papers, records[cut:])), whole) == whole
    assert difference(whole, whole).empty


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_every_edge_has_its_ends_and_every_fact_its_evidence(papers: ModuleType, data: st.DataObject) -> None:
    graph = graph_of(papers, data.draw(st.lists(papers.records(), max_size=MOST_PAPERS)))
    nodes = {node.id: node for node in graph.nodes}
    assert len(nodes) == len(graph.nodes)
    assert len({edge.key for edge in graph.edges}) == len(graph.edges)
    for edge in graph.edges:
        assert edge.source in nodes
        assert edge.target in nodes
        assert edge.source != edge.target
        if "start" in edge.properties and "surfaces" in edge.properties:
            paper = nodes[edge.paper or edge.source]
            text = str(paper.properties[str(edge.properties["field"])])
            written = text[int(str(edge.properties["start"])) : int(str(edge.properties["end"]))]
            assert written == edge.properties["surface"]


@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_every_node_but_papers_is_joined_to_something(papers: ModuleType, data: st.DataObject) -> None:
    graph = graph_of(papers, data.draw(st.lists(papers.records(), max_size=MOST_PAPERS)))
    joined = {end for edge in graph.edges for end in (edge.source, edge.target)}
    assert {node.id for node in graph.nodes if node.label != "Paper"} <= joined


def edges(graph: Subgraph, kind: str) -> list[Edge]:
    return [edge for edge in graph.edges if edge.type == kind]


def test_a_paper_changes_only_what_it_mentions(papers: ModuleType) -> None:
    old = [papers.record(f"Paper {n}", methods=[f"Method{n}X", f"Tool{n}Y"]) for n in range(200)]
    new = papers.record("A new paper", methods=["Method7X"], concepts=["continual learning"])
    before, after = graph_of(papers, old), graph_of(papers, [*old, new])
    change = difference(before, after)
    assert {node.id for node in change.nodes} == {"paper:a-new-paper", "concept:continual-learning"}
    assert {(e.source, e.type, e.target) for e in change.edges} == {
        ("paper:a-new-paper", "USES", "method:method7x"),
        ("paper:a-new-paper", "ABOUT", "concept:continual-learning"),
        ("paper:a-new-paper", "RELATED_TO", "paper:paper-7"),
        ("paper:paper-7", "RELATED_TO", "paper:a-new-paper"),
    }
    assert not change.removed_nodes
    assert not change.removed_edges


def test_links_are_made_whether_the_introducing_paper_comes_first_or_last(papers: ModuleType) -> None:
    origin = papers.record("FlashAttention: fast", introduces=["FlashAttention"])
    later = papers.record(
        "More", introduces=["Lean"], methods=["FlashAttention"], claims=[("ours", "better", "FlashAttention")]
    )
    for order in ([origin, later], [later, origin]):
        graph = graph_of(papers, order)
        assert Counter(edge.type for edge in graph.edges if edge.type in LINKS) == {
            "BUILDS_ON": 1, "COMPARES_WITH": 1, "OUTPERFORMS": 1, "RELATED_TO": 2,
        }  # fmt: skip
        (built,) = edges(graph, "BUILDS_ON")
        assert (built.source, built.target) == ("paper:more", "paper:flashattention-fast")
        assert built.properties["via"] == ("compares with FlashAttention",)
