"""Node-link JSON, as networkx reads and writes it."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._flat import Record, edge_record, node_record
from citegraph.graph.exports._losses import Losses, holdable
from citegraph.graph.model import Subgraph


class NodeLinkJson:
    """One node or edge a line, so that two versions of a graph can be compared by line."""

    description = "node-link JSON: networkx, D3 and anything that reads JSON"
    suffix = ".json"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write nodes (`id`, `label`, `name`, `aliases`, ...) and edges (`source`, `target`, `type`, ...)."""
        losses = Losses()
        about = json.dumps({"generator": "citegraph", **({"note": provenance.comment} if provenance.comment else {})})
        out.write(f'{{"directed": true, "multigraph": true, "graph": {about}'.encode())
        for name, records in (("nodes", map(node_record, graph.nodes)), ("edges", map(edge_record, graph.edges))):
            out.write(f',\n"{name}": ['.encode())
            out.writelines(_lines(records, losses))
            out.write(b"]")
        out.write(b"}\n")
        return losses.told()


def _lines(records: Iterable[Record], losses: Losses) -> Iterator[bytes]:
    separator = "\n"
    for record in records:
        kept = {name: value for name, value in record.items() if holdable(value, losses)}
        text = separator + json.dumps(kept, ensure_ascii=False, allow_nan=False)
        # Half a surrogate pair has no UTF-8; backslashreplace writes it as the escape that JSON has for it.
        yield text.encode("utf-8", "backslashreplace")
        separator = ",\n"


export = NodeLinkJson()
