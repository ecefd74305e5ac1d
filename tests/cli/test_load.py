import gzip
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citegraph.cli import cli
from citegraph.graph.stores import open_store

BROKEN_AT = 150
"""The line that tells, on standard error, how far a load is; by then the first 64 papers are committed."""


def line(number: int) -> str:
    name = f"Quarry-{number}"
    abstract = f"We present {name}, a sparse attention method that is {number + 2}x faster than FlashAttention-2."
    return json.dumps({"title": f"{name}: Sparse Attention in {number} Steps", "abstract": abstract})


def papers(folder: Path, *numbers: int, name: str = "papers.jsonl", tail: str = "") -> str:
    path = folder / name
    path.write_text("".join(f"{line(number)}\n" for number in numbers) + tail, encoding="utf-8")
    return str(path)


def load(folder: Path, *arguments: str, **options: object) -> Result:
    store = ["--store", str(folder / "citegraph.db")]
    return CliRunner().invoke(cli, ["load", *arguments, *store], **options)  # type: ignore[arg-type]


def titles(folder: Path) -> set[str]:
    with open_store(str(folder / "citegraph.db"), read_only=True) as store:
        return {record.paper.title.partition(":")[0] for record in store.records()}


def test_papers_go_into_the_store_and_a_second_load_finds_them_there(tmp_path: Path) -> None:
    source = papers(tmp_path, 1, 2)
    first, second = load(tmp_path, source), load(tmp_path, source)
    assert (first.exit_code, second.exit_code) == (0, 0), first.output
    assert "2 papers: 2 new, 0 known before" in first.stderr
    assert "2 papers: 0 new, 2 known before" in second.stderr
    assert first.stdout == second.stdout == ""
    assert titles(tmp_path) == {"Quarry-1", "Quarry-2"}


def test_a_problem_is_named_with_file_and_line_and_the_status_says_in_part(tmp_path: Path) -> None:
    source = papers(tmp_path, 1, 2, tail="{broken\n")
    result = load(tmp_path, source)
    assert result.exit_code == 1
    assert f"{source}:3: no JSON" in result.stderr
    assert "1 record not loaded" in result.stderr
    assert len(titles(tmp_path)) == 2


def test_a_source_of_which_nothing_can_be_loaded_is_a_failure(tmp_path: Path) -> None:
    result = load(tmp_path, papers(tmp_path, tail="{broken\n"))
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.jsonl"], "no such file"),
        (["arxiv:2205.14135"], "identifiers are not supported yet"),
        (["missing.jsonl", "--format", "bibtec"], "unknown format 'bibtec'"),
    ],
)
def test_what_cannot_be_run_says_why_and_leaves_no_store(arguments: list[str], said: str, tmp_path: Path) -> None:
    result = load(tmp_path, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Try: citegraph" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "citegraph.db").exists()


def test_several_sources_folders_and_standard_input_are_loaded_together(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    papers(folder, 1)
    (folder / "packed.jsonl.gz").write_bytes(gzip.compress(f"{line(2)}\n".encode()))
    (folder / "notes.md").write_text("# Notes", encoding="utf-8")
    more = papers(tmp_path, 3)
    result = load(tmp_path, str(folder), more, "-", "--show-ignored", input=f"{line(4)}\n")
    assert result.exit_code == 0, result.output
    assert titles(tmp_path) == {f"Quarry-{number}" for number in (1, 2, 3, 4)}
    assert "notes.md:1: passed over, a file of no known format" in result.stderr


def test_a_title_that_writes_over_the_terminal_is_shown_harmless(tmp_path: Path) -> None:
    result = load(tmp_path, papers(tmp_path, 1, tail='{"title": "\\u001b[2J", "year": "x\x1b[2J"}\n'))
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr


def test_a_load_of_nothing_completes_a_graph_that_is_stale(tmp_path: Path) -> None:
    assert load(tmp_path, papers(tmp_path, 1)).exit_code == 0
    result = load(tmp_path)
    assert result.exit_code == 0
    assert "the graph shows all that was loaded" in result.stderr


def test_several_processes_can_extract(tmp_path: Path) -> None:
    assert load(tmp_path, papers(tmp_path, 1, 2, 3), "--jobs", "2").exit_code == 0
    assert titles(tmp_path) == {"Quarry-1", "Quarry-2", "Quarry-3"}


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
def test_a_load_that_is_stopped_keeps_whole_papers_says_so_and_is_completed_by_the_next(
    sent: signal.Signals, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "citegraph", "load", "-", "--format", "jsonl", "--store", "citegraph.db"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stderr
        for number in range(BROKEN_AT):
            process.stdin.write(f"{line(number)}\n")
        process.stdin.write("{broken\n")
        process.stdin.flush()
        first = process.stderr.readline()
        process.send_signal(sent)
        said = process.stderr.read()
        assert process.wait() == 128 + sent
    assert f"stdin:{BROKEN_AT + 1}: no JSON" in first
    assert "interrupted" in said
    assert "Traceback" not in said
    kept = len(titles(tmp_path))
    assert kept >= 64
    assert f"{kept} papers are in citegraph.db" in said
    result = load(tmp_path, papers(tmp_path, *range(BROKEN_AT), name="stdin"))
    assert f"{BROKEN_AT} papers: {BROKEN_AT - kept} new, {kept} known before" in result.stderr
