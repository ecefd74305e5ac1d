"""What hypothesis draws where a test asks for a graph (`@given(graph=...)`), and a small readable graph."""

import io
from collections.abc import Callable

import pytest
from hypothesis import strategies as st

from citegraph.graph.exports import EXPORTS, Provenance
from citegraph.graph.model import Edge, EdgeKey, Node, PropertyValue, Subgraph

# Every code point counts, the ones that no XML or UTF-8 can hold as well.
TEXT = st.text(st.characters(), max_size=12)
NUMBERS = st.one_of(st.booleans(), st.integers(-(2**70), 2**70), st.floats())
VALUES = st.one_of(TEXT, NUMBERS, st.lists(TEXT, max_size=3).map(tuple))
# networkx passes attributes on by name, where its own parameter is called so.
PROPERTIES = st.dictionaries(TEXT.filter(lambda name: name not in ("", "self")), VALUES, max_size=3)
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


def written(name: str, graph: Subgraph, command: str = "") -> str:
    """What the format called `name` writes, as text."""
    out = io.BytesIO()
    EXPORTS.get(name).write(graph, out, provenance=Provenance(command))
    return out.getvalue().decode()


@pytest.fixture(scope="session")
def write() -> Callable[..., str]:
    """Writes a graph in the format of a name and returns the text."""
    return written


CLAIM: dict[str, PropertyValue] = {
    "outcome": "better",
    "metric": "speed",
    "value": "2.6x",
    "number": 2.6,
    "unit": "factor",
    "subject": "Lean Attention",
    "baseline": "FlashAttention-2",
    "named": True,
    "sentence": "Lean Attention is 2.6x faster than FlashAttention-2 | 100% & more.",
    "field": "abstract",
    "start": 10,
    "paper": "paper:lean",
}


@pytest.fixture(scope="session")
def readable() -> Subgraph:
    """Three papers, one of which beats what another introduces."""
    nodes = [
        Node(id="paper:flash-2", label="Paper", name="FlashAttention-2: Better Parallelism", properties={"year": 2023}),
        Node(
            id="paper:lean",
            label="Paper",
            name="Lean Attention: Streams & Tiles",
            properties={
                "year": 2024,
                "authors": ("Rya Sanovar", "van der Berg, Jan"),
                "venue": "MLSys",
                "doi": "10.1000/lean_1",
                "url": "https://example.org/lean",
                "abstract": "We stream.",
            },
        ),
        Node(id="paper:old", label="Paper", name="Tiles", properties={"arxiv_id": "2001.00001"}),
        Node(id="method:flashattention-2", label="Method", name="FlashAttention-2", aliases=("FA2", "a;b")),
        Node(id="method:lean-attention", label="Method", name="Lean Attention"),
        Node(id="claim:1", label="Claim", name="Lean Attention better than FlashAttention-2", properties=CLAIM),
    ]
    edges = [
        Edge(
            source="paper:flash-2", type="INTRODUCES", target="method:flashattention-2", properties={"sentence": "New."}
        ),
        Edge(source="paper:lean", type="USES", target="method:flashattention-2", properties={"role": "baseline"}),
        Edge(
            source="paper:lean",
            type="BUILDS_ON",
            target="paper:flash-2",
            properties={"via": ("uses FlashAttention-2",)},
        ),
        Edge(source="paper:flash-2", type="BUILDS_ON", target="paper:old", properties={"via": ("uses tiles",)}),
        Edge(source="paper:lean", type="CLAIMS", target="claim:1"),
        Edge(source="claim:1", type="SUBJECT", target="method:lean-attention"),
        Edge(source="claim:1", type="BASELINE", target="method:flashattention-2"),
        Edge(
            source="method:lean-attention",
            type="OUTPERFORMS",
            target="method:flashattention-2",
            properties={"claims": 3},
        ),
    ]
    return Subgraph.of({node.id: node for node in nodes}, {edge.key: edge for edge in edges})
