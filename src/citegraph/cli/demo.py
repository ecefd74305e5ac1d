"""`citegraph demo`: 85 real papers, from the listing to the page."""

from importlib.resources import as_file
from pathlib import Path

import click
from rich.columns import Columns

from citegraph.cli._findings import builds_on_table, claims_table, shared_table
from citegraph.cli._loading import Bar, count_for_bar, exit_interrupted, opened, summary, terminable
from citegraph.cli._rows import terminal
from citegraph.cli.stats import counts_table, stats_of
from citegraph.errors import VersionsDifferError
from citegraph.examples import listing
from citegraph.graph.stores import Store, open_store
from citegraph.graph.views import write_view
from citegraph.ingest import Report, ingest, rebuild

MOST_ROWS = 15
"""Rows of a table."""
NEXT = """\
Try next:
  open {page}                                  the graph, in a browser
  citegraph show FlashAttention --store {store}
  citegraph query what-beats -p method=FlashAttention-2 --store {store}
  citegraph query --store {store}                  what else can be asked
  citegraph load YOUR-PAPERS.jsonl                 a graph of your own, in ./citegraph.db
"""


@click.command()
@click.option("--store", default="demo.db", show_default=True, metavar="STORE", help="Where the graph goes.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("demo.html"),
    show_default=True,
    metavar="FILE.html",
    help="The page.",
)
def command(store: str, output: Path) -> None:
    """Load a listing of 85 papers that comes with citegraph, print what they say, and write a page to look at."""
    try:
        with as_file(listing()) as path, terminable(), open_store(store) as opened_store:
            report = _load(str(path), opened_store)
            stats = stats_of(opened_store)
            graph = opened_store.graph()
    except KeyboardInterrupt as error:
        exit_interrupted(error, "interrupted; citegraph demo goes on where it stopped")
    click.echo(f"{store}: {summary(report)}", err=True)
    write_view(graph, output, title="85 papers on efficient language models")
    console = terminal()
    console.print(Columns([counts_table("Found", stats.nodes), counts_table("Joined by", stats.edges)]))
    for table in (claims_table, shared_table, builds_on_table):
        console.print()
        console.print(table(graph, most=MOST_ROWS))
    console.print()
    console.print(NEXT.format(page=output, store=store), soft_wrap=True, end="")


def _load(path: str, store: Store) -> Report:
    readings = opened([path], "daily-papers")
    with Bar(total=count_for_bar(readings)) as bar:
        try:
            return ingest(readings, store, listener=bar)
        except VersionsDifferError:
            # A demo of an earlier citegraph: nothing in it is anybody's work.
            rebuild(store, listener=bar)
            return ingest(readings, store, listener=bar)
