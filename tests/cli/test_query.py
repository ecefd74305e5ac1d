import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citegraph.cli import cli
from citegraph.cli._rows import harmless, print_rows
from citegraph.graph.stores import Rows
from citegraph.queries import names


@pytest.fixture
def query(made_up_path: str) -> "Query":
    return Query(made_up_path)


class Query:
    """Calls `citegraph query` on the made-up graph."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli, ["query", *arguments, "--store", self.path])


def test_without_a_name_it_lists_every_query_with_its_purpose(query: Query) -> None:
    result = query("--format", "json")
    listed = json.loads(result.stdout)
    assert [row["query"] for row in listed] == list(names())
    assert all(row["purpose"] for row in listed)


def test_json_is_exact_and_holds_every_column(query: Query) -> None:
    result = query("what-beats", "-p", "method=fa2", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [
        {
            "method": "Lean Attention",
            "claims": 1,
            "papers": 1,
            "best_factor": 2.6,
            "best_percent": None,
            "best_points": None,
            "disputed": False,
            "evidence": "a 2.6x speed-up over FA2",
            "method_id": "method:lean-attention",
            "paper_ids": ["lean"],
        }
    ]


def test_csv_has_a_head_and_one_line_a_row(query: Query) -> None:
    result = query("builds-on", "-p", "paper=FlashAttention-2", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["direction"], row["via"], row["paper_id"]) for row in rows] == [
        ("back", "extends FlashAttention", "swift"),
        ("forward", "compares with FlashAttention-2", "lean"),
    ]


def test_csv_keeps_a_spreadsheet_from_running_text(capsys: pytest.CaptureFixture[str]) -> None:
    cells = ("=1+1", "+2.4%", "-3 pts", "-cmd|' /C calc'!A0", "@SUM(A1)", "+A1", "\tx", "plain", -5, 2.5)
    print_rows(Rows(tuple("abcdefghij"), (cells,)), "csv")
    (row,) = list(csv.reader(io.StringIO(capsys.readouterr().out)))[1:]
    assert row == ["'=1+1", "+2.4%", "-3 pts", "'-cmd|' /C calc'!A0", "'@SUM(A1)", "'+A1", "'\tx", "plain", "-5", "2.5"]


def test_a_table_fits_the_terminal_and_leaves_out_ids_and_empty_columns(query: Query) -> None:
    result = query("what-beats", "-p", "method=fa2")
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "Lean Attention" in result.stdout
    assert "method_id" not in result.stdout
    assert "best_points" not in result.stdout
    assert "1 row" in result.stderr
    assert "method: FlashAttention-2 (method:flashattention-2)" in result.stderr


def test_what_does_not_fit_side_by_side_is_printed_as_records(query: Query) -> None:
    result = query("baselines-of-method", "-p", "method=PrairieMoE")
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "evidence" in result.stdout
    assert "beats PrairieMoE by 3 points" in result.stdout


def test_no_rows_are_no_error(query: Query) -> None:
    result = query("what-beats", "-p", "method=Lean Attention")
    assert (result.exit_code, "0 rows" in result.stderr) == (0, True)


def test_describe_tells_parameters_columns_and_cypher(query: Query) -> None:
    result = query("builds-on", "--describe")
    for part in ("direction", "both, back, forward", "Required.", "paper_id", "BUILDS_ON", "citegraph query builds-on"):
        assert part in result.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["what-beat"], "did you mean 'what-beats'"),
        (["what-beats"], "parameter missing: method"),
        (["what-beats", "-p", "methd=x"], "unknown parameter 'methd', did you mean 'method'"),
        (["what-beats", "-p", "method"], "given as key=value"),
        (["what-beats", "-p", "method=a", "-p", "method=b"], "given twice"),
        (["what-beats", "-p", "method=flashatention"], "did you mean 'FlashAttention'"),
        (["what-beats", "-p", "method=fa2", "-p", "limit=0"], "at least 1"),
        (["papers-about-concept", "-p", "concept=CL"], "concept:continual-learning, concept:contrastive-learning"),
        (["./none.cypher"], "cannot read the query"),
    ],
)
def test_mistakes_are_told_with_what_would_be_valid(query: Query, arguments: list[str], says: str) -> None:
    result = query(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not result.stdout


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["query", "strongest-claims", "--store", str(tmp_path / "none.db")])
    assert result.exit_code == 2
    assert "citegraph load" in result.stderr


def test_nodes_in_the_answer_become_a_page_or_a_file(query: Query, tmp_path: Path) -> None:
    page, file = tmp_path / "a.html", tmp_path / "a.json"
    result = query("what-beats", "-p", "method=FA2", "--view", str(page), "--export", str(file))
    assert result.exit_code == 0
    assert "Lean Attention" in page.read_text(encoding="utf-8")
    nodes = {node["id"] for node in json.loads(file.read_text(encoding="utf-8"))["nodes"]}
    assert {"method:flashattention-2", "method:lean-attention", "lean"} <= nodes
    assert "method:denseherd" not in nodes


def test_text_of_papers_cannot_write_over_the_terminal() -> None:
    assert harmless("a\x1b[2Jb\u202ec\nd") == "a�[2Jb�c\nd"


def test_markup_in_text_is_printed_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(Rows(("a",), (("[bold]x[/bold] :smile:",),)), "table")
    assert "[bold]x[/bold] :smile:" in capsys.readouterr().out


def test_it_works_as_a_program(made_up_path: str) -> None:
    command = [sys.executable, "-m", "citegraph", "query", "what-beats", "-p", "method=FA2", "--format", "json"]
    done = subprocess.run(
        command, env={**os.environ, "CITEGRAPH_STORE": made_up_path}, capture_output=True, check=True, timeout=60
    )
    assert json.loads(done.stdout)[0]["method"] == "Lean Attention"
    assert b"Traceback" not in done.stderr
