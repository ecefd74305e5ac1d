"""Papers as JSON Lines, in the form that `citegraph load --format jsonl` reads."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._losses import Losses
from citegraph.graph.model import Node, Subgraph

FIELDS = ("abstract", "year", "authors", "venue", "url", "doi", "arxiv_id", "code")


class Jsonl:
    """One paper a line, with what sources say of it; what was extracted can be extracted again."""

    description = "JSON Lines: the papers alone, to be loaded again"
    suffix = ".jsonl"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:  # noqa: ARG002 - JSON Lines have no comments
        """Write the papers; entities and edges follow from their text."""
        losses = Losses()
        papers = [node for node in graph.nodes if node.label == "Paper"]
        losses.add("nodes that are no papers were left out", len(graph.nodes) - len(papers))
        losses.add("edges were left out", len(graph.edges))
        out.writelines(_line(dict(_fields(paper))) for paper in papers)
        return losses.told()


def _line(fields: dict[str, Any]) -> bytes:
    return (json.dumps(fields, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _fields(paper: Node) -> Iterator[tuple[str, Any]]:
    yield "title", paper.name
    yield from ((name, paper.properties[name]) for name in FIELDS if name in paper.properties)
    ids = paper.properties.get("ids", ())
    if isinstance(ids, tuple) and ids:
        yield "ids", dict(one.split(":", 1) for one in ids if ":" in one)


export = Jsonl()
