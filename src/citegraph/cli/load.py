"""`citegraph load`: papers into the store."""

from collections.abc import Callable, Sequence
from functools import partial

import click

from citegraph.cli import store_option
from citegraph.cli._engines import ChosenEngine, engine_for, engine_options
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
from citegraph.wording import many


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@source_options
@engine_options
@lexicon_option
@store_option
def command(
    *,
    sources: tuple[str, ...],
    format_name: str,
    jobs: int,
    show_ignored: bool,
    engine_name: str,
    yes: bool,
    lexicon: Lexicon,
    store: str,
) -> None:
    """Load papers into the store and bring its graph up to date.

    SOURCE is a file, a folder, or - for standard input; .gz and .zst are unpacked. Papers that the store has are not
    extracted again, and of the graph only what the new ones can change is derived anew. Without a SOURCE, a load that
    was stopped is completed.

        citegraph load papers.jsonl.gz reading-list/ --jobs 4

    Exit status: 0 all was loaded; 1 in part, each record that was not, or not whole, is named on standard error;
    2 nothing could be loaded.
    """
    readings = opened(sources, format_name)
    bar = Bar(total=count_for_bar(readings), show_ignored=show_ignored)
    report = _load(
        readings, store, jobs=jobs, engine=partial(engine_for, name=engine_name, yes=yes), lexicon=lexicon, bar=bar
    )
    if sources:
        click.echo(f"{store}: {summary(report)}", err=True)
        exit_by(report)
    else:
        click.echo(f"{store}: the graph shows all that was loaded", err=True)


def _load(
    readings: Sequence[Input], uri: str, *, jobs: int, engine: Callable[..., ChosenEngine], lexicon: Lexicon, bar: Bar
) -> Report:
    try:
        with terminable(), open_store(uri) as store:
            chosen = engine(readings, lexicon=lexicon, known=store.record_keys())
            with bar:
                report = ingest(readings, store, extractor=chosen.make, lexicon=lexicon, jobs=jobs, listener=bar)
            chosen.tell()
            return report
    except KeyboardInterrupt as error:
        exit_interrupted(
            error,
            f"interrupted; {many(bar.papers, 'paper')} {'is' if bar.papers == 1 else 'are'} in {uri}, each whole; "
            "its graph may not show them all yet\n"
            "Try: the same command again, which goes on where this one stopped",
        )
