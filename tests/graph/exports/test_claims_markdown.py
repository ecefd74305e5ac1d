from collections.abc import Callable

from citegraph.graph.model import Subgraph


def test_a_row_a_claim_with_its_quote(readable: Subgraph, write: Callable[..., str]) -> None:
    head, rule, row = write("claims-markdown", readable).splitlines()
    assert head.startswith("| Subject | Outcome | Baseline | Metric | Value | Dataset | Confidence | Paper | Quote |")
    assert set(rule) == set("| -")
    assert "| Lean Attention | better | FlashAttention-2 | speed | 2.6x |" in row
    assert "\\| 100% \\& more." in row
