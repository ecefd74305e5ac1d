"""Tables of what a graph says at a glance: claims, what papers share, who builds on whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from rich.table import Table
from rich.text import Text

from citegraph.cli._rows import harmless
from citegraph.graph.model import Edge, Node, Subgraph

WIDEST = 30
"""Characters of a title in a table."""
FOLDED = "how"
"""The column that goes on in the next line where there is no room; others are cut, as a broken name is hard to read."""
LEAST = 7
"""Characters that every column keeps, however narrow the terminal."""
SHARED_BY = 2
"""A concept or method is shared where so many papers name it."""


def claims_table(graph: Subgraph, *, most: int) -> Table:
    """The surest claims against a named baseline: who, outcome, than whom, value and metric."""
    claims = [node for node in graph.nodes if node.label == "Claim" and node.properties.get("named")]
    claims.sort(key=_surest_first)
    papers = _claimants(graph)
    rows = [
        (
            _cut(_subject(claim, papers.get(claim.id, "")), widest=20),
            str(claim.properties["outcome"]),
            str(claim.properties.get("baseline", "")),
            str(claim.properties.get("value", "")),
            str(claim.properties.get("metric", "")),
        )
        for claim in claims
    ]
    return _table("Claims against a named baseline", ("who", "outcome", "than", "value", "in"), rows, most=most)


def _subject(claim: Node, paper: str) -> str:
    """Who is compared: the name that the text gives, else what its paper is called."""
    written = str(claim.properties.get("subject", ""))
    return paper if written in {"", "ours"} else written


def shared_table(graph: Subgraph, *, most: int) -> Table:
    """The concepts and methods that most papers name."""
    names = {node.id: node for node in graph.nodes}
    papers: defaultdict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.type in ("ABOUT", "USES", "INTRODUCES"):
            papers[edge.target].add(edge.source)
    shared = sorted((-len(found), node_id) for node_id, found in papers.items() if len(found) >= SHARED_BY)
    rows = [(names[node_id].name, names[node_id].label.lower(), str(-many)) for many, node_id in shared]
    return _table("Most shared", ("concept or method", "kind", "papers"), rows, most=most)


def builds_on_table(graph: Subgraph, *, most: int) -> Table:
    """The papers that compare with, extend or use what another paper introduces."""
    titles = {node.id: node.name for node in graph.nodes if node.label == "Paper"}
    edges = sorted((edge for edge in graph.edges if edge.type == "BUILDS_ON"), key=_closest_first)
    rows = [
        (
            _cut(short_title(titles[edge.source])),
            _cut(short_title(titles[edge.target])),
            _text(edge.properties.get("via", "")),
        )
        for edge in edges
    ]
    return _table("Who builds on whom", ("paper", "builds on", "how"), rows, most=most)


def _closest_first(edge: Edge) -> tuple[bool, int, str, str]:
    """Papers that compare with another or extend it before those that only use it, then those with more to say."""
    via = edge.properties.get("via", ())
    ways = via if isinstance(via, tuple) else (str(via),)
    return all(way.startswith("uses ") for way in ways), -len(ways), edge.source, edge.target


def short_title(title: str) -> str:
    """The part of a title that people cite it by.

    >>> short_title("FlashAttention-2: Faster Attention with Better Parallelism and Work Partitioning")
    'FlashAttention-2'
    """
    return title.partition(": ")[0]


def _cut(text: str, *, widest: int = WIDEST) -> str:
    return text if len(text) <= widest else f"{text[: widest - 1].rstrip()}…"


def _surest_first(claim: Node) -> tuple[bool, float, str]:
    confidence = claim.properties.get("confidence", 0.0)
    return "value" not in claim.properties, -float(confidence) if isinstance(confidence, float | int) else 0.0, claim.id


def _claimants(graph: Subgraph) -> dict[str, str]:
    titles = {node.id: node.name for node in graph.nodes if node.label == "Paper"}
    return {edge.target: short_title(titles[edge.source]) for edge in graph.edges if edge.type == "CLAIMS"}


def _text(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def _table(title: str, columns: Sequence[str], rows: Sequence[Iterable[str]], *, most: int) -> Table:
    more = f", {most} of {len(rows)}" if len(rows) > most else ""
    table = Table(title=f"{title}{more}", title_justify="left", title_style="bold", pad_edge=False, box=None)
    for name in columns:
        whole = name != FOLDED
        justify: Literal["left", "right"] = "right" if name == "papers" else "left"
        table.add_column(
            name, justify=justify, no_wrap=whole, overflow="ellipsis" if whole else "fold", min_width=LEAST
        )
    for row in rows[:most]:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    return table
