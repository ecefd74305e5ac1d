"""Counts a name table over a corpus: `python -m citegraph.graph.names.count CORPUS... -o FILE`.

A corpus is JSON Lines with `title` and `abstract`, plain or gzipped. Two passes: the first finds the forms that occur
often enough, the second counts, for each name key, the papers that use it and the company it keeps there. The file
depends on the corpus and on the key function alone: it has the same bytes whatever the number of processes.
"""

import argparse
import gzip
import json
import multiprocessing
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from citegraph.graph.names import name_key
from citegraph.graph.names.phrases import Stretch, is_cased, is_content, stretches, word_lists
from citegraph.graph.names.table import COLUMNS, Counts, Row, head

BATCH = 4_000
"""Papers that a process counts at a time."""
FORMS = 12_000_000
"""Forms held at a time in the first pass; above that, those seen once are forgotten."""
CUES = ("proposed", "over", "on", "using")
"""Columns for what stands before a name; their words are the lists of the same name."""
FOLLOWERS = ("dataset", "model", "method")
"""Columns for what stands behind it."""
PHRASES = ("ends", "ends_titles", "opens", "opens_titles")
"""Columns that only words have, made from the rows of the phrases that they are part of."""
BIT = {column: 1 << number for number, column in enumerate(COLUMNS)}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """In how many papers a name must stand to be kept."""

    cased: int = 3
    """Names spelled like a name: FlashAttention-2, BERT."""
    plain: int = 8
    """All other words and phrases."""

    def keep(self, counts: Counts) -> bool:
        """Whether the table holds a name with these counts."""
        return counts.papers >= (self.cased if 3 * counts.cased >= counts.papers else self.plain)


def count(corpora: Sequence[Path], *, thresholds: Thresholds, jobs: int) -> bytes:
    """The table counted over all papers of these files, gzipped."""
    forms, papers = _forms(corpora, jobs=jobs)
    names = _names(forms, at_least=min(thresholds.cased, thresholds.plain))
    matrix = _uses(corpora, names, jobs=jobs)
    rows = [Row(key, name, Counts(*map(int, line))) for (key, name), line in zip(names.rows, matrix, strict=True)]
    return table(with_phrases([row for row in rows if thresholds.keep(row.counts)]), papers=papers)


