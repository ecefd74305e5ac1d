"""merge, split and rename, which write into one file, and `doctor --graph`, which says what to correct."""

import json
import re
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from citegraph.cli import cli
from citegraph.graph.stores import open_store
from citegraph.ingest import bring_up_to_date


@pytest.fixture
def store(tmp_path: Path, papers: ModuleType) -> str:
    path = str(tmp_path / "papers.db")
    with open_store(path) as opened:
        opened.put_records(
            [
                papers.record("One", methods=["Quarrying"], defines=[("CL", "curriculum lifting")]),
                papers.record("Two", methods=["Quarry Routing", "CL"], defines=[("CL", "crane lowering")]),
                papers.record("Three", introduces=["Zeta-2"], claims=[("ours", "better", "Quarrying")]),
                papers.record("Four", introduces=["Zeta-2"], methods=["CL"]),
            ]
        )
        bring_up_to_date(opened)
    return path


def run(store: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--store", store])


def methods(store: str) -> dict[str, str]:
    with open_store(store, read_only=True) as opened:
        return {node.id: node.name for node in opened.graph().nodes if node.label == "Method"}


def test_merged_names_are_one_node_now_and_after_every_load(store: str, tmp_path: Path, papers: ModuleType) -> None:
    result = run(store, "merge", "quarry routing", "Quarrying")
    assert result.exit_code == 0, result.output
    assert result.stdout == "method:quarrying\tQuarrying\tQuarry Routing\n"
    with open_store(store) as opened:
        opened.put_records([papers.record("Five", methods=["Quarry Routing"])])
        bring_up_to_date(opened)
    assert "method:quarry-routing" not in methods(store)
    assert (
        tmp_path / "papers.corrections.toml"
    ).read_text() == '[[merge]]\nname = "Quarry Routing"\ninto = "Quarrying"\n'


def test_a_name_is_split_for_the_papers_given(store: str) -> None:
    result = run(store, "split", "CL", "--papers", "Four", "--to", "cable laying")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("method:cable-laying\tcable laying")
    assert "method:cable-laying" in methods(store)


def test_a_renamed_thing_keeps_its_id_and_its_old_name(store: str) -> None:
    result = run(store, "rename", "Zeta-2", "Zeta Two")
    assert result.exit_code == 0, result.output
    assert result.stdout == "method:zeta-2\tZeta Two\tZeta-2\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge", "Nothing Like It", "Quarrying"),
        ("merge", "Quarrying", "quarrying"),
        ("split", "Quarrying", "--papers", "No Such Paper", "--to", "Other"),
        ("split", "Quarrying", "--to", "Other"),
        ("rename", "Nothing Like It", "Quarrying"),
    ],
)
def test_what_cannot_be_corrected_is_refused_and_not_written_down(store: str, arguments: tuple[str, ...]) -> None:
    result = run(store, *arguments)
    assert result.exit_code == 2
    assert not Path(store).with_suffix(".corrections.toml").exists()


def test_doctor_names_what_in_the_graph_to_look_at(store: str) -> None:
    result = run(store, "doctor", "--graph")
    assert re.search(r"look +introduced twice: 'Zeta-2' is introduced by 2 papers: 'Four'; 'Three'", result.stdout)
    assert "Try: citegraph split Zeta-2 --paper paper:three --to" in result.stdout


def test_a_name_with_several_senses_is_shown_with_their_papers_and_reasons(tmp_path: Path, papers: ModuleType) -> None:
    path = str(tmp_path / "senses.db")
    with open_store(path) as opened:
        opened.put_records(
            [
                papers.record("One", methods=["CL", "Quarrying"], defines=[("CL", "continual learning")]),
                papers.record("Two", methods=["CL"], defines=[("CL", "contrastive learning")]),
                papers.record("Three", methods=["CL", "Quarrying"]),
            ]
        )
        bring_up_to_date(opened)
    shown = run(path, "show", "CL")
    assert shown.exit_code == 0, shown.output
    text = " ".join(shown.stdout.split())
    assert text.startswith("CL stands for 2 things")
    assert "CL: continual learning, whose defining papers share 1 of its names (contrastive learning: 0)" in text
    senses = json.loads(run(path, "show", "CL", "--format", "json").stdout)["senses"]
    assert {sense["id"]: [paper["title"] for paper in sense["papers"]] for sense in senses} == {
        "concept:continual-learning": ["One", "Three"],
        "concept:contrastive-learning": ["Two"],
    }


def test_corrections_are_shown_with_what_they_correct(store: str) -> None:
    run(store, "merge", "quarry routing", "Quarrying")
    assert "corrected  merge 'Quarry Routing' into 'Quarrying'" in run(store, "show", "Quarrying").stdout
    shown = json.loads(run(store, "show", "Quarrying", "--format", "json").stdout)
    assert shown["corrections"] == ["merge 'Quarry Routing' into 'Quarrying'"]


def test_a_split_in_a_paper_that_does_not_name_it_is_refused_and_not_written(store: str, tmp_path: Path) -> None:
    result = run(store, "split", "Quarrying", "--papers", "Two", "--to", "digging")
    assert result.exit_code == 2
    assert "paper:two does not name 'Quarrying'" in result.stderr
    assert not (tmp_path / "papers.corrections.toml").exists()
