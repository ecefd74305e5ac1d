"""`citegraph corrections`, and that corrections go along where a store is copied: in a file, and on a server."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Protocol

import pytest
from click.testing import CliRunner, Result

from citegraph.cli import cli
from citegraph.graph.stores import open_store
from citegraph.ingest import bring_up_to_date


class Server(Protocol):
    """The Neo4j of the tests."""

    def empty(self) -> str: ...


Fill = Callable[[str], str]
MERGE = '[[merge]]\nname = "Quarry Routing"\ninto = "Quarrying"\n'


@pytest.fixture
def fill(papers: ModuleType) -> Fill:
    def fill(uri: str) -> str:
        with open_store(uri) as opened:
            names = (("One", "Quarrying"), ("Two", "Quarry Routing"))
            opened.put_records([papers.record(title, methods=[name]) for title, name in names])
            bring_up_to_date(opened)
        return uri

    return fill


@pytest.fixture
def store(fill: Fill, tmp_path: Path) -> str:
    return fill(str(tmp_path / "papers.db"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def methods(uri: str) -> set[str]:
    with open_store(uri, read_only=True) as opened:
        return {node.id for node in opened.graph().nodes if node.label == "Method"}


def test_they_are_printed_as_they_stand_in_the_file(store: str) -> None:
    assert run("corrections", "--store", store).stdout == ""
    run("merge", "Quarry Routing", "Quarrying", "--store", store)
    assert run("corrections", "--store", store).stdout == MERGE


def test_others_take_their_place_and_an_empty_file_takes_all_back(store: str, tmp_path: Path) -> None:
    file = tmp_path / "names.toml"
    for text, found in ((MERGE, {"method:quarrying"}), ("", {"method:quarrying", "method:quarry-routing"})):
        file.write_text(text)
        assert run("corrections", "--replace", str(file), "--store", store).exit_code == 0
        assert methods(store) == found


def test_what_is_no_correction_takes_no_place(store: str, tmp_path: Path) -> None:
    run("merge", "Quarry Routing", "Quarrying", "--store", store)
    file = tmp_path / "names.toml"
    file.write_text("[[join]]")
    result = run("corrections", "--replace", str(file), "--store", store)
    assert result.exit_code == 2
    assert "names.toml" in result.stderr
    assert run("corrections", "--store", store).stdout == MERGE


def test_a_copy_has_them_too(store: str, tmp_path: Path) -> None:
    run("merge", "Quarry Routing", "Quarrying", "--store", store)
    other = str(tmp_path / "other.db")
    assert run("copy", "--from", store, "--to", other).exit_code == 0
    assert run("corrections", "--store", other).stdout == MERGE
    with open_store(other) as opened:
        bring_up_to_date(opened)
    assert methods(other) == {"method:quarrying"}


def test_a_store_with_others_of_its_own_is_not_copied_to(store: str, tmp_path: Path) -> None:
    other = tmp_path / "other.corrections.toml"
    other.write_text('[[rename]]\nname = "CBM"\nto = "bottleneck"\n')
    result = run("copy", "--from", store, "--to", str(tmp_path / "other.db"))
    assert result.exit_code == 2
    assert "corrections that" in result.stderr
    assert "CBM" in other.read_text()


def test_a_server_keeps_them_for_whoever_loads_into_it(
    fill: Fill, neo4j_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uri = fill(neo4j_server.empty())
    monkeypatch.chdir(tmp_path)
    told = run("merge", "Quarry Routing", "Quarrying", "--store", uri)
    assert told.exit_code == 0, told.output
    assert f"written to {uri}" in told.stderr
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    with open_store(uri) as opened:
        assert not opened.stale()
        bring_up_to_date(opened)
    assert methods(uri) == {"method:quarrying"}
    assert "corrected  merge" in run("show", "Quarrying", "--store", uri).stdout
    local = str(tmp_path / "local.db")
    assert run("copy", "--from", uri, "--to", local).exit_code == 0
    assert (tmp_path / "local.corrections.toml").read_text() == MERGE
    empty = tmp_path / "empty.toml"
    empty.write_text("")
    assert run("corrections", "--replace", str(empty), "--store", uri).exit_code == 0
    assert methods(uri) == {"method:quarrying", "method:quarry-routing"}
