"""`citegraph extract`: facts as JSON Lines, without a store."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from citegraph.cli._loading import (
    Bar,
    count_for_bar,
    exit_by,
    exit_interrupted,
    opened,
    source_options,
    summary,
    terminable,
)
from citegraph.graph.output import whole_file
from citegraph.ingest import Report, extracted
from citegraph.loaders.facts import to_line


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@source_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default=Path("-"),
    metavar="FILE",
    help="The file to write; by default, or for -, standard output.",
)
def command(sources: tuple[str, ...], format_name: str, jobs: int, show_ignored: bool, output: Path) -> None:  # noqa: FBT001 - click passes options so
    """Extract what papers say, one JSON object a line for each paper.

    Each fact has its confidence and the sentences it stands in. `citegraph load --format facts` takes the result, so
    that papers need not be extracted again.

        citegraph extract papers.jsonl -o papers.facts.jsonl

    A file appears whole or not at all.
    """
    readings = opened(sources, format_name)
    to_stdout = str(output) == "-"
    bar, report = Bar(total=count_for_bar(readings), show_ignored=show_ignored), Report()
    try:
        with terminable(), _output(output) as out, bar:
            for record in extracted(readings, jobs=jobs, listener=bar, report=report):
                out.write(f"{to_line(record)}\n".encode())
    except KeyboardInterrupt as error:
        exit_interrupted(
            error, f"interrupted; {'the last paper is whole' if to_stdout else f'{output} was not written'}"
        )
    click.echo(f"{'standard output' if to_stdout else output}: {summary(report)}", err=True)
    exit_by(report)


@contextmanager
def _output(output: Path) -> Iterator[BinaryIO]:
    if str(output) != "-":
        with whole_file(output) as out:
            yield out
        return
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()
