"""CSL-JSON, from which pandoc and citeproc set references in any style."""

import json
from typing import Any, BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import Entry, Kind, bibliography, family_name
from citegraph.graph.exports._losses import Losses
from citegraph.graph.model import Subgraph

TYPES: dict[Kind, str] = {
    "proceedings": "paper-conference",
    "journal": "article-journal",
    "preprint": "article",
    "other": "document",
}


class CslJson:
    """One item a paper, one a line; the schema is that of citation-style-language.org, version 1.0.2."""

    description = "CSL-JSON: the papers alone, for pandoc, citeproc and Zotero"
    suffix = ".csl.json"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:  # noqa: ARG002 - JSON has no comments
        """Write the papers with abstract and keywords; nothing else has a place in CSL-JSON."""
        losses = Losses()
        separator = "[\n"
        for entry in bibliography(graph, losses):
            text = separator + json.dumps(csl_item(entry), ensure_ascii=False)
            out.write(text.encode("utf-8", "backslashreplace"))
            separator = ",\n"
        out.write(b"[]\n" if separator == "[\n" else b"\n]\n")
        return losses.told()


def csl_item(entry: Entry) -> dict[str, Any]:
    """The entry as CSL has it, what is not known left out."""
    known = {
        "author": [_name(author) for author in entry.authors],
        "issued": {"date-parts": [[entry.year]]} if entry.year else {},
        "container-title": "" if entry.kind == "preprint" else entry.venue,
        "publisher": (entry.venue or "arXiv") if entry.kind == "preprint" else "",
        "number": f"arXiv:{entry.arxiv_id}" if entry.arxiv_id else "",
        "DOI": entry.doi,
        "URL": entry.url,
        "keyword": ", ".join(entry.keywords),
        "abstract": entry.abstract,
    }
    head = {"id": entry.key, "type": TYPES[entry.kind], "title": entry.title}
    return {**head, **{name: value for name, value in known.items() if value}}


def _name(author: str) -> dict[str, str]:
    """Family and given name as far as the order of the words tells; a single word is a literal name."""
    family, _, given = author.partition(",") if "," in author else (family_name(author), "", "")
    given = given.strip() or author.removesuffix(family).strip()
    return {"family": family, "given": given} if given and given != author else {"literal": author}


export = CslJson()
