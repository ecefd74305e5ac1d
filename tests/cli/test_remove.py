from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citegraph.cli import cli
from citegraph.graph.stores import open_store

TITLES = ("Quarry: Sparse Attention in Three Steps", "Plumb: A Benchmark of Depth")


@pytest.fixture
def store(tmp_path: Path) -> str:
    for name, title in zip(("a.jsonl", "b.jsonl"), TITLES, strict=True):
        (tmp_path / name).write_text(f'{{"title": "{title}"}}\n', encoding="utf-8")
    path = str(tmp_path / "papers.db")
    loaded = CliRunner().invoke(cli, ["load", str(tmp_path), "--store", path])
    assert loaded.exit_code == 0, loaded.output
    return path


def remove(store: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["remove", *arguments, "--store", store])


def left(store: str) -> list[str]:
    with open_store(store, read_only=True) as opened:
        return sorted(node.name for node in opened.graph().nodes if node.label == "Paper")


@pytest.mark.parametrize("named", ["Quarry", "paper:quarry-sparse-attention-in-three-steps", TITLES[0].upper()])
def test_a_paper_is_removed_by_any_of_its_names(named: str, store: str) -> None:
    result = remove(store, named)
    assert result.exit_code == 0, result.output
    assert TITLES[0] in result.stdout
    assert left(store) == [TITLES[1]]


def test_a_source_is_removed_with_all_its_papers(store: str) -> None:
    assert remove(store, "--source", "b.jsonl").exit_code == 0
    assert left(store) == [TITLES[0]]


@pytest.mark.parametrize("arguments", [[], ["Nothing Like It"], ["--source", "c.jsonl"], ["Quarry", "Nothing Like It"]])
def test_what_is_not_there_is_an_error_and_nothing_is_removed(arguments: list[str], store: str) -> None:
    assert remove(store, *arguments).exit_code == 2
    assert left(store) == sorted(TITLES)
