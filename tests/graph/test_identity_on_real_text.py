"""Names through the real extraction: what must be one, what must stay two, and what papers share one node for."""

import json
import subprocess
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest

from citegraph.graph.derive import derive
from citegraph.graph.exports.json import export
from citegraph.graph.model import Paper
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable
from citegraph.loaders import AUTO, Reading, open_readings
from citegraph.loaders.extract import Extractor

pytestmark = pytest.mark.shared
ALIASES_JOINED = 0.95
FAMILIES = 0.9
"""A floor against regressions; the goal is .95."""
LISTING = Path(__file__).parent.parent.parent / "examples" / "hf_daily_papers.txt"


def scored(papers: Iterable[Paper], *, shared: Path, task: str, truth: str, folder: Path) -> str:
    """What score_graph.py says of the graph of these papers."""
    graph = derive(Extractor.load().extract(papers), lexicon=Lexicon.load(), table=NameTable.load())
    out = BytesIO()
    export.write(graph, out)
    (folder / "graph.json").write_bytes(out.getvalue())
    scorer, gold = shared / "eval" / "score_graph.py", shared / "eval" / "gold" / truth
    command = [sys.executable, str(scorer), task, str(gold), str(folder / "graph.json")]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_no_distinct_names_are_merged_and_nearly_all_aliases_are_joined(shared: Path, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in (shared / "eval/gold/pairs_dev.jsonl").read_text("utf-8").splitlines()]
    papers = [Paper(**paper) for row in rows for paper in row["papers"]]
    told = scored(papers, shared=shared, task="pairs", truth="pairs_dev.jsonl", folder=tmp_path)
    assert "merged:" not in told
    joined, aliases = map(int, told.rpartition("aliases merged ")[2].partition(";")[0].split(" of "))
    assert joined >= ALIASES_JOINED * aliases, told


def test_papers_of_a_family_are_joined_through_one_node(shared: Path, tmp_path: Path) -> None:
    readings = [reading for reading in open_readings(str(LISTING), format_name=AUTO) if isinstance(reading, Reading)]
    papers = [item for reading in readings for item in reading.items() if isinstance(item, Paper)]
    told = scored(papers, shared=shared, task="families", truth="families_dev.json", folder=tmp_path)
    assert float(told.rpartition(":")[2]) >= FAMILIES, told
