import re
from collections.abc import Callable

from hypothesis import given

from citegraph.graph.exports._markdown import markdown
from citegraph.graph.exports._reading_order import reading_order
from citegraph.graph.model import Edge, Node, Subgraph


def test_it_holds_the_table_the_themes_the_papers_and_the_references(
    readable: Subgraph, write: Callable[..., str]
) -> None:
    text = write("review", readable, "citegraph export --focus x")
    assert "How the papers were chosen: citegraph export --focus x" in text
    assert "| Lean Attention | better | FlashAttention-2 | speed | 2.6x |  | [@sanovar2024lean] |" in text
    assert "### FlashAttention-2 (2 papers)" in text
    assert "[@sanovar2024lean] uses it as a baseline" in text
    assert "“Lean Attention is 2.6x faster than FlashAttention-2 \\| 100% \\& more.”" in text
    assert "- Builds on FlashAttention-2: Better Parallelism" in text
    assert "`sanovar2024lean`: Rya Sanovar, van der Berg, Jan. 2024." in text


def test_every_citation_has_its_reference(readable: Subgraph, write: Callable[..., str]) -> None:
    text = write("review", readable)
    cited = set(re.findall(r"\[@([^\]]+)\]", text))
    assert cited == set(re.findall(r"^- `([^`]+)`:", text, re.MULTILINE))


def test_papers_come_after_what_they_build_on(readable: Subgraph) -> None:
    assert [paper.id for paper in reading_order(readable)] == ["paper:old", "paper:flash-2", "paper:lean"]


def test_papers_that_build_on_each_other_are_each_read_once() -> None:
    nodes = {i: Node(id=i, label="Paper", name=i) for i in ("a", "b", "c")}
    ends = [("a", "b"), ("b", "c"), ("c", "a"), ("a", "a")]
    edges = [Edge(source=a, type="BUILDS_ON", target=b) for a, b in ends]
    assert [p.id for p in reading_order(Subgraph.of(nodes, {e.key: e for e in edges}))] == ["a", "c", "b"]


@given(graph=...)
def test_every_paper_is_read_once(graph: Subgraph) -> None:
    papers = [node.id for node in graph.nodes if node.label == "Paper"]
    assert sorted(paper.id for paper in reading_order(graph)) == papers


def test_text_stays_text() -> None:
    shown = markdown("# a\n1. b | <img src=x> [x](javascript:y) `c` *d* $e$ &amp;")
    assert shown == ("\\# a 1. b \\| \\<img src=x\\> \\[x\\](javascript:y) \\`c\\` \\*d\\* \\$e\\$ \\&amp;")
    assert markdown("1. first") == "1\\. first"
    assert markdown("2.6x") == "2.6x"
