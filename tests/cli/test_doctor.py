from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citegraph.cli import cli
from citegraph.graph.model import Paper, PaperFacts, SourceRecord, Versions
from citegraph.graph.stores import open_store


def doctor(store: object) -> Result:
    return CliRunner().invoke(cli, ["doctor", "--store", str(store)])


def test_all_is_well_before_the_first_load(tmp_path: Path) -> None:
    result = doctor(tmp_path / "new.db")
    assert result.exit_code == 0, result.output
    assert "problem" not in result.stdout
    for about in ("Python", "language model", "lexicon", "name table", "parts", "store", "disk", "Neo4j"):
        assert f"ok       {about}: " in result.stdout
    assert not (tmp_path / "new.db").exists()


def test_a_store_is_read_and_counted(tmp_path: Path) -> None:
    store = str(tmp_path / "papers.db")
    papers = '{"title": "Quarry: Sparse Attention", "abstract": "We present Quarry."}\n{"title": "On Pebbles"}\n'
    assert CliRunner().invoke(cli, ["load", "-", "--format", "jsonl", "--store", store], input=papers).exit_code == 0
    result = doctor(store)
    assert result.exit_code == 0, result.output
    assert f"store: {store} can be read and holds 2 papers" in result.stdout


def test_one_is_not_told_as_several(tmp_path: Path) -> None:
    store = str(tmp_path / "papers.db")
    one = '{"title": "Quarry: Sparse Attention", "abstract": "We present Quarry."}'
    assert CliRunner().invoke(cli, ["load", "-", "--format", "jsonl", "--store", store], input=one).exit_code == 0
    said = doctor(store).stdout
    assert "holds 1 paper as its source gives it" in said
    assert " 1 view, " in said


def test_a_store_made_by_another_version_is_a_problem(made_up_path: str) -> None:
    result = doctor(made_up_path)
    assert result.exit_code == 1
    assert f"citegraph rebuild --store {made_up_path}" in result.stdout


def test_a_missing_model_is_a_problem_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEGRAPH_MODEL", "xx_no_such_model")
    result = doctor(tmp_path / "new.db")
    assert result.exit_code == 1
    assert "problem  language model: " in result.stdout
    assert "Try: pip install" in result.stdout
    assert "ok       disk" in result.stdout


def test_a_file_that_is_no_store_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no store", encoding="utf-8")
    result = doctor(tmp_path / "notes.txt")
    assert result.exit_code == 1
    assert "problem  store: " in result.stdout


def test_a_store_of_other_versions_is_a_problem_that_rebuild_mends(tmp_path: Path) -> None:
    versions = Versions(extractor="0", lexicon="l", model="m", name_table="t")
    with open_store(str(tmp_path / "old.db")) as store:
        store.put_records([SourceRecord(paper=Paper(title="A paper"), facts=PaperFacts(), versions=versions)])
    result = doctor(tmp_path / "old.db")
    assert result.exit_code == 1
    assert "Try: citegraph rebuild" in result.stdout


def test_a_server_that_does_not_answer_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    result = doctor(tmp_path / "new.db")
    assert result.exit_code == 1
    assert "problem  Neo4j: " in result.stdout


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    result = doctor(tmp_path / "no" / "new.db")
    assert result.exit_code == 1
    assert "Try: mkdir -p" in result.stdout
