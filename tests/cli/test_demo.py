from pathlib import Path

import pytest
from click.testing import CliRunner

from citegraph.cli import cli
from citegraph.cli._findings import builds_on_table, claims_table, shared_table
from citegraph.examples import listing
from citegraph.graph.model import Subgraph
from citegraph.graph.stores import open_store


def test_the_listing_comes_with_citegraph() -> None:
    assert listing().read_text(encoding="utf-8").count("\n\n") > 2 * 85


def test_the_demo_loads_85_papers_prints_what_they_say_and_writes_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["demo"])
    assert result.exit_code == 0, result.output
    assert "85 papers: 85 new" in result.stderr
    for part in ("Paper", "Claims against a named baseline", "Most shared", "Who builds on whom", "Try next"):
        assert part in result.stdout
    assert "<html" in (tmp_path / "demo.html").read_text(encoding="utf-8")
    with open_store("demo.db", read_only=True) as store:
        edges = {(edge.source, edge.type, edge.target) for edge in store.graph().edges}
    introduced = [edge for edge in edges if edge[1] == "INTRODUCES"]
    assert len(introduced) >= 65
    again = CliRunner().invoke(cli, ["demo"])
    assert again.exit_code == 0
    assert "85 papers: 0 new, 85 known before" in again.stderr
    assert again.stdout == result.stdout


def test_the_tables_show_a_graph_and_an_empty_one(made_up: Subgraph) -> None:
    for table in (claims_table, shared_table, builds_on_table):
        assert table(made_up, most=5).row_count > 0
        assert table(Subgraph(), most=5).row_count == 0
        assert table(made_up, most=1).row_count == 1
