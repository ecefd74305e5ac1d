import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citegraph.cli import cli


def cypher(path: str, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["cypher", *arguments, "--store", path], input=typed)


def test_rows_come_with_the_columns_of_the_statement(made_up_path: str) -> None:
    text = "MATCH (p:Paper) WHERE p.year >= $since RETURN p.id AS id, p.year AS year ORDER BY id"
    result = cypher(made_up_path, text, "-p", "since=2024", "--format", "json")
    assert json.loads(result.stdout) == [
        {"id": "count", "year": 2024},
        {"id": "herd", "year": 2025},
        {"id": "lean", "year": 2024},
        {"id": "prairie", "year": 2024},
    ]


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("2024", 2024),
        ("2.5", 2.5),
        ("true", True),
        ('"2024"', "2024"),
        ("null", None),
        ("[1, 2]", [1, 2]),
        ("MoE", "MoE"),
        ("", ""),
        ("a=b", "a=b"),
        ("NaN", "NaN"),
        ("'] MATCH", "'] MATCH"),
    ],
)
def test_a_value_is_json_where_it_is_json_and_text_elsewhere(made_up_path: str, given: str, value: object) -> None:
    result = cypher(made_up_path, "RETURN $x AS x", "-p", f"x={given}", "--format", "json")
    assert json.loads(result.stdout) == [{"x": value}]


def test_a_dash_reads_the_statement_from_standard_input(made_up_path: str) -> None:
    result = cypher(made_up_path, "-", "--format", "csv", typed="MATCH (p:Paper)\nRETURN count(p) AS papers\n")
    assert result.stdout == "papers\n7\n"


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (p:Paper) DETACH DELETE p",
        "CREATE (:Paper {id: 'x'})",
        "MERGE (:Paper {id: 'x'})",
        "MATCH (p:Paper) SET p.year = 1",
        "MATCH (p:Paper) REMOVE p.year",
    ],
)
def test_it_only_reads_unless_told_to_write(made_up_path: str, text: str) -> None:
    result = cypher(made_up_path, text)
    assert result.exit_code == 2
    assert "--write" in result.stderr
    assert cypher(made_up_path, "MATCH (p:Paper) RETURN count(p.year) AS n", "--format", "csv").stdout == "n\n6\n"


def test_told_to_write_it_writes(made_up_path: str, tmp_path: Path) -> None:
    copy = str(shutil.copy(made_up_path, tmp_path / "copy.db"))
    assert cypher(copy, "MATCH (p:Paper {id: $id}) SET p.year = 1999", "-p", "id=survey", "--write").exit_code == 0
    result = cypher(copy, "MATCH (p:Paper {id: 'survey'}) RETURN p.year AS year", "--format", "csv")
    assert result.stdout == "year\n1999\n"


@pytest.mark.parametrize("text", ["", "  \n", "MATCH", "RETURN $missing", "nonsense", "RETURN 1 AS"])
def test_a_statement_that_cannot_be_run_is_told_without_a_traceback(made_up_path: str, text: str) -> None:
    result = cypher(made_up_path, text)
    assert result.exit_code == 2
    assert result.stderr.startswith("citegraph: ")
    assert isinstance(result.exception, SystemExit)
