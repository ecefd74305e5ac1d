"""What people decided when they screened papers in ASReview or Rayyan, read from the files that these export.

| program | a decision stands in |
|---|---|
| ASReview, CSV | the column `asreview_label` or `included`: 1 or 0, empty where the paper was not seen |
| ASReview, RIS | `N1`: `ASReview_relevant`, `ASReview_irrelevant`, `ASReview_not_seen` |
| Rayyan, CSV and RIS | the notes: `RAYYAN-INCLUSION: {"Ann"=>"Excluded"} | RAYYAN-EXCLUSION-REASONS: wrong topic` |
| anything else, CSV | a column `decision`, with `reason` beside it: include, exclude, maybe, or nothing |
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from citegraph.errors import SourceError
from citegraph.graph.paper_index import PaperIndex
from citegraph.loaders import Source, open_source
from citegraph.loaders._ris_records import Fields, ris_records, texts

Verdict: TypeAlias = Literal["included", "excluded", "undecided"]

NO_REASON = "no reason given"
_RAYYAN = re.compile(r"RAYYAN-INCLUSION:\s*\{(.*?)\}", re.DOTALL)
_RAYYAN_VERDICT = re.compile(r'=>\s*\\?"+(\w+)')
_RAYYAN_REASONS = re.compile(r"RAYYAN-EXCLUSION-REASONS:\s*(.*?)\s*(?:\||$)", re.DOTALL)
_ASREVIEW = re.compile(r"\bASReview_(relevant|irrelevant|not_seen)\b")
_LABELS = ("asreview_label", "included", "label_included", "final_included", "label", "decision")
_VERDICTS: Mapping[str, Verdict] = {
    **dict.fromkeys(("1", "1.0", "include", "included", "yes", "relevant"), "included"),
    **dict.fromkeys(("0", "0.0", "exclude", "excluded", "no", "irrelevant"), "excluded"),
}
_LONGEST_FIELD = 2**27
"""Bytes: an abstract is a field, and may be longer than the 128 KiB that csv allows by itself."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on one paper."""

    names: tuple[str, ...]
    """What the paper is called in the file, the surest first: a DOI, other ids, its title."""
    verdict: Verdict
    reason: str = ""
    """Why it was excluded, where somebody said so."""


@dataclass(frozen=True, slots=True)
class Screening:
    """The decisions of one or several files on the papers of a graph."""

    excluded: Mapping[str, str] = field(default_factory=dict)
    """By paper the reason; a paper that any file excludes is excluded."""
    included: frozenset[str] = frozenset()
    """Papers that somebody included and nobody excluded."""
    unknown: int = 0
    """Decisions on papers that the graph does not hold."""

    def reasons(self, papers: Iterable[str]) -> dict[str, int]:
        """How many of these papers are excluded for each reason, the commonest first."""
        counts = Counter(self.excluded[paper] for paper in papers if paper in self.excluded)
        return dict(sorted(counts.items(), key=lambda count: (-count[1], count[0])))


def screening_of(decisions: Iterable[Decision], index: PaperIndex) -> Screening:
    """The decisions as decisions on the papers in the index."""
    excluded: dict[str, str] = {}
    included: set[str] = set()
    unknown = 0
    for decision in decisions:
        papers = next((found for name in decision.names if (found := index.find(name))), ())
        unknown += not papers
        if decision.verdict == "excluded":
            excluded |= dict.fromkeys(papers, decision.reason or NO_REASON)
        elif decision.verdict == "included":
            included |= set(papers)
    return Screening(excluded, frozenset(included - excluded.keys()), unknown)


def read_decisions(path: Path) -> Iterator[Decision]:
    """The decisions in a file, paper by paper.

    Raises:
        SourceError: if the file cannot be read, or holds no decisions.
    """
    (source,) = open_source(str(path))
    decided = False
    for decision in _from_ris(source) if "TY  -" in source.head() else _from_csv(source):
        decided = decided or decision.verdict != "undecided"
        yield decision
    if not decided:
        message = "no decision in it: give a CSV or RIS file as ASReview or Rayyan export it when papers are screened"
        raise SourceError(
            message, where=source.where, hint="citegraph export --format screening -o papers.screening.csv"
        )


def _from_ris(source: Source) -> Iterator[Decision]:
    for _, fields in ris_records(source):
        if fields:
            verdict, reason = _verdict_in("\n".join(_notes(fields)))
            yield Decision((*texts(fields, "doi"), *texts(fields, "id"), *_titles(fields)), verdict, reason)


def _notes(fields: Fields) -> tuple[str, ...]:
    return (*texts(fields, "notes"), *texts(fields, "note"))


def _titles(fields: Fields) -> tuple[str, ...]:
    return texts(fields, "title", "primary_title")


def _from_csv(source: Source) -> Iterator[Decision]:
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.DictReader(f"{line}\n" for _, line in source.lines())
    for row in rows:
        cells = {str(name).strip().lower(): str(value or "").strip() for name, value in row.items()}
        verdict, reason = _decided(cells)
        names = (cells.get(name, "") for name in ("doi", "key", "id", "record_id", "title", "primary_title"))
        yield Decision(tuple(filter(None, names)), verdict, reason)


def _decided(cells: Mapping[str, str]) -> tuple[Verdict, str]:
    for name in _LABELS:
        if name in cells:
            reason = cells.get("reason", "") or cells.get("exclusion_reason", "")
            return _VERDICTS.get(cells[name].lower(), "undecided"), reason
    return _verdict_in("\n".join(cells.values()))


def _verdict_in(notes: str) -> tuple[Verdict, str]:
    """What notes say; where people who screened the paper disagree, nothing is decided."""
    if found := _ASREVIEW.search(notes):
        words: Mapping[str, Verdict] = {"relevant": "included", "irrelevant": "excluded"}
        return words.get(found[1], "undecided"), ""
    given = _RAYYAN.search(notes)
    said = {word.lower() for word in _RAYYAN_VERDICT.findall(given[1])} if given else set()
    if len(said) != 1 or not said <= {"included", "excluded"}:
        return "undecided", ""
    reasons = _RAYYAN_REASONS.search(notes)
    return ("excluded", reasons[1] if reasons else "") if said == {"excluded"} else ("included", "")
