"""Measures the extraction: F1 by kind of fact and by set of papers, errors by class, false alarms, speed and memory.

    python benchmarks/extraction.py [EVAL] [--cross-validate] [--record]

EVAL is a folder with annotated papers (gold/*.jsonl, score.py) and, beside it, corpus/. The shipped models were trained
on these papers, so their figures ("in sample") serve one purpose: to show when a change makes something worse.
`--cross-validate` adds those of models that have not seen the papers, and takes as long as `make train`.
`--record` writes the figures to docs/scores.json, which the tests compare with, and the page to docs/scores.md.
"""

import argparse
import datetime as dt
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

import spacy

from citegraph.graph.model import Paper, SourceRecord
from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract._pipeline import MODELS
from citegraph.loaders.extract.training._annotations import papers_of
from citegraph.loaders.extract.training._cross_validation import cross_validate, reliability, table
from citegraph.loaders.extract.training._gold import SETS, annotated, load_scorer, read_gold
from citegraph.loaders.facts import fields_of

ROOT = Path(__file__).parent.parent
SCORES, PAGE = ROOT / "docs" / "scores.json", ROOT / "docs" / "scores.md"
SILENT = ROOT / "tests" / "loaders" / "extract" / "papers_without_claims.txt"
KINDS = ("introduces", "methods", "datasets", "concepts", "baselines", "claims", "values", "variants", "outcome")
IN_SAMPLE = """\
F1 in percent of the shipped models on the papers that they were trained on; `outcome` is the mean recall over better,
equal and worse. Read these figures only against earlier ones: they show when a change makes something worse. What to
expect of papers that the models have not seen stands in the [model card](model-card.md)."""
CHUNK = 32
"""Papers that the two pipelines read by turns, so that both meet the same load of the machine."""

Scored = list[tuple[Mapping[str, Any], Mapping[str, Any]]]
"""Each annotated paper with what the extraction says of it, as the scorer reads both."""


def as_scored(record: SourceRecord) -> dict[str, Any]:
    """What `citegraph extract` writes of a paper."""
    return json.loads(json.dumps(fields_of(record)))


def read_sets(folder: Path, extractor: Extractor) -> dict[str, Scored]:
    """Every set of annotated papers, extracted with the shipped models."""
    sets: dict[str, Scored] = {}
    for name in SETS:
        papers, gold = zip(*annotated(folder, name), strict=True)
        sets[name] = list(zip(gold, map(as_scored, extractor.extract(papers)), strict=True))
    return sets


def f1(sets: Mapping[str, Scored], scorer: ModuleType) -> dict[str, dict[str, float]]:
    """F1 in percent by set and kind; kinds that a set does not annotate are left out."""
    return {name: _f1_of(scored, scorer) for name, scored in sets.items()}


def _f1_of(scored: Scored, scorer: ModuleType) -> dict[str, float]:
    figures, _ = scorer.score([gold for gold, _ in scored], [system for _, system in scored])
    found = {kind: round(100 * one["f1"], 1) for kind, one in figures.items() if one["tp"] + one["fn"]}
    return found | {"outcome": round(100 * figures["baselines"]["outcome_macro"], 1)}


def silent_papers(corpus: Path) -> list[Paper]:
    """The papers of the corpus that, read by a person, claim no comparison and no gain."""
    wanted = set(SILENT.read_text(encoding="utf-8").split())
    return list(papers_of(corpus, wanted).values())


def false_alarms(corpus: Path, extractor: Extractor) -> list[tuple[str, str]]:
    """Title and sentence of each claim found in the papers that make none."""
    records = extractor.extract(silent_papers(corpus))
    return [(r.paper.title, claim.mentions[0].sentence) for r in records for claim in r.facts.baselines]


def measured(folder: Path, extractor: Extractor) -> dict[str, Any]:
    """All that the tests compare with what was recorded: F1 by set and kind, and the number of false alarms."""
    figures = f1(read_sets(folder, extractor), load_scorer(folder))
    return {"f1": figures, "false alarms": len(false_alarms(folder.parent / "corpus", extractor))}


# Errors by class


