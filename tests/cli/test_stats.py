import json
from collections import Counter

from click.testing import CliRunner

from citegraph.cli import cli
from citegraph.graph.model import Subgraph


def test_json_counts_every_node_and_edge(made_up: Subgraph, made_up_path: str) -> None:
    result = CliRunner().invoke(cli, ["stats", "--format", "json", "--store", made_up_path])
    assert result.exit_code == 0
    stats = json.loads(result.stdout)
    assert {kind: many for kind, many in stats["nodes"].items() if many} == Counter(n.label for n in made_up.nodes)
    assert {kind: many for kind, many in stats["edges"].items() if many} == Counter(e.type for e in made_up.edges)
    assert stats["stale"] is False
    assert stats["duplicates"] == 0


def test_the_table_names_what_there_is_and_nothing_else(made_up_path: str) -> None:
    result = CliRunner().invoke(cli, ["stats", "--store", made_up_path])
    assert result.exit_code == 0
    assert "INTRODUCES" in result.stdout
    assert "WRITTEN_BY" in result.stdout
    assert "│ 0 │" not in result.stdout


def test_a_store_that_is_not_there_is_an_error_with_what_to_do() -> None:
    result = CliRunner().invoke(cli, ["stats", "--store", "nowhere.db"])
    assert result.exit_code == 2
    assert "citegraph load" in result.stderr
