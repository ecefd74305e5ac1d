"""`citegraph load`: papers into the store."""

from collections.abc import Sequence

import click

from citegraph.cli import store_option
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
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.stores import open_store
from citegraph.ingest import Input, Report, ingest


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@source_options
@lexicon_option
@store_option
def command(
    *,
    sources: tuple[str, ...],
    format_name: str,
    jobs: int,
    show_ignored: bool,
    lexicon: Lexicon,
    store: str,
) -> None:
    """Load papers into the store and bring its graph up to date.

    SOURCE is a file, a folder, or - for standard input; .gz and .zst are unpacked. Papers that the store has are not
    extracted again. Without a SOURCE, a load that was stopped is completed.

        citegraph load papers.jsonl.gz reading-list/ --jobs 4

    Exit status: 0 all was loaded; 1 in part, each record that was not, or not whole, is named on standard error;
    2 nothing could be loaded.
    """
    readings = opened(sources, format_name)
    bar = Bar(total=count_for_bar(readings), show_ignored=show_ignored)
    report = _load(readings, store, jobs=jobs, lexicon=lexicon, bar=bar)
    if sources:
        click.echo(f"{store}: {summary(report)}", err=True)
        exit_by(report)
    else:
        click.echo(f"{store}: the graph shows all that was loaded", err=True)


def _load(readings: Sequence[Input], uri: str, *, jobs: int, lexicon: Lexicon, bar: Bar) -> Report:
    try:
        with terminable(), open_store(uri) as store, bar:
            return ingest(readings, store, lexicon=lexicon, jobs=jobs, listener=bar)
    except KeyboardInterrupt as error:
        exit_interrupted(
            error,
            f"interrupted; {bar.papers} papers are in {uri}, each of them whole; its graph may not show them all yet\n"
            "Try: the same command again, which goes on where this one stopped",
        )
