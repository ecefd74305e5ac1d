import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citegraph.cli import cli
from citegraph.graph.exports import EXPORTS


@pytest.fixture
def export(made_up_path: str) -> "Export":
    return Export(made_up_path)


class Export:
    """Calls `citegraph export` on the made-up graph."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli, ["export", *arguments, "--store", self.path])


def names(result: Result) -> set[str]:
    return {node["name"] for node in json.loads(result.stdout)["nodes"]}


def test_without_format_or_file_it_lists_the_formats(export: Export) -> None:
    listed = {line.split()[0] for line in export().stdout.splitlines()}
    assert listed == set(EXPORTS.names())


def test_the_whole_graph_goes_to_standard_output(export: Export) -> None:
    result = export("--format", "json")
    assert result.exit_code == 0
    assert {"FlashAttention-2", "Mixture of Experts"} <= names(result)
    assert "standard output: 7 papers" in result.stderr


def test_focus_takes_a_name_as_users_write_it_and_chooses_what_is_near(export: Export) -> None:
    near = names(export("--focus", "fa2", "--format", "json"))
    assert {"FlashAttention-2", "FlashAttention", "Lean Attention"} <= near
    assert "Mixture of Experts" not in near
    far = names(export("--focus", "fa2", "--depth", "4", "--format", "json"))
    assert near < far


def test_a_query_chooses_the_nodes_of_its_answer(export: Export) -> None:
    chosen = names(export("--query", "what-beats", "-p", "method=FlashAttention-2", "--format", "json"))
    assert {"FlashAttention-2", "Lean Attention"} <= chosen
    assert "Mixture of Experts" not in chosen


def test_label_and_year_choose(export: Export) -> None:
    assert names(export("--label", "concept", "--format", "json")) >= {"KV cache", "load balancing"}
    chosen = export("--year", "2022", "--label", "paper", "--format", "json")
    assert names(chosen) == {"FlashAttention: Exact Attention in Tiles"}
    assert '"note": "citegraph' in chosen.stdout


def test_a_file_s_name_says_the_format(export: Export, tmp_path: Path) -> None:
    result = export("-o", str(tmp_path / "papers.bib"))
    assert result.exit_code == 0
    assert (tmp_path / "papers.bib").read_text(encoding="utf-8").startswith("% citegraph")
    assert "have no place in a bibliography" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "file.xyz"], "unknown format for 'file.xyz'"),
        (["--format", "jsno"], "unknown export 'jsno', did you mean 'json' or 'jsonl'?"),
        (["--format", "json", "--focus", "FlashAtention"], "FlashAttention"),
        (["--format", "json", "--query", "what-beets"], "did you mean 'what-beats'"),
        (["--format", "json", "--query", "what-beats", "-p", "methd=x"], "unknown parameter 'methd'"),
        (["--format", "json", "--year", "last"], "'last' is no year or range of years"),
        (["--format", "json", "-o", "/no/such/folder/x.json"], "/no/such/folder/x.json: cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_and_exits_2(export: Export, arguments: list[str], message: str) -> None:
    result = export(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not result.stdout
