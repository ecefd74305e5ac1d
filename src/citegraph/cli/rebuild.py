"""`citegraph rebuild`: every paper extracted anew, after citegraph, its lexicon or its model has changed."""

import click

from citegraph.cli import store_option
from citegraph.cli._loading import Bar, exit_interrupted, jobs_option, lexicon_option, terminable
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.stores import open_store
from citegraph.ingest import rebuild
from citegraph.wording import many


@click.command()
@jobs_option
@lexicon_option
@store_option
def command(jobs: int, lexicon: Lexicon, store: str) -> None:
    """Extract every paper of the store anew and derive its graph.

    Needed where `citegraph load` says that the store was made with another version. No source is read: the store keeps
    its papers. It changes when all of them are extracted, and is as it was if this is stopped before.
    """
    try:
        with terminable(), open_store(store) as opened, Bar(total=len(opened.record_keys())) as bar:
            papers = rebuild(opened, lexicon=lexicon, jobs=jobs, listener=bar)
    except KeyboardInterrupt as error:
        exit_interrupted(error, f"interrupted; {store} is as it was\nTry: citegraph rebuild --store {store}")
    click.echo(f"{store}: {many(papers, 'paper')} extracted anew", err=True)
