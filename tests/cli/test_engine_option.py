"""`--engine llm`: nothing is sent before its cost is told and agreed to, and a store never mixes engines."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citegraph.cli import cli

PAPERS = "".join(
    json.dumps({"title": f"Study {number}", "abstract": "We propose Quarry."}) + "\n" for number in range(3)
)


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "papers.jsonl"
    path.write_text(PAPERS, encoding="utf-8")
    return str(path)


@pytest.fixture
def nowhere() -> dict[str, str]:
    """A service that does not answer: a request would be told."""
    return {
        "CITEGRAPH_LLM_MODEL": "small",
        "CITEGRAPH_LLM_URL": "http://127.0.0.1:9/v1",
        "CITEGRAPH_LLM_PRICE": "1000 2000",
        "CITEGRAPH_LLM_KEY": "hush-hush",
    }


def run(*arguments: str, environment: dict[str, str], given: str = "") -> Result:
    return CliRunner().invoke(cli, arguments, input=given, env=environment)


def test_without_a_model_it_says_how_to_name_one(source: str) -> None:
    result = run("extract", source, "--engine", "llm", environment={"CITEGRAPH_LLM_MODEL": ""})
    assert result.exit_code == 2
    assert "CITEGRAPH_LLM_MODEL" in result.stderr


def test_the_cost_is_told_and_nothing_is_sent_unless_somebody_agrees(source: str, nowhere: dict[str, str]) -> None:
    result = run("extract", source, "--engine", "llm", environment=nowhere)
    assert result.exit_code == 2
    assert "small at http://127.0.0.1:9/v1: 3 papers, about" in result.stderr
    assert "at the prices of CITEGRAPH_LLM_PRICE" in result.stderr
    assert "--yes" in result.stderr
    assert "hush-hush" not in result.output


def test_a_price_that_is_no_price_is_refused(source: str, nowhere: dict[str, str]) -> None:
    result = run("extract", source, environment=nowhere | {"CITEGRAPH_LLM_PRICE": "cheap"})
    assert result.exit_code == 2
    assert "CITEGRAPH_LLM_PRICE: 'cheap' is no two numbers" in result.stderr


def test_papers_that_the_store_has_cost_nothing(tmp_path: Path, source: str, nowhere: dict[str, str]) -> None:
    store = str(tmp_path / "x.db")
    assert run("load", source, "--store", store, environment={}).exit_code == 0
    result = run("load", source, "--store", store, "--engine", "llm", environment=nowhere)
    assert result.exit_code == 0, result.stderr
    assert "3 known before" in result.stderr


def test_a_store_refuses_to_mix_engines(tmp_path: Path, source: str, nowhere: dict[str, str]) -> None:
    store = str(tmp_path / "x.db")
    assert run("load", source, "--store", store, environment={}).exit_code == 0
    more = json.dumps({"title": "Another", "abstract": "We propose Gravel."})
    result = run("load", "-", "--store", store, "--engine", "llm", "--yes", environment=nowhere, given=more)
    assert result.exit_code == 2
    assert "made with another extractor and model than is installed now" in result.stderr
    assert f"Try: citegraph rebuild --store {store}" in result.stderr


def test_standard_input_has_no_estimate(nowhere: dict[str, str]) -> None:
    result = run("extract", "-", "--engine", "llm", environment=nowhere, given=PAPERS)
    assert result.exit_code == 2
    assert "no estimate of the cost" in result.stderr
