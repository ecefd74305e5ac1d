"""Annotations of the project's own, made as EVAL/README.md says; the texts stay in the corpus and are found by id."""

import gzip
import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from citegraph.errors import SourceError
from citegraph.graph.model import Paper

CORPUS = "arxiv_cs_112k.jsonl.gz"
"""The file that holds the papers' texts."""


def own_annotations(name: str, corpus: Path) -> Iterator[tuple[Paper, dict[str, Any]]]:
    """The papers of one set, each with what annotators say of it; `evidence` is the text that was pointed at.

    Raises:
        SourceError: if the corpus is missing, or lacks a paper.
    """
    text = (files(__package__) / "annotations" / f"{name}.jsonl").read_text("utf-8")
    rows: list[dict[str, Any]] = [json.loads(line) for line in text.splitlines()]
    papers = papers_of(corpus, {row["id"] for row in rows})
    for row in rows:
        paper = papers[row["id"]]
        claims = [{**claim, "evidence": paper.abstract[slice(*claim["evidence"])]} for claim in row["baselines"]]
        yield paper, {**row, "title": paper.title, "baselines": claims}


def papers_of(corpus: Path, wanted: set[str]) -> Mapping[str, Paper]:
    """The papers of the corpus with these ids, as far as the texts go, in its order.

    Raises:
        SourceError: if the corpus is missing, or lacks a paper.
    """
    path = corpus / CORPUS
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            # A line begins with the id; one in hundreds is wanted, and reading the rest is what takes the time.
            rows = (json.loads(line) for line in lines if line[8:40].split('"', 1)[0] in wanted)
            papers = {row["id"]: Paper(title=row["title"], abstract=row["abstract"]) for row in rows}
    except OSError as error:
        raise SourceError(f"the corpus cannot be read: {error.strerror}", where=str(path)) from error
    if missing := sorted(wanted - papers.keys()):
        raise SourceError(f"the corpus lacks {len(missing)} annotated papers, {missing[0]} first", where=str(path))
    return papers
