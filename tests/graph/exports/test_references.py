import io
from pathlib import Path

import pytest

from citegraph.errors import OutputError
from citegraph.graph.exports import export_of
from citegraph.graph.model import Node, Subgraph

NUMERIC = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>Short</title><id>https://example.org/short</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="citation-number"/></layout></citation>
  <bibliography><layout suffix="."><text variable="title"/>
    <date variable="issued" prefix=" (" suffix=")"><date-part name="year"/></date></layout></bibliography>
</style>
"""


def lines(graph: Subgraph, style: str = "") -> list[str]:
    out = io.BytesIO()
    export_of("references", style=style).write(graph, out)
    return out.getvalue().decode().splitlines()


def test_each_paper_is_a_line_in_the_style_that_citeproc_brings_along(readable: Subgraph) -> None:
    found = lines(readable)
    assert len(found) == 3
    assert any(line.startswith("Sanovar, R. and van der Berg, J. (2024)") for line in found), found
    assert any("10.1000/lean_1" in line for line in found)


def test_a_style_of_one_s_own_is_a_file(readable: Subgraph, tmp_path: Path) -> None:
    path = tmp_path / "short.csl"
    path.write_text(NUMERIC, encoding="utf-8")
    assert "Lean Attention: Streams & Tiles (2024)." in lines(readable, str(path))


@pytest.mark.parametrize("name", ["{R&D} at 50% <b>", "علم البيانات", "🙂 x", "T" * 10_000])
def test_any_title_is_set_as_written(name: str) -> None:
    (line,) = lines(Subgraph(nodes=(Node(id="paper:x", label="Paper", name=name, properties={"authors": ("A B",)}),)))
    assert name in line


def test_what_is_no_style_is_told(readable: Subgraph, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csl"
    broken.write_text("<style>", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be used as a citation style"):
        lines(readable, str(broken))
    with pytest.raises(OutputError, match="no such file"):
        lines(readable, "/no/such/file.csl")
    with pytest.raises(OutputError, match="this format has no citation styles") as caught:
        export_of("bibtex", style="apa")
    assert "references" in caught.value.valid
