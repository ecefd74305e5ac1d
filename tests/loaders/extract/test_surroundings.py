"""What the words around a name say of it."""

import gzip
import json
from pathlib import Path

import pytest

from citegraph.graph.model import Paper
from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract._features import around
from citegraph.loaders.extract._linear import Features
from citegraph.loaders.extract._scene import Scene
from citegraph.loaders.extract._surroundings import FURTHEST, readable, surroundings_say
from citegraph.loaders.extract.training._surroundings import sample

OWN, DATASET = "surroundings of an own name", "surroundings of a dataset"


def said(extractor: Extractor, abstract: str, name: str = "Zorp") -> Features:
    (doc,) = extractor.docs([Paper(title="A study", abstract=abstract)])
    scene = Scene(doc)
    (cluster,) = [cluster for cluster in scene.clusters if cluster.name == name]
    return surroundings_say(around(scene, cluster))


def test_an_unknown_name_stands_as_a_dataset_or_as_a_method(extractor: Extractor) -> None:
    dataset = said(extractor, "We study agents. Experiments on MMLU, Zorp and GSM8K show gains.")
    method = said(extractor, "We study agents. Models such as GPT-4, Zorp and BERT fail.")
    assert dataset[DATASET] > 0 > method[DATASET]


def test_an_unknown_name_stands_as_the_authors_own_or_as_anothers(extractor: Extractor) -> None:
    own = said(extractor, "Agents are slow. We propose Zorp, a fast method. Zorp works.")
    other = said(extractor, "Existing methods such as Zorp are slow. We propose a fast method.")
    assert own[OWN] > 0 > other[OWN]


def test_no_name_is_surer_than_words_around_can_make_it(extractor: Extractor) -> None:
    told = said(extractor, "We propose Zorp, a new method. " * 8)
    assert all(abs(value) <= FURTHEST / 2 for value in told.values())


def test_the_title_is_not_told_for_there_names_are_the_authors_own() -> None:
    assert readable(["in title only", "before=the"]) == {"before=the": 1.0}


@pytest.mark.parametrize("name", ["papers.jsonl", "papers.jsonl.gz"])
def test_a_sample_is_the_same_in_any_order_and_leaves_out_the_papers_to_judge_by(tmp_path: Path, name: str) -> None:
    lines = [json.dumps({"title": f"Paper {number}", "abstract": "Text."}) for number in range(9)]
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    for folder, order in (("first", lines), ("second", lines[::-1])):
        with (gzip.open if name.endswith("gz") else open)(tmp_path / folder / name, "wt") as file:
            file.write("\n".join([*order, json.dumps({"title": "No abstract"})]))
    first, second = (sample([tmp_path / folder / name], without=["paper 3"]) for folder in ("first", "second"))
    assert first == second
    assert "Paper 3" not in {paper.title for paper in first}
    assert len(first) == 8
