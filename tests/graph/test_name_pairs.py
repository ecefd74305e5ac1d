"""Names of which the field knows that they are one thing, or two, each pair through the shipped lexicon and table."""

from pathlib import Path
from types import ModuleType

import pytest

from citegraph.graph.derive import derive
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable

FACTS = {"method": "methods", "dataset": "datasets", "concept": "concepts"}
EDGES = ("USES", "EVALUATES_ON", "ABOUT")


def pairs() -> list[list[str]]:
    lines = (Path(__file__).parent / "data" / "name_pairs.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("verdict", "label", "name", "other"), pairs(), ids=" ".join)
def test_two_papers_that_name_one_thing_meet_in_one_node_and_others_do_not(
    papers: ModuleType, verdict: str, label: str, name: str, other: str
) -> None:
    records = [papers.record(title, **{FACTS[label]: [form]}) for title, form in (("A", name), ("B", other))]
    graph = derive(records, lexicon=Lexicon.load(), table=NameTable.load())
    (one,), (two,) = (
        [edge.target for edge in graph.edges if edge.source == paper and edge.type in EDGES]
        for paper in ("paper:a", "paper:b")
    )
    assert (one == two) == (verdict == "one"), (one, two)
