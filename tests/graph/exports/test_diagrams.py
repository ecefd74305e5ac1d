import io
import re
from collections.abc import Callable

from citegraph.graph.exports.mermaid import export
from citegraph.graph.model import Edge, Node, Subgraph

HOSTILE = 'a "b" \\N \\" ]; end %% <script>\n`x`'


def test_dot_names_and_styles_nodes_and_edges(readable: Subgraph, write: Callable[..., str]) -> None:
    text = write("dot", readable)
    assert '"method:lean-attention" [label="Lean Attention" shape=ellipse];' in text
    assert '"method:lean-attention" -> "method:flashattention-2" [label="outperforms"' in text


def test_no_name_can_end_a_dot_string(write: Callable[..., str]) -> None:
    node = Node(id="method:x", label="Method", name=HOSTILE)
    (line,) = [line for line in write("dot", Subgraph(nodes=(node,))).splitlines() if "method:x" in line]
    assert re.fullmatch(r'  "method:x" \[label="(?:[^"\\]|\\.)*" shape=ellipse\];', line)


def test_mermaid_names_nodes_and_edges(readable: Subgraph, write: Callable[..., str]) -> None:
    lines = write("mermaid", readable, "chosen so").splitlines()
    assert lines[:2] == ["%% chosen so", "flowchart RL"]
    (method,) = [line for line in lines if "Lean Attention" in line and "([" in line]
    number = method.split("(")[0].strip()
    assert any(line.strip().startswith(f"{number} ==>|outperforms|") for line in lines)


def test_no_name_can_end_a_mermaid_label(write: Callable[..., str]) -> None:
    node = Node(id="method:x", label="Method", name=HOSTILE)
    text = write("mermaid", Subgraph(nodes=(node,)))
    (line,) = [line for line in text.splitlines() if line.startswith("  n0")]
    label = line.removeprefix('  n0(["').removesuffix('"])')
    assert not re.search(r'["<>`%\[\]\\]', label)


def test_mermaid_tells_how_many_edges_it_leaves_out() -> None:
    nodes = {f"method:{n}": Node(id=f"method:{n}", label="Method", name=str(n)) for n in range(502)}
    edges = [Edge(source="method:0", type="VARIANT_OF", target=f"method:{n}") for n in range(1, 502)]
    graph = Subgraph.of(nodes, {edge.key: edge for edge in edges})
    assert "edges are more than Mermaid draws and were left out: 1" in export.write(graph, io.BytesIO())
