import csv
import io
from pathlib import Path

from citegraph.graph.exports import write_export
from citegraph.graph.exports.screening import COLUMNS, export
from citegraph.graph.model import Subgraph
from citegraph.graph.paper_index import PaperIndex
from citegraph.screening import read_decisions, screening_of


def test_a_line_a_paper_with_what_people_decide_by(readable: Subgraph) -> None:
    out = io.BytesIO()
    told = export.write(readable, out)
    head, *rows = csv.reader(io.StringIO(out.getvalue().decode(), newline=""))
    assert tuple(head) == COLUMNS
    lean = dict(zip(head, rows[1], strict=True))
    assert (lean["title"], lean["abstract"]) == ("Lean Attention: Streams & Tiles", "We stream.")
    assert (lean["doi"], lean["authors"]) == ("10.1000/lean_1", "Rya Sanovar; van der Berg, Jan")
    assert "papers have no abstract to be screened by: 2" in told


def test_decisions_made_in_the_file_come_back_to_their_papers(readable: Subgraph, tmp_path: Path) -> None:
    path = tmp_path / "papers.screening.csv"
    write_export(readable, path, format_name="screening")
    head, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    decided = [[*head, "included"], *([*row, included] for row, included in zip(rows, "01 ", strict=True))]
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(decided)
    screening = screening_of(read_decisions(path), PaperIndex(readable.nodes))
    assert set(screening.excluded) == {"paper:flash-2"}
    assert screening.included == {"paper:lean"}
    assert not screening.unknown
