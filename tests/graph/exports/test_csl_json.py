import io
import json
from collections.abc import Callable
from typing import Any

from hypothesis import given

from citegraph.graph.exports import EXPORTS
from citegraph.graph.model import Subgraph


def test_an_item_holds_what_is_known(readable: Subgraph, write: Callable[..., str]) -> None:
    items: dict[str, dict[str, Any]] = {item["title"]: item for item in json.loads(write("csl-json", readable))}
    item = items["Lean Attention: Streams & Tiles"]
    assert item["type"] == "paper-conference"
    assert item["author"] == [{"family": "Sanovar", "given": "Rya"}, {"family": "van der Berg", "given": "Jan"}]
    assert item["issued"] == {"date-parts": [[2024]]}
    assert items["Tiles"]["number"] == "arXiv:2001.00001"


@given(graph=...)
def test_every_paper_is_one_item_with_an_id_of_its_own(graph: Subgraph) -> None:

    out = io.BytesIO()
    EXPORTS.get("csl-json").write(graph, out)
    items = json.loads(out.getvalue())
    assert len({item["id"] for item in items}) == sum(node.label == "Paper" for node in graph.nodes)
