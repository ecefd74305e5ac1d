import gzip
import json
from pathlib import Path

import pytest

from citegraph.errors import SourceError, UnknownNameError
from citegraph.graph.model import Paper
from citegraph.loaders import LOADERS, Ignored, Reading, Rejected, TextSource, open_readings

ROOT = Path(__file__).parent.parent.parent
LINE = json.dumps({"title": "A made-up paper", "abstract": "It says little."})


def formats(path: Path) -> list[str]:
    return [reading.format for reading in open_readings(str(path)) if isinstance(reading, Reading)]


@pytest.mark.parametrize("name", LOADERS.names())
def test_every_loader_describes_itself(name: str) -> None:
    loader = LOADERS.get(name)
    assert loader.description
    assert all(suffix.startswith(".") for suffix in loader.suffixes)
    assert not loader.recognises("")


def test_a_format_is_told_by_what_the_file_holds_before_its_name(tmp_path: Path) -> None:
    path = tmp_path / "papers.txt"
    path.write_text(f"{LINE}\n", encoding="utf-8")
    assert formats(path) == ["jsonl"]


def test_a_name_tells_the_format_where_the_content_does_not(tmp_path: Path) -> None:
    path = tmp_path / "papers.jsonl.gz"
    path.write_bytes(gzip.compress(b"{broken\n"))
    assert formats(path) == ["jsonl"]


def test_the_listing_that_ships_is_recognised_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_bytes((ROOT / "examples" / "hf_daily_papers.txt").read_bytes())
    assert formats(path) == ["daily-papers"]


@pytest.mark.parametrize(
    "data", [b"\x00\x01binary", b"name = 'x'\n", b"%PDF-1.4\n", b"<html><body>A page. It is long.\n"]
)
def test_what_is_no_format_is_refused_with_those_there_are(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "notes.dat"
    path.write_bytes(data)
    with pytest.raises(UnknownNameError, match=r"unknown format of 'notes\.dat'") as caught:
        open_readings(str(path))
    assert set(caught.value.valid) == set(LOADERS.names())
    assert "--format" in caught.value.hint


def test_an_unknown_format_is_told_with_close_ones() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'jsonl'"):
        open_readings("whatever", format_name="jsnol")


def test_a_folder_gives_what_is_recognised_and_names_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(LINE, encoding="utf-8")
    (tmp_path / "readme.md").write_text("# Notes", encoding="utf-8")
    (tmp_path / "z.jsonl.gz").write_bytes(b"\x1f\x8bnonsense")
    reading, ignored, rejected = open_readings(str(tmp_path))
    assert isinstance(reading, Reading)
    assert isinstance(ignored, Ignored)
    assert ignored.source.endswith("readme.md")
    assert isinstance(rejected, Rejected)
    assert rejected.source.endswith("z.jsonl.gz")


def test_a_folder_without_anything_to_load_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "readme.md").write_text("# Notes", encoding="utf-8")
    with pytest.raises(SourceError, match="no file in this folder"):
        open_readings(str(tmp_path))


@pytest.mark.parametrize("name", LOADERS.names())
def test_a_source_without_any_paper_says_so(name: str) -> None:
    (item,) = Reading(TextSource("\n\n", name="empty"), name).items()
    assert isinstance(item, Rejected)
    assert "no paper" in item.reason


def test_bytes_that_are_no_text_are_rejected_with_their_line_and_the_paper_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "papers.jsonl"
    path.write_bytes(b'{"title": "Good"}\n{"title": "Caf\xe9"}\n')
    (reading,) = open_readings(str(path))
    assert isinstance(reading, Reading)
    first, problem, second = reading.items()
    assert isinstance(problem, Rejected)
    assert (problem.line, problem.loaded) == (2, True)
    assert [getattr(first, "title", ""), getattr(second, "title", "")] == ["Good", "Caf\ufffd"]


def test_a_file_that_is_cut_off_loses_only_what_is_behind_the_cut(tmp_path: Path) -> None:
    lines = "".join(
        json.dumps({"title": f"Paper {number} {number * 7919 % 1_000_003}"}) + "\n" for number in range(9000)
    )
    packed = gzip.compress(lines.encode())
    (tmp_path / "papers.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    (reading,) = open_readings(str(tmp_path / "papers.jsonl.gz"))
    assert isinstance(reading, Reading)
    *whole, cut = reading.items()
    assert all(isinstance(item, Paper) for item in whole)
    assert isinstance(cut, Rejected)
    assert not cut.loaded
    assert cut.line == len(whole) + 1
