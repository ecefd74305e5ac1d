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


def test_a_statement_chooses_the_nodes_of_its_answer(export: Export) -> None:
    statement = "MATCH (p:Paper)-[:INTRODUCES]->(m:Method) WHERE p.year = $year RETURN m, p.id"
    result = export("--cypher", statement.replace("$year", "2022"), "--format", "json")
    assert names(result) == {"FlashAttention", "FlashAttention: Exact Attention in Tiles"}
    path = "MATCH p = (a:Method)-[:OUTPERFORMS]->(b:Method {name: $loser}) RETURN p"
    chosen = names(export("--cypher", path, "-p", "loser=FlashAttention-2", "--format", "json"))
    assert chosen == {"Lean Attention", "FlashAttention-2"}


def test_a_list_chooses_its_papers_and_names_those_that_are_not_there(export: Export, tmp_path: Path) -> None:
    listed = tmp_path / "seeds.txt"
    listed.write_text("arXiv:2205.14135\n\n# later\n10.1000/lean.1\nNo Such Paper\n", encoding="utf-8")
    result = export("--papers", str(listed), "--label", "paper", "--format", "json")
    assert result.exit_code == 1
    assert f"{listed}:5: no such paper: No Such Paper" in result.stderr
    assert {name.partition(":")[0] for name in names(result)} == {"FlashAttention", "Lean Attention"}


def test_a_bibliography_lists_its_papers(export: Export, tmp_path: Path) -> None:
    listed = tmp_path / "seeds.bib"
    fields = ("title={Another Title}, eprint={2205.14135}", "title={Counting Tiles}", "title={None}")
    listed.write_text("".join(f"@misc{{k{n}, {field}}}\n" for n, field in enumerate(fields)), encoding="utf-8")
    result = export("--papers", str(listed), "--label", "paper", "--format", "json")
    assert names(result) == {"FlashAttention: Exact Attention in Tiles", "Counting Tiles"}
    assert f"{listed}: no such paper: None" in result.stderr
    listed.write_text("No Such Paper\n", encoding="utf-8")
    assert "none of the 1 papers listed is here" in export("--papers", str(listed), "--format", "json").stderr


@pytest.mark.parametrize(
    ("arguments", "papers"),
    [
        (["--concept", "kv cache"], {"FlashAttention", "FlashAttention-2", "Lean Attention"}),
        (["--concept", "moe"], {"PrairieMoE", "A Survey of Sparse Routing"}),
        (["--concept", "moe", "--concept", "cnn"], {"PrairieMoE", "A Survey of Sparse Routing", "DenseHerd"}),
        (["--concept", "kv cache", "--method", "fa2"], {"FlashAttention-2", "Lean Attention"}),
        (["--venue", "made-up conference"], {"FlashAttention", "Lean Attention", "PrairieMoE"}),
        (["--venue", "made-up conference", "--year", "2024"], {"Lean Attention", "PrairieMoE"}),
    ],
)
def test_criteria_of_one_kind_are_alternatives_and_those_of_several_hold_together(
    export: Export, arguments: list[str], papers: set[str]
) -> None:
    result = export(*arguments, "--label", "paper", "--format", "json")
    assert {name.partition(":")[0] for name in names(result)} == papers


def test_support_leaves_out_what_few_of_the_papers_name(export: Export) -> None:
    result = export("--venue", "made-up conference", "--min-support", "2", "--format", "json")
    assert {node["name"] for node in json.loads(result.stdout)["nodes"] if node["label"] in ("Method", "Concept")} == {
        "FlashAttention",
        "KV cache",
    }


def test_what_people_excluded_stays_out_and_is_counted(export: Export, tmp_path: Path) -> None:
    screened = tmp_path / "screened.csv"
    screened.write_text("title,decision,reason\nCounting Tiles,exclude,no method\n", encoding="utf-8")
    result = export("--screening", str(screened), "--format", "json")
    assert "Counting Tiles" not in names(result)
    assert "standard output: 6 papers" in result.stderr
    assert "papers excluded when screened: 1 (no method 1)" in result.stderr


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
        (["--format", "json", "--cypher", "MATCH (n) RETURN count(n)"], "the answer holds no node"),
        (["--format", "json", "--cypher", "CREATE (n:Paper)"], "--write"),
        (["--format", "json", "--papers", "/no/such/list"], "/no/such/list: no such file"),
        (["--format", "json", "--venue", "Made-up Conferense"], "Made-up Conference"),
        (["--format", "json", "--concept", "KV cache", "--year", "1999"], "nothing is chosen"),
        (["--format", "json", "--year", "last"], "'last' is no year or range of years"),
        (["--format", "json", "-o", "/no/such/folder/x.json"], "/no/such/folder/x.json: cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_and_exits_2(export: Export, arguments: list[str], message: str) -> None:
    result = export(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not result.stdout
