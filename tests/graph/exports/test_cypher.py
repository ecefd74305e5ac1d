import io
from collections.abc import Callable
from pathlib import Path

from citegraph.graph.exports.cypher import export
from citegraph.graph.model import Node, Subgraph
from citegraph.graph.stores import open_store


def statements(graph: Subgraph) -> list[str]:
    out = io.BytesIO()
    export.write(graph, out)
    return [text for text in out.getvalue().decode().split(";\n") if text.strip()]


def test_a_store_that_runs_the_script_twice_holds_the_graph_once(readable: Subgraph, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "made.db")) as store:
        for text in statements(readable) * 2:
            store.run(text, write=True)
        assert store.graph() == readable


def test_no_text_can_end_its_literal(tmp_path: Path) -> None:
    hostile = 'a"}]) // ; \\" \\u0022 `x`\n\'; MATCH (n) DETACH DELETE n;\n'
    node = Node(id="method:x", label="Method", name=hostile, properties={"a`b c": hostile})
    with open_store(str(tmp_path / "made.db")) as store:
        out = io.BytesIO()
        export.write(Subgraph(nodes=(node,)), out)
        store.run(out.getvalue().decode().strip().removesuffix(";"), write=True)
        assert store.run("MATCH (n:Method) RETURN n.name, n.`a``b c`").rows == ((hostile, hostile),)


def test_statements_hold_at_most_500_rows(write: Callable[..., str]) -> None:
    nodes = {f"method:{n}": Node(id=f"method:{n}", label="Method", name=str(n)) for n in range(501)}
    assert write("cypher", Subgraph.of(nodes, {})).count("UNWIND") == 2
