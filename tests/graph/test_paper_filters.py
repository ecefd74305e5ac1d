from citegraph.graph.model import Edge, EdgeType, Node, PropertyValue, Subgraph
from citegraph.graph.paper_filters import papers_joined, restricted, supported

LABELS = {"paper": "Paper", "method": "Method", "claim": "Claim", "concept": "Concept"}


def graph(*edges: tuple[str, EdgeType, str], paper: str = "", **properties: PropertyValue) -> Subgraph:
    nodes = {i: Node(id=i, label=LABELS[i.partition(":")[0]], name=i) for a, _, b in edges for i in (a, b)}
    made = [Edge(source=a, type=kind, target=b, paper=paper, properties=properties) for a, kind, b in edges]
    return Subgraph.of(nodes, {edge.key: edge for edge in made})


def joined(*graphs: Subgraph) -> Subgraph:
    nodes = {node.id: node for one in graphs for node in one.nodes}
    return Subgraph.of(nodes, {edge.key: edge for one in graphs for edge in one.edges})


def ids(part: Subgraph) -> set[str]:
    return {node.id for node in part.nodes}


CLAIMED = graph(
    ("paper:a", "CLAIMS", "claim:1"),
    ("claim:1", "SUBJECT", "method:new"),
    ("claim:1", "BASELINE", "method:old"),
    ("paper:b", "USES", "method:old"),
)


def test_a_paper_that_goes_takes_its_claims_and_what_only_it_speaks_for() -> None:
    assert ids(restricted(CLAIMED, {"paper:b"})) == {"paper:b", "method:old"}
    assert restricted(CLAIMED, {"paper:a", "paper:b"}) == CLAIMED


def test_a_fact_between_entities_goes_with_the_paper_that_states_it() -> None:
    stated = graph(("method:new", "VARIANT_OF", "method:old"), paper="paper:a")
    assert ids(restricted(joined(CLAIMED, stated), {"paper:b"})) == {"paper:b", "method:old"}


def test_a_link_between_methods_stays_as_long_as_one_paper_supports_it() -> None:
    link = graph(("method:new", "OUTPERFORMS", "method:old"), paper_ids=("paper:a", "paper:b"))
    both = joined(CLAIMED, link)
    assert ids(restricted(both, {"paper:b"})) == {"paper:b", "method:old", "method:new"}
    assert ids(restricted(both, set())) == set()


def test_what_no_paper_states_keeps_nothing_by_itself() -> None:
    by_name = graph(("method:new", "VARIANT_OF", "method:old"), rule="name")
    assert restricted(joined(CLAIMED, by_name), set()) == Subgraph()
    assert ids(restricted(joined(CLAIMED, by_name), {"paper:b"})) == {"paper:b", "method:old"}
    assert restricted(joined(CLAIMED, by_name), {"paper:a", "paper:b"}) == joined(CLAIMED, by_name)


def test_support_counts_the_papers_that_name_a_thing() -> None:
    part = supported(CLAIMED, 2)
    assert ids(part) == {"paper:a", "paper:b", "method:old"}
    assert [edge.source for edge in part.edges] == ["paper:b"]


def test_support_of_a_link_counts_the_papers_that_are_there() -> None:
    named = graph(
        ("paper:a", "USES", "method:new"), ("paper:b", "USES", "method:new"), ("paper:a", "USES", "method:old")
    )
    link = graph(("method:new", "OUTPERFORMS", "method:old"), paper_ids=("paper:a", "paper:gone"))
    assert "OUTPERFORMS" not in {edge.type for edge in supported(joined(CLAIMED, named, link), 2).edges}


def test_papers_are_chosen_by_the_edges_of_the_types_asked_for() -> None:
    part = graph(("paper:a", "USES", "method:m"), ("paper:b", "ABOUT", "method:m"))
    assert papers_joined(part, {"method:m"}) == {"paper:a", "paper:b"}
    assert papers_joined(part, {"method:m"}, types=["ABOUT"]) == {"paper:b"}
