"""A literature review's raw material as Markdown: what each paper brings, claims and builds on, in its own words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import Entry, bibliography
from citegraph.graph.exports._claims import ClaimRow, claim_rows
from citegraph.graph.exports._losses import Losses
from citegraph.graph.exports._markdown import markdown, row
from citegraph.graph.exports._reading_order import reading_order
from citegraph.graph.model import Edge, Node, Subgraph

JOINING = frozenset({"INTRODUCES", "USES", "EVALUATES_ON", "ABOUT"})
SHARED = 2
"""Papers that a method, dataset or concept must join to have a section of its own."""
HEADS = ("Subject", "Outcome", "Baseline", "Metric", "Value", "Dataset", "Paper")


class Review:
    """Every statement stands with the sentence that makes it; nothing is written that no paper says."""

    description = "a literature review's material: themes, papers in reading order, claims with quotes, references"
    suffix = ".review.md"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write how the papers were chosen, the comparison table, the themes, each paper, and the references."""
        material = _Material.of(graph)
        parts = (
            _head(material, provenance),
            _table(material),
            _themes(material),
            _papers(material),
            _references(material),
        )
        for part in parts:
            out.writelines(text.encode("utf-8", "replace") for text in part)
        return ()


@dataclass(frozen=True, slots=True)
class _Material:
    graph: Subgraph
    nodes: dict[str, Node]
    entries: dict[str, Entry]
    """By paper, in reading order."""
    claims: list[ClaimRow]
    out: dict[str, list[Edge]] = field(default_factory=lambda: defaultdict(list))
    into: dict[str, list[Edge]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, graph: Subgraph) -> "_Material":
        known = {entry.paper.id: entry for entry in bibliography(graph, Losses())}
        entries = {paper.id: known[paper.id] for paper in reading_order(graph)}
        material = cls(graph, {node.id: node for node in graph.nodes}, entries, list(claim_rows(graph)))
        for edge in graph.edges:
            material.out[edge.source].append(edge)
            material.into[edge.target].append(edge)
        return material

    def cite(self, paper: str) -> str:
        """`[@dao2022flashattention]`, as pandoc reads it."""
        return f"[@{self.entries[paper].key}]"


def _head(material: _Material, provenance: Provenance) -> Iterator[str]:
    yield "# Review\n\n"
    yield f"How the papers were chosen: {markdown(provenance.command)}\n\n" if provenance.command else ""
    sentences = f"{len(material.entries)} papers, {len(material.claims)} comparison claims."
    yield f"{sentences} Every statement below is taken from a title or an abstract; the quotes are verbatim.\n"


def _table(material: _Material) -> Iterator[str]:
    if not material.claims:
        return
    yield "\n## Who compares with whom\n\n"
    yield row(list(HEADS)) + row(["---"] * len(HEADS))
    for claim in material.claims:
        cells = [claim.subject, claim.outcome, claim.baseline, claim.metric, claim.value, claim.dataset]
        cited = material.cite(claim.paper.id) if claim.paper else ""
        yield row([*(markdown(cell) for cell in cells), cited])


def _themes(material: _Material) -> Iterator[str]:
    themes = {
        node.id: {e.source for e in material.into[node.id] if e.type in JOINING and e.source in material.entries}
        for node in material.graph.nodes
        if node.label in {"Method", "Dataset", "Concept"}
    }
    shared = [i for i, papers in themes.items() if len(papers) >= SHARED]
    if shared:
        yield "\n## What papers share\n"
    for i in sorted(shared, key=lambda i: (-len(themes[i]), i)):
        node = material.nodes[i]
        yield f"\n### {markdown(node.name)} ({len(themes[i])} papers)\n\n"
        yield f"Also written {', '.join(map(markdown, node.aliases))}.\n\n" if node.aliases else ""
        for paper in (paper for paper in material.entries if paper in themes[i]):
            yield f"- {markdown(material.entries[paper].title)} {material.cite(paper)} {_how(material, paper, i)}\n"


def _how(material: _Material, paper: str, theme: str) -> str:
    """`introduces it`, `uses it as a baseline`, ... joined by commas."""
    words = {"INTRODUCES": "introduces it", "EVALUATES_ON": "evaluates on it", "ABOUT": "is about it"}
    said = []
    for edge in material.out[paper]:
        if edge.target == theme and edge.type in JOINING:
            baseline = edge.properties.get("role") == "baseline"
            said.append(words.get(edge.type, "uses it as a baseline" if baseline else "uses it"))
    return ", ".join(said)


def _papers(material: _Material) -> Iterator[str]:
    yield "\n## The papers, in reading order\n"
    claims: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in material.claims:
        if claim.paper:
            claims[claim.paper.id].append(claim)
    for paper, entry in material.entries.items():
        yield f"\n### {markdown(entry.title)}\n\n"
        about = (_authors(entry), str(entry.year or ""), markdown(entry.venue), material.cite(paper))
        yield f"{' '.join(filter(None, about))}\n\n"
        yield from _facts(material, paper)
        yield from _claims(claims[paper])


def _authors(entry: Entry) -> str:
    return markdown(", ".join(entry.authors))


def _facts(material: _Material, paper: str) -> Iterator[str]:
    for edge in material.out[paper]:
        if edge.type == "INTRODUCES":
            yield f"- Introduces **{markdown(material.nodes[edge.target].name)}**{_quoted(edge)}\n"
    for edge in material.out[paper]:
        if edge.type == "BUILDS_ON" and edge.target in material.entries:
            via = edge.properties.get("via", ())
            how = f": {markdown(', '.join(via))}" if isinstance(via, tuple) and via else ""
            yield f"- Builds on {markdown(material.entries[edge.target].title)} {material.cite(edge.target)}{how}\n"


def _quoted(edge: Edge) -> str:
    sentence = edge.properties.get("sentence", "")
    return f": “{markdown(sentence)}”" if isinstance(sentence, str) and sentence else ""


def _claims(claims: Iterable[ClaimRow]) -> Iterator[str]:
    words = {"better": "better than", "worse": "worse than", "equal": "as good as", "unclear": "compared with"}
    by_quote: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in claims:
        by_quote[claim.quote].append(claim)
    for quote, group in by_quote.items():
        yield f"- Claims: “{markdown(quote)}”\n"
        for claim in group:
            measured = " on ".join(filter(None, (f"{claim.metric} {claim.value}".strip(), claim.dataset)))
            baseline = claim.baseline or "what was there before"
            stated = f"{claim.subject} {words.get(claim.outcome, 'compared with')} {baseline}"
            yield f"  - {markdown(f'{stated}: {measured}' if measured else stated)}\n"


def _references(material: _Material) -> Iterator[str]:
    yield "\n## References\n\n"
    for entry in sorted(material.entries.values(), key=lambda entry: entry.key):
        parts = [_authors(entry), str(entry.year or ""), f"*{markdown(entry.title)}*", markdown(entry.venue)]
        parts.append(f"arXiv:{markdown(entry.arxiv_id)}" if entry.arxiv_id else "")
        parts.append(f"doi:{markdown(entry.doi)}" if entry.doi else "")
        parts.append(f"<{entry.url}>" if entry.url else "")
        yield f"- `{entry.key}`: {'. '.join(part for part in parts if part)}.\n"


export = Review()
