"""Comparison claims as rows of a table, with what they join."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from citegraph.graph.exports._bibliography import one_line
from citegraph.graph.model import Node, Subgraph

COLUMNS = ("subject", "outcome", "baseline", "metric", "value", "dataset", "confidence", "paper", "quote")


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim; every text in one line, empty where nothing is known."""

    claim: Node
    paper: Node | None
    subject: str
    outcome: str
    baseline: str
    metric: str
    value: str
    dataset: str
    confidence: str
    """How sure the extraction is of it, from 0 to 1."""
    quote: str
    """The sentence that states it."""

    def cells(self) -> tuple[str, ...]:
        """The columns' values in their order."""
        paper = one_line(self.paper.name) if self.paper else ""
        measured = (self.metric, self.value, self.dataset, self.confidence)
        return self.subject, self.outcome, self.baseline, *measured, paper, self.quote


def claim_rows(graph: Subgraph) -> Iterator[ClaimRow]:
    """The graph's claims, those of one paper together, in the order in which its text makes them."""
    nodes = {node.id: node for node in graph.nodes}
    ends: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for edge in graph.edges:
        if edge.type in {"SUBJECT", "BASELINE", "ON"} and edge.target in nodes:
            ends[edge.source, edge.type].append(nodes[edge.target])
    claims = [node for node in graph.nodes if node.label == "Claim"]
    for claim in sorted(claims, key=_place):
        yield _row(claim, nodes.get(_text(claim, "paper")), ends)


def _row(claim: Node, paper: Node | None, ends: dict[tuple[str, str], list[Node]]) -> ClaimRow:
    def named(edge_type: str, written: str) -> str:
        names = "; ".join(node.name for node in ends[claim.id, edge_type])
        return one_line(names or _text(claim, written))

    subject = named("SUBJECT", "subject")
    return ClaimRow(
        claim=claim,
        paper=paper,
        subject="this paper" if subject == "ours" else subject,
        outcome=_text(claim, "outcome"),
        baseline=named("BASELINE", "baseline"),
        metric=one_line(_text(claim, "metric")),
        value=one_line(_text(claim, "value")),
        dataset=named("ON", "dataset"),
        confidence=_confidence(claim),
        quote=one_line(_text(claim, "sentence")),
    )


def _place(claim: Node) -> tuple[str, bool, int, str]:
    start = claim.properties.get("start", 0)
    in_abstract = _text(claim, "field") != "title"
    return _text(claim, "paper"), in_abstract, start if isinstance(start, int) else 0, claim.id


def _confidence(claim: Node) -> str:
    confidence = claim.properties.get("confidence", "")
    return f"{confidence:.2f}" if isinstance(confidence, int | float) else ""


def _text(node: Node, name: str) -> str:
    value = node.properties.get(name, "")
    return value if isinstance(value, str) else ""
