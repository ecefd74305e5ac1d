"""The reviews that pandoc makes, read by pandoc again or by a parser of what they are."""

import subprocess
from pathlib import Path

import pytest

from citegraph.errors import OutputError
from citegraph.graph.exports import Provenance, _pandoc, write_export
from citegraph.graph.exports._styles import STYLE
from citegraph.graph.model import Node, Subgraph

HOSTILE = 'R&D {at} 50%: "q" <script>alert(1)</script> $x$ \\input{y} @z `c` [l](u) علم 🙂 # * _'
MADE = Provenance("citegraph export --focus x", "x", {"citegraph": "0"}, "2026-11-27")


def plain(path: Path, kind: str) -> str:
    command = ["pandoc", f"--from={kind}", "--to=plain", "--columns=10000", path]
    return " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.usefixtures("pandoc")
@pytest.mark.parametrize(
    ("name", "suffix", "kind"),
    [("review-docx", ".docx", "docx"), ("review-html", ".html", "html"), ("review-latex", ".tex", "latex")],
)
def test_citations_are_numbers_and_references_are_set(
    readable: Subgraph, tmp_path: Path, name: str, suffix: str, kind: str
) -> None:
    path = tmp_path / f"review{suffix}"
    write_export(readable, path, format_name=name, provenance=MADE)
    text = plain(path, kind)
    assert "citegraph export --focus x" in text
    assert "“Lean Attention is 2.6x faster than FlashAttention-2" in text
    assert "100% & more.”" in text
    assert "[1]" in text
    assert "R. Sanovar and J. van der Berg. Lean Attention: Streams & Tiles. MLSys. 2024. doi:10.1000/lean_1." in (
        text.replace("_Lean", "Lean").replace("Tiles_", "Tiles")
    )


@pytest.mark.usefixtures("pandoc")
def test_text_of_papers_stays_text(tmp_path: Path) -> None:
    graph = Subgraph(nodes=(Node(id="paper:x", label="Paper", name=HOSTILE),))
    path = tmp_path / "review.html"
    write_export(graph, path, format_name="review-html", provenance=MADE)
    page = path.read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert HOSTILE in plain(path, "html")


@pytest.mark.usefixtures("pandoc")
def test_another_style_may_be_asked_for(readable: Subgraph, tmp_path: Path) -> None:
    path = tmp_path / "review.html"
    write_export(readable, path, format_name="review-html", provenance=MADE, style=STYLE)
    assert "Sanovar and van der Berg, 2024" in plain(path, "html")


def test_a_missing_pandoc_is_told(readable: Subgraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OutputError, match="pandoc"):
        write_export(readable, tmp_path / "review.docx", format_name="review-docx")
    assert not list(tmp_path.iterdir())


FAILING = [("echo broken >&2; exit 3", "could not make it: broken"), ("exec sleep 60", "had not made it")]


@pytest.mark.parametrize(("script", "message"), FAILING)
def test_a_pandoc_that_fails_or_never_ends_is_told(
    script: str, message: str, readable: Subgraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "pandoc"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setattr(_pandoc, "TIMEOUT", 1)
    with pytest.raises(OutputError, match=message):
        write_export(readable, tmp_path / "review.docx", format_name="review-docx")
    assert [path.name for path in tmp_path.iterdir()] == ["bin"]
