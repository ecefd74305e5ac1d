"""VOSviewer's two files, read as its documentation says that they are: tab-delimited text with these headers."""

import csv
import io
import zipfile

from hypothesis import given, settings

from citegraph.graph.exports.vosviewer import export
from citegraph.graph.model import Edge, Node, Subgraph


def read(graph: Subgraph) -> tuple[list[dict[str, str]], list[list[str]]]:
    out = io.BytesIO()
    export.write(graph, out)
    with zipfile.ZipFile(out) as archive:
        items, links = (archive.read(name).decode().split("\n") for name in ("map.txt", "network.txt"))
    return list(csv.DictReader(items, delimiter="\t")), list(csv.reader(filter(None, links), delimiter="\t"))


def test_items_have_names_kinds_and_weights_and_links_are_undirected(readable: Subgraph) -> None:
    items, links = read(readable)
    by_label = {item["label"]: item for item in items}
    lean, flash = by_label["Lean Attention"], by_label["FlashAttention-2"]
    assert lean["cluster"] == flash["cluster"] != by_label["Tiles"]["cluster"]
    assert flash["weight<Links>"] == "4"
    assert [flash["id"], lean["id"], "3"] in links


def test_both_directions_add_up_and_a_node_has_no_link_to_itself() -> None:
    nodes = {i: Node(id=i, label="Method", name=i, properties={"year": 2020}) for i in ("a", "b")}
    edges = [Edge(source=a, type="OUTPERFORMS", target=b, properties={"claims": 2}) for a, b in ("ab", "ba", "aa")]
    items, links = read(Subgraph.of(nodes, {edge.key: edge for edge in edges}))
    assert links == [["1", "2", "4"]]
    assert items[0]["score<Year>"] == "2020.00"


@settings(max_examples=50)
@given(graph=...)
def test_any_text_stays_in_its_cell(graph: Subgraph) -> None:
    items, links = read(graph)
    assert [item["id"] for item in items] == [str(number) for number in range(1, len(graph.nodes) + 1)]
    assert all(item["cluster"].isdecimal() for item in items)
    assert all(len(link) == 3 for link in links)
