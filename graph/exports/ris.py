"""RIS, which every reference manager and screening tool reads."""

from collections.abc import Iterator
from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import Entry, Kind, bibliography, family_name
from citegraph.graph.exports._losses import Losses
from citegraph.graph.model import Subgraph

TYPES: dict[Kind, str] = {"proceedings": "CPAPER", "journal": "JOUR", "preprint": "UNPB", "other": "GEN"}


class Ris:
    """One record a paper, in UTF-8, lines ended by carriage return and line feed as the format asks."""

    description = "RIS: the papers alone, for EndNote, Zotero, Mendeley, Rayyan, ASReview"
    suffix = ".ris"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:  # noqa: ARG002 - RIS has no comments
        """Write the papers with abstract and keywords; nothing else has a place in RIS."""
        losses = Losses()
        for entry in bibliography(graph, losses):
            lines = [f"{tag}  - {value}\r\n" for tag, value in _fields(entry) if value]
            out.write("".join([*lines, "ER  - \r\n\r\n"]).encode("utf-8", "replace"))
        return losses.told()


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES[entry.kind]
    yield "ID", entry.key
    yield "TI", entry.title
    for author in entry.authors:
        yield "AU", _family_first(author)
    yield "PY", str(entry.year or "")
    yield "T2", entry.venue or ("arXiv" if entry.arxiv_id else "")
    yield "DO", entry.doi
    yield "AN", f"arXiv:{entry.arxiv_id}" if entry.arxiv_id else ""
    yield "UR", entry.url
    for keyword in entry.keywords:
        yield "KW", keyword
    yield "AB", entry.abstract


def _family_first(author: str) -> str:
    """`Dao, Tri`: what RIS asks for."""
    family = family_name(author)
    given = author.removesuffix(family).strip()
    return f"{family}, {given}" if given and "," not in author else author


export = Ris()
