"""Bibliographies read by programs that others wrote: pybtex, bibtexparser, BibTool, rispy and citeproc-py."""

import io
import json
import shutil
import subprocess
import warnings
from pathlib import Path

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from pybtex.database import BibliographyData, parse_string

from citegraph.graph.exports import EXPORTS
from citegraph.graph.exports._styles import STYLE, style_path
from citegraph.graph.model import Node, PropertyValue, Subgraph

HOSTILE = (
    "R&D {at} 50%: \"quotes\" 'and' $M^3$ViT",
    "a\nnewline \\input{x} #1 _a ~b ^c @misc{x, y}",
    "علم البيانات",
    "🙂 emoji \u202e bidi <script>alert(1)</script> | pipe",
    "T" * 10_000,
    "Unbalanced } and { and $ and \\",
)
KNOWN: dict[str, PropertyValue] = {
    "authors": ("Łukasz O'Neil", "van der Berg, Jan", "Research and Safety Team", "محمد علي"),
    "year": 2024,
    "venue": "Proc. of R&D",
    "doi": "10.1000/a_b<c>",
    "url": "https://example.org/a_b?x=1&y=%20#z",
    "abstract": "=SUM(A1) \\end{document} " + HOSTILE[0],
}


@pytest.fixture(scope="module")
def hostile() -> Subgraph:
    nodes = [Node(id=f"paper:{n}", label="Paper", name=name, properties=KNOWN) for n, name in enumerate(HOSTILE)]
    return Subgraph(nodes=tuple(nodes))


def written(name: str, graph: Subgraph) -> str:
    out = io.BytesIO()
    EXPORTS.get(name).write(graph, out)
    return out.getvalue().decode()


def papers(graph: Subgraph) -> int:
    return sum(node.label == "Paper" for node in graph.nodes)


def by_pybtex(text: str) -> BibliographyData:
    return parse_string(text, bib_format="bibtex")


def test_pybtex_reads_names_and_fields(hostile: Subgraph) -> None:
    entries = list(by_pybtex(written("bibtex", hostile)).entries.values())
    assert len(entries) == len(HOSTILE)
    for entry in entries:
        assert [str(person) for person in entry.persons["author"]] == [
            "O'Neil, Łukasz",
            "van der Berg, Jan",
            "{Research and Safety Team}",
            "علي, محمد",
        ]
        assert (entry.fields["year"], entry.fields["booktitle"]) == ("2024", r"Proc. of R\&D")
        assert entry.fields["doi"] == "10.1000/a_b<c>"


@settings(max_examples=50)
@given(graph=...)
def test_pybtex_and_bibtexparser_find_every_paper_whatever_its_text(graph: Subgraph) -> None:
    text = written("bibtex", graph)
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert len(library.entries) == len(by_pybtex(text).entries) == papers(graph)


def test_bibtool_takes_the_file_without_complaint(hostile: Subgraph, tmp_path: Path) -> None:
    if not (bibtool := shutil.which("bibtool")):
        pytest.skip("no bibtool: install it to check BibTeX by another program")
    path = tmp_path / "papers.bib"
    path.write_text(written("bibtex", hostile), encoding="utf-8")
    done = subprocess.run([bibtool, "-i", path], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n@") == len(HOSTILE)
    assert not done.stderr


@settings(max_examples=50)
@given(graph=...)
def test_rispy_finds_every_paper_whatever_its_text(graph: Subgraph) -> None:
    assert len(rispy.loads(written("ris", graph).replace("\r\n", "\n"))) == papers(graph)


def test_rispy_reads_what_was_written(hostile: Subgraph) -> None:
    first, *_ = rispy.loads(written("ris", hostile).replace("\r\n", "\n"))
    assert first["title"] == HOSTILE[0]
    assert first["authors"][:2] == ["O'Neil, Łukasz", "van der Berg, Jan"]
    assert (first["year"], first["doi"], first["type_of_reference"]) == ("2024", "10.1000/a_b<c>", "CPAPER")


def test_citeproc_sets_every_item_without_complaint(hostile: Subgraph) -> None:
    items = json.loads(written("csl-json", hostile))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = CiteProcJSON(items)
    style = CitationStylesStyle(style_path(STYLE), validate=False)
    made = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        made.register(Citation([CitationItem(item["id"])]))
    texts = [str(line) for line in made.bibliography()]
    assert len(texts) == len(HOSTILE)
    assert all("Neil" in text for text in texts)
