"""VOSviewer's map file and network file, in one zip (https://app.vosviewer.com/docs/file-types/map-and-network-file-type)."""

import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape
from typing import BinaryIO, get_args

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import one_line, web_address
from citegraph.graph.exports._losses import Losses
from citegraph.graph.exports._weight import weight_of
from citegraph.graph.exports._zip import put
from citegraph.graph.model import Label, Node, Subgraph

CLUSTERS: Mapping[Label, int] = {label: number for number, label in enumerate(get_args(Label), start=1)}
HEAD = ("id", "label", "description", "url", "cluster", "weight<Links>", "weight<Total link strength>")
YEAR = "score<Year>"


class VosViewer:
    """An item a node, a link a pair of joined nodes; the kind of node is the cluster, so that it has a colour."""

    description = "a zip of VOSviewer's map and network files: names, kinds, years, strength of links"
    suffix = ".vosviewer.zip"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:  # noqa: ARG002 - the files have no place for a comment
        """Write both files; the direction, type and evidence of edges have no place in them."""
        losses = Losses()
        losses.add("edges keep their strength alone: links between the same two nodes are one", len(graph.edges))
        numbers = {node.id: number for number, node in enumerate(graph.nodes, start=1)}
        links = _links(graph, numbers)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            put(archive, "map.txt", _map(graph, numbers, links))
            put(archive, "network.txt", (_line(one, other, f"{links[one, other]:g}") for one, other in sorted(links)))
        return losses.told()


def _links(graph: Subgraph, numbers: Mapping[str, int]) -> dict[tuple[int, int], float]:
    """The strength between each two items, the smaller number first."""
    strength: defaultdict[tuple[int, int], float] = defaultdict(float)
    for edge in graph.edges:
        one, other = sorted((numbers[edge.source], numbers[edge.target]))
        if one != other:
            strength[one, other] += weight_of(edge)
    return dict(strength)


def _map(graph: Subgraph, numbers: Mapping[str, int], links: Mapping[tuple[int, int], float]) -> Iterator[bytes]:
    count: defaultdict[int, int] = defaultdict(int)
    total: defaultdict[int, float] = defaultdict(float)
    for ends, strength in links.items():
        for end in ends:
            count[end] += 1
            total[end] += strength
    years = _years(graph)
    dated = len(years) == len(graph.nodes)
    yield _line(*HEAD, *([YEAR] if dated else []))
    for node in graph.nodes:
        number = numbers[node.id]
        named = (
            number,
            _quoted(one_line(node.name)),
            _quoted(_description(node)),
            _address(node),
            CLUSTERS[node.label],
        )
        yield _line(*named, count[number], f"{total[number]:g}", *([f"{years[node.id]:.2f}"] if dated else []))


def _years(graph: Subgraph) -> dict[str, float]:
    """A paper's year, and for everything else the mean of the papers it is joined to; VOSviewer wants all or none."""
    own = {node.id: year for node in graph.nodes if isinstance(year := node.properties.get("year"), int)}
    near: defaultdict[str, list[int]] = defaultdict(list)
    for edge in graph.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if other in own:
                near[one].append(own[other])
    return {**{node: sum(years) / len(years) for node, years in near.items()}, **own}


def _description(node: Node) -> str:
    """What VOSviewer shows when the mouse is over an item; it takes HTML."""
    about = node.properties.get("kind") or node.label.lower()
    return f"{escape(str(about))}: {escape(one_line(node.name))}"


def _address(node: Node) -> str:
    url = node.properties.get("url", "")
    return web_address(url) if isinstance(url, str) else ""


def _quoted(text: str) -> str:
    return f'"{text.replace(chr(34), chr(39))}"'


def _line(*cells: object) -> bytes:
    return ("\t".join(map(str, cells)) + "\n").encode("utf-8", "replace")


export = VosViewer()
