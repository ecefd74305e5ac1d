"""The project's own annotations hold no texts, and point at places of texts that the corpus has."""

import json
import re
from pathlib import Path

import pytest

from citegraph.errors import SourceError
from citegraph.loaders.extract.training._annotations import own_annotations
from citegraph.loaders.extract.training._gold import OWN

FOLDER = Path(__file__).parents[4] / "loaders" / "extract" / "training" / "annotations"
OUTCOMES = {"better", "equal", "worse", "unclear"}


def letters(text: str) -> str:
    """A text without the spaces and the marks that LaTeX and Markdown leave in it."""
    return re.sub(r"[\s\\${}~*]+|textbf", "", text).casefold()


@pytest.mark.parametrize("name", OWN)
def test_claims_point_at_their_evidence_and_quote_none(name: str) -> None:
    for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        assert not row.keys() & {"title", "abstract"}
        assert {claim["outcome"] for claim in row["baselines"]} <= OUTCOMES
        assert all(start < end for start, end in (claim["evidence"] for claim in row["baselines"]))


@pytest.mark.parametrize("name", OWN)
@pytest.mark.shared
def test_introduced_names_and_named_baselines_stand_in_the_text(name: str, shared: Path) -> None:
    for paper, gold in own_annotations(name, shared / "corpus"):
        text = letters(f"{paper.title} {paper.abstract}")
        names = [item["name"] for item in gold["introduces"]]
        names += [claim["baseline"] for claim in gold["baselines"] if claim["named"]]
        # Word by word, for of "tensor and pipeline parallelism" both are written down whole.
        assert [one for one in names if not all(letters(word) in text for word in one.split())] == [], paper.title
        assert all(claim["evidence"] in paper.abstract for claim in gold["baselines"])


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read") as raised:
        list(own_annotations("more_complete", tmp_path))
    assert str(tmp_path) in str(raised.value)
