"""The papers of a graph in node-link JSON, as `citegraph export --format json` writes it.

Papers come with all that their sources said of them. Entities, claims and links are not read: they follow from the
titles and abstracts, which are extracted again.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from citegraph.graph.model import Paper
from citegraph.loaders import Item, Source
from citegraph.loaders._json_array import json_array
from citegraph.loaders._json_lines import json_object
from citegraph.loaders._records import RawRecord, Read, load_records
from citegraph.loaders.jsonl import paper_from

_FIELDS = ("title", "abstract", "year", "authors", "venue", "url", "doi", "arxiv_id")


class NodeLinkJson:
    """Reads the nodes that are papers, and the citations between them."""

    description = "a graph that `citegraph export --format json` wrote: its papers"
    suffixes = (".json",)

    def recognises(self, head: str, /) -> bool:
        """Whether it is an object that says it is a directed multigraph."""
        start = head.lstrip("\ufeff \t\r\n")[:200]
        return start.startswith("{") and '"directed"' in start and '"multigraph"' in start

    def load(self, source: Source, /) -> Iterator[Item]:
        """Papers in the order of the nodes."""
        return load_records(source, _records(source))


def _records(source: Source) -> Iterator[tuple[RawRecord, Read[Paper]]]:
    for record, value in json_array(source, name="nodes"):
        if isinstance(value, Exception) or not isinstance(value, dict) or value.get("label") == "Paper":
            yield record, partial(_read, value, source=source.name)


def _read(value: object, *, source: str) -> tuple[Paper, str]:
    if isinstance(value, Exception):
        raise value
    node = json_object(value)
    fields = {name: node[name] for name in _FIELDS if name in node}
    return paper_from({**fields, "ids": _ids(node), "code": node.get("code")}, source=source)


def _ids(node: dict[str, object]) -> dict[str, str]:
    """Ids by scheme; the node holds them as `scheme:value`."""
    found: defaultdict[str, str] = defaultdict(str)
    ids = node.get("ids")
    for one in ids if isinstance(ids, list) else []:
        scheme, colon, value = str(one).partition(":")
        if colon and value:
            found[scheme] = found[scheme] or value
    return dict(found)


loader = NodeLinkJson()
