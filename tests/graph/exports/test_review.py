import io
import re
from collections.abc import Callable

from hypothesis import given

from citegraph.graph.exports import EXPORTS, Flow, Provenance
from citegraph.graph.exports._bibliography import one_line
from citegraph.graph.exports._markdown import markdown
from citegraph.graph.exports._reading_order import reading_order
from citegraph.graph.model import Edge, Node, Subgraph


def test_it_holds_the_table_the_themes_the_papers_and_the_references(
    readable: Subgraph, write: Callable[..., str]
) -> None:
    text = write("review", readable, "citegraph export --focus x")
    assert "By this command:\n\n    citegraph export --focus x\n" in text
    quote = "“Lean Attention is 2.6x faster than FlashAttention-2 \\| 100% \\& more.”"
    assert f"| Lean Attention | better | FlashAttention-2 | speed | 2.6x |  | [@sanovar2024lean] | {quote} |" in text
    assert "### FlashAttention-2 (2 papers)" in text
    assert "[@sanovar2024lean] compares with it: “Lean Attention is 2.6x faster" in text
    assert "- Introduces **FlashAttention-2**: “New.”" in text
    assert f"- Compares with **FlashAttention-2** [@flashattention2-better-parallelism-2023]: {quote}" in text
    assert "`sanovar2024lean`: Rya Sanovar, van der Berg, Jan. 2024." in text


def test_the_way_the_papers_were_chosen_can_be_repeated(readable: Subgraph) -> None:
    flow = Flow(records=9, duplicates=2, not_matching=3, excluded={"old": 1}, screening=True, included=3)
    chosen = Provenance("citegraph export --year 2024", "MoE", {"citegraph": "1.0", "lexicon": "x"}, "2026-11-27", flow)
    out = io.BytesIO()
    EXPORTS.get("review").write(readable, out, provenance=chosen)
    text = out.getvalue().decode()
    assert text.startswith("# MoE: what 3 papers say\n")
    assert "By this command on 2026-11-27, with citegraph 1.0, lexicon x:" in text
    assert "| Duplicate records removed | 2 |" in text
    assert "| Papers excluded: old | 1 |" in text


def test_what_is_not_sure_is_quoted_and_not_told(readable: Subgraph, write: Callable[..., str]) -> None:
    unsure = [n.model_copy(update={"properties": {**n.properties, "confidence": 0.5}}) for n in readable.nodes]
    text = write("review", readable.model_copy(update={"nodes": tuple(unsure)}))
    assert "0 comparisons; 1 that could not be read surely enough" in text
    assert "| Lean Attention | better" not in text
    assert "- Claims: “Lean Attention is 2.6x faster" in text
    assert "Compares with" not in text


def test_a_paper_extends_what_its_own_thing_is_a_variant_of(write: Callable[..., str]) -> None:
    names = {"paper:a": "Paper", "method:own": "Method", "method:base": "Method", "method:other": "Method"}
    nodes = {i: Node(id=i, label=label, name=i) for i, label in names.items()}
    said = {"rule": "text", "sentence": "It extends the base.", "confidence": 0.9}
    edges = [Edge(source="paper:a", type="INTRODUCES", target="method:own", properties={"sentence": "Ours."})]
    ends = [("method:own", "method:base"), ("method:other", "method:base")]
    for source, target in ends:
        edges.append(Edge(source=source, type="VARIANT_OF", target=target, paper="paper:a", properties=said))
    own = write("review", Subgraph.of(nodes, {edge.key: edge for edge in edges}))
    assert "- Extends **method:base**: “It extends the base.”" in own
    others = write("review", Subgraph.of(nodes, {edges[2].key: edges[2]}))
    assert "Extends" not in others


def test_everything_in_quotation_marks_is_the_wording_of_a_paper(made_up: Subgraph, write: Callable[..., str]) -> None:
    parts = [*made_up.nodes, *made_up.edges]
    said = {one_line(str(part.properties.get("sentence", ""))) for part in parts}
    quotes = re.findall("“([^”]*)”", write("review", made_up))
    assert quotes
    assert {re.sub(r"\\(.)", r"\1", quote) for quote in quotes} <= said


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
