"""Annotated papers, each with the Doc that the components made of it."""

import hashlib
import importlib.util
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from spacy.tokens import Doc

from citegraph.errors import SourceError
from citegraph.graph.model import Paper
from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract.training._annotations import own_annotations

Value = TypeVar("Value")
OWN = ("more_complete", "more_comparisons")
SETS = ("train", "seed_dev", "comparisons", *OWN)
"""Sets of annotations: those under EVAL, whose papers stand beside them or in the listing, and the project's own."""
FIRST_LEARNED = "citegraph_roles"
ALSO_LEARNED = ("citegraph_concepts",)
"""Components before it that a model decides too, and on which nothing else rests."""
COMPLETE = ("train", "seed_dev", "more_complete")
"""Sets in which every fact is annotated; in the others, introduced names and comparisons are."""


@dataclass(frozen=True)
class GoldPaper:
    """A paper, what annotators say of it, and what the components made of it."""

    paper: Paper
    gold: Mapping[str, Any]
    origin: str
    """Which set of annotations it belongs to."""
    doc: Doc
    scorer: ModuleType = field(repr=False)
    """`score.py`: its `keys` say when two names count as one."""
    remembered: dict[str, Any] = field(default_factory=dict, repr=False)
    """What `once` has worked out."""

    @property
    def complete(self) -> bool:
        """Whether methods and datasets are annotated."""
        return self.origin in COMPLETE

    def once(self, what: str, work: Callable[[], Value]) -> Value:
        """What the work gives, done the first time only: each fold asks for it again."""
        if what not in self.remembered:
            self.remembered[what] = work()
        found: Value = self.remembered[what]
        return found

    def keys(self, name: str, *aliases: str) -> set[str]:
        """Every normal form under which the scorer finds a name."""
        return set(self.scorer.keys({"name": name, "aliases": aliases}))

    def items(self, kind: str) -> Iterator[tuple[set[str], bool]]:
        """The scorer's keys of each annotated item of that kind, and whether it is optional."""
        for item in self.gold.get(kind) or ():
            yield set(self.scorer.keys(item)), bool(item.get("optional"))


def read_gold(folder: Path, extractor: Extractor) -> list[GoldPaper]:
    """All annotated papers, read by the components before the first one that decides by a learned model.

    The papers stand in an order that has nothing to do with their files', so that every n-th is a fair sample.
    """
    scorer = load_scorer(folder)
    found = [(name, *pair) for name in SETS for pair in annotated(folder, name)]
    found.sort(key=lambda row: hashlib.sha256(row[1].title.encode()).digest())
    docs = unlearned_docs(extractor, (paper for _, paper, _ in found))
    return [GoldPaper(paper, gold, name, doc, scorer) for (name, paper, gold), doc in zip(found, docs, strict=True)]


def unlearned_docs(extractor: Extractor, papers: Iterable[Paper]) -> Iterator[Doc]:
    """The papers as Docs, read by the components before the first one that decides by a learned model."""
    names = extractor.nlp.pipe_names
    unlearned = [name for name in names[: names.index(FIRST_LEARNED)] if name not in ALSO_LEARNED]
    with extractor.nlp.select_pipes(enable=unlearned):
        yield from extractor.docs(papers)


def load_scorer(folder: Path) -> ModuleType:
    """EVAL/score.py as a module."""
    spec = importlib.util.spec_from_file_location("citegraph_eval_score", folder / "score.py")
    if spec is None or spec.loader is None or not (folder / "score.py").is_file():
        raise SourceError("there is no score.py", where=str(folder))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.key = cache(module.key)  # type: ignore[attr-defined] # asked for the same few names millions of times
    return module


def annotated(folder: Path, name: str) -> Iterator[tuple[Paper, dict[str, Any]]]:
    """The papers of one of the SETS, each with what annotators say of it.

    Raises:
        SourceError: if a file is missing.
    """
    if name in OWN:
        yield from own_annotations(name, folder.parent / "corpus")
        return
    papers = _listing(folder) if name == "seed_dev" else _papers(folder / "gold" / f"{name}_papers.jsonl")
    for gold in _rows(folder / "gold" / f"{name}.jsonl"):
        yield papers[gold["title"]], gold


def _papers(path: Path) -> dict[str, Paper]:
    return {row["title"]: Paper(title=row["title"], abstract=row["abstract"]) for row in _rows(path)}


def _listing(folder: Path) -> dict[str, Paper]:
    """The papers of the listing; titles and abstracts are its lines, each abstract behind its title."""
    path = folder.parent / "corpus" / "hf_daily_papers.txt"
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    return {title: Paper(title=title, abstract=abstract) for title, abstract in pairwise(lines)}


def _rows(path: Path) -> Sequence[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except OSError as error:
        raise SourceError(f"the gold data cannot be read: {error.strerror}", where=str(path)) from error