def errors(scored: Scored, scorer: ModuleType) -> Iterator[tuple[str, str, str]]:
    """Kind, direction (`missed` or `wrong`) and class of each error."""
    _, tallies = scorer.score([gold for gold, _ in scored], [system for _, system in scored])
    papers = {gold["title"]: (gold, system) for gold, system in scored}
    for kind in ("introduces", "methods", "datasets", "concepts"):
        for title, missed, wrong in tallies[kind].log:
            gold, system = papers[title]
            yield from ((kind, "missed", name_class(name, system, scorer, kind=kind)) for name in missed)
            yield from ((kind, "wrong", name_class(name, gold, scorer, kind=kind)) for name in wrong)
    for gold, system in scored:
        yield from (("claims", *error) for error in _claim_errors(gold, system, scorer))


def name_class(name: str, other: Mapping[str, Any], scorer: ModuleType, *, kind: str) -> str:
    """How the other side stands to a name of this kind which it lacks among its own."""
    key = scorer.key(name)
    for place in ("introduces", "methods", "datasets", "concepts", "tasks"):
        if any(key in scorer.keys(item) for item in scorer.as_items(other.get(place))):
            return f"among {place} there" if place != kind else "optional, or said twice"
    words = set(re.findall(r"\w{2,}", name.lower()))
    same = [item for item in scorer.as_items(other.get(kind)) if words & _words(item, scorer)]
    return "part of another name, or holds one" if same else "on one side only"


def _words(item: Mapping[str, Any], scorer: ModuleType) -> set[str]:
    return {word for name in scorer.names(item) for word in re.findall(r"\w{2,}", (name or "").lower())}


_FORGIVEN = {"value": None, "outcome": "unclear", "baseline": None}
"""What a gold claim is given in place of a field for the scorer to look past it."""


def _claim_errors(gold: Mapping[str, Any], system: Mapping[str, Any], scorer: ModuleType) -> Iterator[tuple[str, str]]:
    left, lost = list(scorer.comparisons(system)), []
    for claim in scorer.comparisons(gold):
        hit = next((one for one in left if scorer.same_claim(gold, system, claim, one)), None)
        if hit is not None:
            left.remove(hit)
        elif not claim.get("optional"):
            lost.append(claim)
    yield from (("missed", _claim_class(claim, left, gold, system, scorer)) for claim in lost)
    for one in left:
        same = any(_sentence_of(claim, one) for claim in scorer.comparisons(gold))
        yield "wrong", "a claim is annotated in its sentence" if same else "no claim is annotated in its sentence"


def _claim_class(
    claim: Mapping[str, Any],
    left: Sequence[Mapping[str, Any]],
    gold: Mapping[str, Any],
    system: Mapping[str, Any],
    scorer: ModuleType,
) -> str:
    """What one would have to look past for a claim that was found to be the one that was missed."""
    for one in left:
        subject = {"subject": one.get("subject") or "ours"}
        ways = {**{name: {name: value} for name, value in _FORGIVEN.items()}, "subject": subject}
        for name, change in ways.items():
            if scorer.same_claim(gold, system, {**claim, **change}, one):
                return f"another {name}"
    same = [one for one in left if _sentence_of(claim, one)]
    return "found in its sentence, but with two things amiss" if same else "nothing found there"


