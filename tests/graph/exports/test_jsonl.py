import io
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.exports.jsonl import export
from citegraph.graph.model import Node, Paper, Subgraph
from citegraph.loaders import LOADERS, open_source

# Loaders give text without control characters and with plain single spaces.
LETTERS = st.text(st.characters(categories=["L", "N", "P", "S"], include_characters=" "), min_size=1, max_size=30)
TEXT = LETTERS.map(lambda text: " ".join(text.split())).filter(bool)


def loaded(text: str, folder: Path) -> list[Paper]:
    path = folder / "papers.jsonl"
    path.write_text(text, encoding="utf-8")
    (source,) = open_source(str(path))
    return [item for item in LOADERS.get("jsonl").load(source) if isinstance(item, Paper)]


def test_what_is_written_loads_again(readable: Subgraph, write: Callable[..., str], tmp_path: Path) -> None:
    papers = {paper.title: paper for paper in loaded(write("jsonl", readable), tmp_path)}
    lean = papers["Lean Attention: Streams & Tiles"]
    assert (lean.year, lean.venue, lean.doi, lean.abstract) == (2024, "MLSys", "10.1000/lean_1", "We stream.")
    assert lean.authors == ("Rya Sanovar", "van der Berg, Jan")
    assert papers["Tiles"].arxiv_id == "2001.00001"
    assert len(papers) == 3


@given(title=TEXT, abstract=TEXT)
def test_any_title_and_abstract_come_back_as_they_were(title: str, abstract: str) -> None:
    paper = Node(id="paper:x", label="Paper", name=title, properties={"abstract": abstract})
    out = io.BytesIO()
    export.write(Subgraph(nodes=(paper,)), out)
    with tempfile.TemporaryDirectory() as folder:
        (read,) = loaded(out.getvalue().decode(), Path(folder))
    assert (read.title, read.abstract) == (title, abstract)