def table(rows: Iterable[Row], *, papers: int) -> bytes:
    """The table of these rows, gzipped; the same rows give the same bytes."""
    text = head(papers) + "".join(row.line() for row in rows)
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def with_phrases(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, where those of single words also say in how many papers longer phrases end and begin with them."""
    ends: Counter[tuple[str, str]] = Counter()
    for row in rows:
        first, *rest = row.name.split()
        if rest:
            for column, word in (("ends", rest[-1]), ("opens", first)):
                ends[column, name_key(word)] += row.counts.papers
                ends[f"{column}_titles", name_key(word)] += row.counts.titles
    for row in rows:
        found = {column: ends[column, row.key] for column in PHRASES if " " not in row.name}
        yield replace(row, counts=replace(row.counts, **found))


@dataclass(frozen=True, slots=True)
class Names:
    """The names that may enter the table."""

    rows: tuple[tuple[str, str], ...]
    """Key and commonest form, in the order of the keys' bytes."""
    ids: dict[str, int]
    """Number of the row by written form."""


def _batches(corpora: Sequence[Path]) -> Iterator[list[bytes]]:
    def lines() -> Iterator[bytes]:
        for path in corpora:
            with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as source:
                yield from source

    rest = lines()
    while batch := list(islice(rest, BATCH)):
        yield batch


def _texts(batch: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    for line in batch:
        record = json.loads(line)
        yield record.get("title") or "", record.get("abstract") or ""


def _forms(corpora: Sequence[Path], *, jobs: int) -> tuple[Counter[str], int]:
    """How many papers use each written form, and how many papers there are."""
    total: Counter[str] = Counter()
    papers = 0
    with multiprocessing.Pool(jobs) as pool:
        for found, read in pool.imap(_forms_of, _batches(corpora)):
            total.update(found)
            papers += read
            if len(total) > FORMS:
                total = Counter({form: times for form, times in total.items() if times > 1})
            sys.stderr.write(f"\r{papers:,} papers read, {len(total):,} forms")
    sys.stderr.write("\n")
    return total, papers


def _forms_of(batch: list[bytes]) -> tuple[Counter[str], int]:
    found: Counter[str] = Counter()
    for title, abstract in _texts(batch):
        seen: set[str] = set()
        for text in (title, abstract):
            for stretch in stretches(text):
                seen.update(stretch.surface(*span) for span in stretch.phrases())
        found.update(seen)
    return found, len(batch)


def _names(forms: Counter[str], *, at_least: int) -> Names:
    """Forms gathered under their keys, where all forms of a key together are frequent enough."""
    keys = {form: name_key(form) for form, times in forms.items() if times > 1}
    papers: Counter[str] = Counter()
    commonest: dict[str, tuple[int, str]] = {}
    for form, key in keys.items():
        papers[key] += forms[form]
        commonest[key] = min(commonest.get(key, (0, "")), (-forms[form], form))
    kept = sorted((key for key, times in papers.items() if key and times >= at_least), key=str.encode)
    number = {key: row for row, key in enumerate(kept)}
    ids = {form: number[key] for form, key in keys.items() if key in number}
    return Names(tuple((key, commonest[key][1]) for key in kept), ids)


def _uses(corpora: Sequence[Path], names: Names, *, jobs: int) -> NDArray[np.int64]:
    """For each name, in how many papers it stands in each kind of company."""
    total = np.zeros((len(names.rows), len(COLUMNS)), dtype=np.int64)
    with multiprocessing.Pool(jobs, _remember, (names,)) as pool:
        for done, (rows, masks) in enumerate(pool.imap(_uses_of, _batches(corpora)), 1):
            for number, column in enumerate(COLUMNS):
                np.add.at(total[:, number], rows[masks & BIT[column] != 0], 1)
            sys.stderr.write(f"\r{done * BATCH:,} papers counted")
    sys.stderr.write("\n")
    return total


_IDS: dict[str, int] = {}


def _remember(names: Names) -> None:
    _IDS.update(names.ids)


def _uses_of(batch: list[bytes]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    rows: list[int] = []
    masks: list[int] = []
    for title, abstract in _texts(batch):
        found = paper_uses(title, abstract, _IDS)
        rows += found.keys()
        masks += found.values()
    return np.array(rows, dtype=np.int64), np.array(masks, dtype=np.int64)


def paper_uses(title: str, abstract: str, ids: Mapping[str, int]) -> dict[int, int]:
    """The names that one paper uses, each with the columns to count it in, as bits."""
    found: dict[int, int] = {}
    for text, always in ((title, BIT["titles"]), (abstract, 0)):
        last: Stretch | None = None
        for stretch in stretches(text):
            for start, end in stretch.phrases():
                row = ids.get(stretch.surface(start, end))
                if row is not None:
                    company = _company(stretch, start, end) | (0 if always else _spelling(stretch, start, end))
                    found[row] = found.get(row, 0) | BIT["papers"] | always | company
            if last and (row := _defined(last, stretch, ids)) is not None:
                found[row] = found.get(row, 0) | BIT["defined"]
            last = stretch
    if (row := _head(title, ids)) is not None:
        found[row] = found.get(row, 0) | BIT["papers"] | BIT["heads"]
    return found


def _company(stretch: Stretch, start: int, end: int) -> int:
    earlier, before = stretch.before(start)
    after = stretch.after(end)
    bits = sum(BIT[column] for column in CUES if before in word_lists()[column])
    bits |= sum(BIT[column] for column in FOLLOWERS if after in word_lists()[column])
    if earlier == "compared" and before in ("to", "with"):
        bits |= BIT["over"]
    if (earlier, before) in (("such", "as"), ("based", "on")):
        bits |= BIT["using"]
    return bits | (BIT["whole"] if stretch.is_whole(start, end) else 0)


def _spelling(stretch: Stretch, start: int, end: int) -> int:
    words = [word for word in stretch.words[start:end] if word != "of"]
    if any(map(is_cased, words)):
        return BIT["cased"]
    capitals = [word[0].isupper() for word in words]
    if all(capitals):
        return 0 if stretch.starts and start == 0 and len(words) == 1 else BIT["capital"]
    return 0 if any(capitals[1:]) or (capitals[0] and not stretch.starts) else BIT["lower"]


def _defined(long: Stretch, short: Stretch, ids: Mapping[str, int]) -> int | None:
    """The row of a short form that stands alone in brackets behind words with its first letter among their initials."""
    if not short.bracket or len(short.words) != 1 or not is_cased(short.words[0]):
        return None
    initials = {
        part[:1] for word in long.low[-len(short.words[0]) - 1 :] for part in word.split("-") if is_content(word)
    }
    return ids.get(short.words[0]) if short.low[0][0] in initials else None


def _head(title: str, ids: Mapping[str, int]) -> int | None:
    name, colon, _ = title.partition(":")
    found = list(stretches(name)) if colon else []
    return ids.get(" ".join(found[0].words)) if len(found) == 1 else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Count, write the table, say what it holds."""
    parser = argparse.ArgumentParser(
        prog="python -m citegraph.graph.names.count", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("corpus", nargs="+", type=Path, help="JSON Lines with title and abstract, .gz or plain")
    parser.add_argument("-o", "--output", required=True, type=Path, help="the table, gzipped")
    parser.add_argument("--cased", type=int, default=Thresholds().cased, help="papers that a name must stand in")
    parser.add_argument("--plain", type=int, default=Thresholds().plain, help="papers that a phrase must stand in")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    given = parser.parse_args(arguments)
    table = count(given.corpus, thresholds=Thresholds(given.cased, given.plain), jobs=given.jobs)
    given.output.write_bytes(table)
    sys.stderr.write(f"{given.output}: {len(table):,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
