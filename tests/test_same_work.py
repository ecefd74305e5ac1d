"""One paper from three kinds of sources: the same graph in every order, fields from the best, the rest said."""

import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from citegraph.graph.derive import derive
from citegraph.graph.model import Node, Paper, PaperFacts, SourceRecord, Versions
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable
from citegraph.loaders import AUTO, Reading, open_readings

TITLE = "On Quarrying: Stones in Order"
BIBTEX = """@inproceedings{b, title={On Quarrying: Stones in Order}, author={Byron, Ada}, year={2022},
    booktitle={ICML}, doi={10.1000/q}}"""
CSL = [
    {
        "id": "c",
        "type": "article-journal",
        "title": TITLE.upper(),
        "author": [{"family": "Byron", "given": "Ada"}, {"family": "Hopper", "given": "Grace"}],
        "issued": {"date-parts": [[2023]]},
        "container-title": "Journal of Stones",
        "DOI": "https://doi.org/10.1000/Q",
        "abstract": "We order stones.",
    }
]
JSONL = {"title": TITLE, "abstract": "We put stones in order, by size.", "id": "arxiv:2101.00001", "year": 2021}
VERSIONS = Versions(extractor="1", lexicon="1", model="1", name_table="1")


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    texts = {"a.bib": BIBTEX, "b.json": json.dumps(CSL), "c.jsonl": json.dumps(JSONL)}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return [tmp_path / name for name in texts]


def papers(source: Path) -> Iterator[Paper]:
    for reading in open_readings(str(source), format_name=AUTO):
        assert isinstance(reading, Reading)
        for item in reading.items():
            assert isinstance(item, Paper)
            yield item.model_copy(update={"source": source.name})


def test_the_order_of_the_sources_changes_nothing(sources: list[Path]) -> None:
    read = {source: list(papers(source)) for source in sources}
    graphs = [
        derive(
            [
                SourceRecord(paper=paper, facts=PaperFacts(), versions=VERSIONS)
                for source in order
                for paper in read[source]
            ],
            lexicon=Lexicon.load(),
            table=NameTable.load(),
        )
        for order in permutations(sources)
    ]
    assert all(graph == graphs[0] for graph in graphs)
    (paper,) = (node for node in graphs[0].nodes if node.label == "Paper")
    assert_is_the_best_of_all(paper)


def assert_is_the_best_of_all(paper: Node) -> None:
    known = paper.properties
    assert paper.name == TITLE
    assert known["abstract"] == JSONL["abstract"]
    assert (known["doi"], known["arxiv_id"]) == ("10.1000/q", "2101.00001")
    said = known["said"]
    assert isinstance(said, tuple)
    for field, values in {"year": {"2021", "2022", "2023"}, "venue": {"ICML", "Journal of Stones"}}.items():
        others = values - {str(known[field])}
        assert len(others) == len(values) - 1
        assert all(any(line.startswith(f"{field}: {value} (") for line in said) for value in others)
