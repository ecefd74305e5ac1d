"""`citegraph remove`: papers out of the store."""

import click

from citegraph.cli import store_option
from citegraph.graph.stores import open_store
from citegraph.queries import look_up
from citegraph.removal import remove


@click.command()
@click.argument("papers", nargs=-1, metavar="[PAPER...]")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="NAME",
    help="All papers of this source (a file's name, as `citegraph show` gives it); once for each.",
)
@store_option
def command(papers: tuple[str, ...], sources: tuple[str, ...], store: str) -> None:
    """Remove papers, by title or id, and everything that only they say.

    A paper of a source removed by --source that another source describes too stays, as that one describes it.

        citegraph remove "Lean Attention" --source old-list.txt
    """
    if not papers and not sources:
        raise click.UsageError("which papers? Give titles or ids, or --source NAME.")
    with open_store(store) as opened:
        ids = {look_up(opened, paper, kind="paper", where="PAPER").id for paper in papers}
        for work in remove(opened, papers=ids, sources=sources):
            click.echo(f"{work.id}\t{work.paper.title}")
