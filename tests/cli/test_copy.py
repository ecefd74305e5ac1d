"""`citegraph copy` and `citegraph migrate`, as a user types them."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from citegraph.cli import cli
from citegraph.graph.model import Node, Paper, PaperFacts, SourceRecord, Versions
from citegraph.graph.stores import GraphChange, open_store
from citegraph.graph.stores._cypher import MIGRATIONS

VERSIONS = Versions(extractor="1", lexicon="1", model="1", name_table="1")


@pytest.fixture
def full(tmp_path: Path) -> str:
    path = str(tmp_path / "full.db")
    with open_store(path) as store:
        store.put_records([SourceRecord(paper=Paper(title="One"), facts=PaperFacts(), versions=VERSIONS)])
        store.apply(GraphChange(nodes=(Node(id="paper:one", label="Paper", name="One"),)))
    return path


def test_copy_says_what_it_copied(full: str, tmp_path: Path) -> None:
    to = str(tmp_path / "to.db")
    done = CliRunner().invoke(cli, ["copy", "--from", full, "--to", to])
    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    assert "1 record, 1 node, 0 edges" in done.stderr
    with open_store(full, read_only=True) as one, open_store(to, read_only=True) as two:
        assert list(one.records()) == list(two.records())
        assert one.graph() == two.graph()


def test_copy_from_where_there_is_nothing_makes_nothing(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["copy", "--from", str(tmp_path / "no.db"), "--to", str(tmp_path / "to.db")])
    assert done.exit_code == 2
    assert "there is no store here yet" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_copy_needs_both_stores() -> None:
    assert CliRunner().invoke(cli, ["copy", "--from", "x.db"]).exit_code == 2


def test_copy_of_a_store_to_itself_changes_nothing(full: str) -> None:
    done = CliRunner().invoke(cli, ["copy", "--from", full, "--to", full])
    assert done.exit_code == 0, done.stderr
    with open_store(full, read_only=True) as store:
        assert len(store.record_keys()) == 1


def test_migrate_says_that_there_is_nothing_to_do(full: str) -> None:
    done = CliRunner().invoke(cli, ["migrate", "--store", full])
    assert done.exit_code == 0, done.stderr
    assert "needs no migration" in done.stderr


def test_migrate_makes_no_store(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["migrate", "--store", str(tmp_path / "no.db")])
    assert done.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_an_older_store_is_refused_by_other_commands_and_migrated_by_this(
    full: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MIGRATIONS, 0, ())
    with open_store(full) as store:
        store.run("MATCH (store:Store) SET store.schema = 0", write=True)
    refused = CliRunner().invoke(cli, ["cypher", "RETURN 1 AS one", "--store", full])
    assert refused.exit_code == 2
    assert f"citegraph migrate --store {full}" in refused.stderr
    done = CliRunner().invoke(cli, ["migrate", "--store", full])
    assert done.exit_code == 0, done.stderr
    assert f"citegraph load --store {full}" in done.stderr
    assert CliRunner().invoke(cli, ["cypher", "RETURN 1 AS one", "--store", full]).exit_code == 0
