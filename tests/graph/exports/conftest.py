"""What hypothesis draws where a test of an export asks for a graph: `@given(graph=...)`."""

from hypothesis import strategies as st

from citegraph.graph.model import Edge, EdgeKey, Node, Subgraph

# Every code point counts, the ones that no XML or UTF-8 can hold as well.
TEXT = st.text(st.characters(), max_size=12)
NUMBERS = st.one_of(st.booleans(), st.integers(-(2**70), 2**70), st.floats())
VALUES = st.one_of(TEXT, NUMBERS, st.lists(TEXT, max_size=3).map(tuple))
PROPERTIES = st.dictionaries(TEXT.filter(bool), VALUES, max_size=3)
LABELS = st.sampled_from(["Paper", "Method", "Dataset", "Concept", "Claim"])
TYPES = st.sampled_from(["USES", "ABOUT", "OUTPERFORMS", "BUILDS_ON"])


@st.composite
def graphs(draw: st.DrawFn) -> Subgraph:
    """A graph whose every text is hostile; ids are slugs, as resolution makes them."""
    count = draw(st.integers(0, 5))
    nodes = {
        f"node:{n}": Node(
            id=f"node:{n}",
            label=draw(LABELS),
            name=draw(TEXT),
            aliases=draw(st.lists(TEXT, max_size=2).map(tuple)),
            properties=draw(PROPERTIES),
        )
        for n in range(count)
    }
    ends = st.sampled_from(sorted(nodes)) if nodes else st.nothing()
    edges: dict[EdgeKey, Edge] = {}
    for _ in range(draw(st.integers(0, 6)) if nodes else 0):
        edge = Edge(
            source=draw(ends),
            type=draw(TYPES),
            target=draw(ends),
            paper=draw(st.sampled_from(["", "node:0"])),
            properties=draw(PROPERTIES),
        )
        edges[edge.key] = edge
    return Subgraph.of(nodes, edges)


st.register_type_strategy(Subgraph, graphs())