def _sentence_of(claim: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    return claim["evidence"][:40] in found["mentions"][0]["sentence"]


# Speed


def speed(papers: Sequence[Paper], extractor: Extractor) -> dict[str, float]:
    """Papers a second of CPU time: the extraction, and the bare whole spaCy model on the same texts in the same run."""
    whole = spacy.load(next(name for name in MODELS if spacy.util.is_package(name)))
    seconds = {"extraction": 0.0, "whole model": 0.0}
    for start in range(0, len(papers), CHUNK):
        chunk = papers[start : start + CHUNK]
        texts = [f"{paper.title}\n\n{paper.abstract}" for paper in chunk]
        for name, work in (("extraction", extractor.extract(chunk)), ("whole model", whole.pipe(texts, batch_size=16))):
            began = time.process_time()
            deque(work, maxlen=0)
            seconds[name] += time.process_time() - began
    return {name: len(papers) / taken for name, taken in seconds.items()}


def peak_memory(papers: Sequence[Paper]) -> float:
    """The largest resident set, in MB, of a `citegraph extract` on these papers."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "papers.jsonl"
        lines = (json.dumps({"title": paper.title, "abstract": paper.abstract}) for paper in papers)
        source.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "citegraph", "extract", str(source)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss / 1024


# The page


def report(folder: Path, extractor: Extractor, *, validate: bool) -> tuple[dict[str, Any], str]:
    """What the tests compare with, and the page."""
    scorer, corpus = load_scorer(folder), folder.parent / "corpus"
    sets = read_sets(folder, extractor)
    alarms = false_alarms(corpus, extractor)
    recorded = {"f1": f1(sets, scorer), "false alarms": len(alarms)}
    papers = [paper for name in SETS for paper, _ in annotated(folder, name)]
    parts = [
        heading(extractor),
        f"## In sample\n\n{IN_SAMPLE}",
        as_table(["set", *KINDS], figure_rows(recorded["f1"])),
        *(validated(folder, extractor) if validate else ()),
        "## Errors by class\n\nIn sample too, over all sets.",
        as_table(["kind", "", "class", "errors"], error_rows(sets, scorer)),
        f"## False alarms\n\nClaims found in 100 abstracts that, read by a person, make none: {len(alarms)}.",
        speed_text(papers, extractor),
    ]
    return recorded, "\n\n".join(parts) + "\n"


def figure_rows(figures: Mapping[str, Mapping[str, float]]) -> Iterator[list[object]]:
    """F1 by set, a row each; a kind that a set does not annotate is empty."""
    yield from ([name, *(found.get(kind, "") for kind in KINDS)] for name, found in figures.items())


def heading(extractor: Extractor) -> str:
    """Title, date and versions."""
    now, used = f"{dt.datetime.now(dt.UTC):%Y-%m-%d}", extractor.versions.model_dump().items()
    versions = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in used)
    return (
        "# How well the extraction does\n\n<!-- Generated by `make record-scores`. -->\n\n"
        f"Made by `make record-scores` on {now} with citegraph {version('citegraph')} "
        f"({versions}) on Python {platform.python_version()} with spaCy {version('spacy')}."
    )


def validated(folder: Path, extractor: Extractor) -> Iterator[str]:
    """The figures of models that have not seen the papers."""
    unseen = cross_validate(read_gold(folder, extractor), extractor)
    yield "## Cross-validated\n\nFive folds by paper; everything that is learned is learned outside of the fold."
    yield f"```text\n{table(unseen, load_scorer(folder))}\n```"
    yield f"How often facts said with a confidence are right:\n\n```text\n{reliability(unseen)}\n```"


def error_rows(sets: Mapping[str, Scored], scorer: ModuleType) -> list[list[object]]:
    """Classes of errors with their number, the commonest of each kind first."""
    counts = Counter(error for scored in sets.values() for error in errors(scored, scorer))
    return [
        [*error, count] for error, count in sorted(counts.items(), key=lambda row: (row[0][:2], -row[1], row[0][2]))
    ]


def speed_text(papers: Sequence[Paper], extractor: Extractor) -> str:
    """The section on speed and memory."""
    found = speed(papers, extractor)
    ratio = found["extraction"] / found["whole model"]
    return (
        f"## Speed\n\n{len(papers)} abstracts: {found['extraction']:.1f} papers a second of CPU time; the bare "
        f"whole spaCy model on the same texts by turns, {found['whole model']:.1f}: **{ratio:.2f} times as fast**. "
        f"Peak memory of `citegraph extract`: {peak_memory(papers):.0f} MB."
    )


def as_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def main() -> None:
    """Measure, print the page, and record it where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("eval", nargs="?", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument(
        "--cross-validate", action="store_true", help="add figures of models that have not seen the papers"
    )
    parser.add_argument("--record", action="store_true", help="write docs/scores.json and docs/scores.md")
    given = parser.parse_args()
    recorded, page = report(given.eval, Extractor.load(), validate=given.cross_validate)
    print(page, end="")
    if given.record:
        SCORES.write_text(json.dumps(recorded, indent=2) + "\n", encoding="utf-8")
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
