import re
from collections.abc import Callable

from citegraph.graph.model import Node, Subgraph


def test_a_row_cites_its_paper_by_the_key_of_the_bibtex_export(readable: Subgraph, write: Callable[..., str]) -> None:
    (key,) = re.findall(r"@inproceedings\{([^,]+),", write("bibtex", readable))
    table = write("claims-latex", readable)
    assert rf"Lean Attention & better & FlashAttention-2 & speed & 2.6x & \cite{{{key}}} \\" in table


def test_text_ends_no_cell_and_runs_no_command(write: Callable[..., str]) -> None:
    properties = {"subject": r"a & b \\ \input{x}", "metric": "50% _ #"}
    claim = Node(id="claim:1", label="Claim", name="x", properties=dict(properties))
    (line,) = [line for line in write("claims-latex", Subgraph(nodes=(claim,))).splitlines() if line.startswith("a ")]
    assert len(re.findall(r"(?<!\\)&", line)) == 5
    assert "\\input" not in line
    assert line.endswith(r" \\")
