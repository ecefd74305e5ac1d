"""`--lexicon`: names of a user's own count in extraction and graph, and a store is never made with two sets of them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citegraph import Graph
from citegraph.cli import cli
from citegraph.errors import VersionsDifferError
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.stores import open_store

ABSTRACT = "We compare with FlashAttention and grand unified sorting. On pebbles, grand unified sorting is slow."
LINE = json.dumps({"title": "A Study of Sorting", "abstract": ABSTRACT}) + "\n"
OTHER = json.dumps({"title": "Another Study", "abstract": ABSTRACT}) + "\n"


@pytest.fixture
def names(tmp_path: Path) -> str:
    path = tmp_path / "names.tsv"
    path.write_text("# ours\nmethod\tgrand unified sorting\tGUS\ndataset\tpebbles\n", encoding="utf-8")
    return str(path)


def run(*arguments: str, given: str = "", **environment: str) -> Result:
    return CliRunner().invoke(cli, arguments, input=given, env=environment)


def used(result: Result) -> set[str]:
    (line,) = result.stdout.splitlines()
    facts = json.loads(line)
    return {item["name"] for kind in ("methods", "datasets") for item in facts[kind]}


def test_names_of_ones_own_are_found(names: str) -> None:
    assert "grand unified sorting" not in used(run("extract", "-", given=LINE))
    for result in (
        run("extract", "-", "--lexicon", names, given=LINE),
        run("extract", "-", given=LINE, CITEGRAPH_LEXICON=names),
    ):
        assert "grand unified sorting" in used(result)
        version = json.loads(result.stdout)["versions"]["lexicon"]
        assert version.partition("+")[0] == Lexicon.load().version
        assert version.partition("+")[2]


def test_several_processes_know_them_too(names: str) -> None:
    assert "grand unified sorting" in used(run("extract", "-", "--lexicon", names, "--jobs", "2", given=LINE))


def test_a_store_remembers_that_it_was_made_with_them_and_refuses_others(tmp_path: Path, names: str) -> None:
    store = str(tmp_path / "x.db")
    assert run("load", "-", "--lexicon", names, "--store", store, given=LINE).exit_code == 0
    with open_store(store, read_only=True) as opened:
        labels = {node.id: node.label for node in opened.graph().nodes}
    assert labels["method:grand-unified-sorting"] == "Method"

    refused = run("load", "-", "--store", store, given=OTHER)
    assert refused.exit_code == 2
    assert "names of your own" in refused.stderr
    assert f"citegraph rebuild --store {store}" in refused.stderr

    forgotten = run("remove", "--source", "stdin", "--store", store)
    assert forgotten.exit_code == 2
    assert "names of your own" in forgotten.stderr

    assert run("load", "-", "--lexicon", names, "--store", store, given=OTHER).exit_code == 0
    assert run("rebuild", "--store", store).exit_code == 0
    assert run("load", "-", "--store", store, given=LINE).exit_code == 0


def test_from_python_too(tmp_path: Path, names: str) -> None:
    source = tmp_path / "papers.jsonl"
    source.write_text(LINE, encoding="utf-8")
    with Graph.open(tmp_path / "x.db") as graph:
        graph.load(source, lexicon=[names])
        assert graph.cypher("MATCH (m:Method {id: 'method:grand-unified-sorting'}) RETURN m.name").rows
        with pytest.raises(VersionsDifferError, match="names of your own"):
            graph.load(source.rename(tmp_path / "again.jsonl"))


def test_a_file_that_is_no_lexicon_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("methud\tx\n", encoding="utf-8")
    result = run("load", "-", "--lexicon", str(path), "--store", str(tmp_path / "x.db"), given=LINE)
    assert result.exit_code == 2
    assert "bad.tsv:1: unknown kind 'methud'" in result.stderr
    assert not (tmp_path / "x.db").exists()
