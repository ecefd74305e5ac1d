"""`citegraph extract`: facts as JSON Lines without a store, or the reasons for each fact."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

import click

from citegraph.cli._engines import engine_for, engine_options
from citegraph.cli._loading import (
    Bar,
    count_for_bar,
    exit_by,
    exit_interrupted,
    lexicon_option,
    opened,
    source_options,
    summary,
    terminable,
)
from citegraph.cli._rows import terminal
from citegraph.errors import OutputError, UnknownNameError
from citegraph.graph.model import Paper, SourceRecord
from citegraph.graph.names import slug
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.output import whole_file
from citegraph.ingest import Input, Records, Report, extracted
from citegraph.loaders import Item, Reading
from citegraph.loaders.facts import to_line

PAGES = (".html", ".htm")
"""Endings of a file that an explanation is written to."""


class How(TypedDict):
    """The options that say what is extracted and how."""

    sources: tuple[str, ...]
    format_name: str
    jobs: int
    show_ignored: bool
    engine_name: str
    yes: bool
    lexicon: Lexicon
    paper: str | None


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@source_options
@engine_options
@lexicon_option
@click.option("--paper", metavar="TITLE", help="Only papers whose title has these words in it, one behind the other.")
@click.option("--explain", is_flag=True, help="Show each fact with the rule or the features behind it, for reading.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default=Path("-"),
    metavar="FILE",
    help="The file to write; by default, or for -, standard output. With --explain, a page: FILE.html.",
)
def command(*, explain: bool, output: Path, **how: Unpack[How]) -> None:
    """Extract what papers say, one JSON object a line for each paper.

    Each fact has its confidence and the sentences it stands in. `citegraph load --format facts` takes the result, so
    that papers need not be extracted again.

        citegraph extract papers.jsonl -o papers.facts.jsonl

    With --explain, papers are printed with their facts and the reasons for each, or written to a page:

        citegraph extract papers.jsonl --paper "lean attention" --explain

    A file appears whole or not at all.
    """
    if explain and str(output) != "-" and output.suffix.lower() not in PAGES:
        raise OutputError("an explanation is written as a page", where=str(output), valid=PAGES)
    report = _extract(_explain if explain else _write, output, **how)
    click.echo(f"{'standard output' if str(output) == '-' else output}: {summary(report)}", err=True)
    exit_by(report)


def _extract(write: Callable[[Records, Path], None], output: Path, **how: Unpack[How]) -> Report:
    readings = [_chosen(reading, how["paper"]) for reading in opened(how["sources"], how["format_name"])]
    engine = engine_for(readings, name=how["engine_name"], lexicon=how["lexicon"], yes=how["yes"])
    bar, report = Bar(total=count_for_bar(readings), show_ignored=how["show_ignored"]), Report()
    try:
        with terminable(), bar:
            records = extracted(
                readings, extractor=engine.make, lexicon=how["lexicon"], jobs=how["jobs"], listener=bar, report=report
            )
            write(records, output)
    except KeyboardInterrupt as error:
        kept = "the last paper is whole" if str(output) == "-" else f"{output} was not written"
        exit_interrupted(error, f"interrupted; {kept}")
    engine.tell()
    if how["paper"] and not report.papers:
        raise _no_such_paper(how["paper"], readings)
    return report


def _chosen(reading: Input, words: str | None) -> Input:
    return _Titled(reading.source, reading.format, words) if words and isinstance(reading, Reading) else reading


@dataclass(frozen=True)
class _Titled(Reading):
    """Yields of papers only those with these words in their titles."""

    words: str = ""
    titles: list[str] = field(default_factory=list)
    """Titles of all papers so far."""

    def items(self) -> Iterator[Item]:
        for item in super().items():
            paper = item.paper if isinstance(item, SourceRecord) else item
            if isinstance(paper, Paper):
                self.titles.append(paper.title)
            if not isinstance(paper, Paper) or slug(self.words) in slug(paper.title):
                yield item


def _no_such_paper(words: str, readings: Sequence[Input]) -> UnknownNameError:
    titles = {slug(title): title for reading in readings if isinstance(reading, _Titled) for title in reading.titles}
    close = [titles[one] for one in get_close_matches(slug(words), titles, n=3)]
    return UnknownNameError("paper", words, (), close=close, where="--paper")


def _write(records: Records, output: Path) -> None:
    with _output(output) as out:
        for record in records:
            out.write(f"{to_line(record)}\n".encode())


def _explain(records: Records, output: Path) -> None:
    # spaCy, which the page's marks are made by, takes a second to import.
    if str(output) == "-":
        from citegraph.cli._explaining import print_explanation  # noqa: PLC0415 - the reason is above

        console = terminal()
        for record in records:
            print_explanation(console, record)
        return
    from citegraph.loaders.extract.explanation_page import explanation_page  # noqa: PLC0415 - the reason is above

    with _output(output) as out:
        out.writelines(piece.encode() for piece in explanation_page(records, title=f"Facts and reasons: {output.stem}"))


@contextmanager
def _output(output: Path) -> Iterator[BinaryIO]:
    if str(output) != "-":
        with whole_file(output) as out:
            yield out
        return
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()
