"""`citegraph view`: a page to look at the graph."""

from pathlib import Path
from typing import Unpack

import click

from citegraph.cli import store_option
from citegraph.cli._asking import reading
from citegraph.cli._selecting import Choice, choice_options, exit_by, selection_of, tell
from citegraph.graph.views import write_view
from citegraph.selecting import chosen


@click.command()
@choice_options
@click.option("--title", default="", help="What the page is headed; by default what was chosen, else the store's name.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE.html", help="The page.")
@store_option
def command(*, title: str, output: Path, store: str, **choice: Unpack[Choice]) -> None:
    """Write a page that shows the graph, or a part of it.

    The page is one file. It opens in any browser, from disk, without a network, and can be sent to others as it is.

        citegraph view --focus "Mixture of Experts" -o moe.html
    """
    with reading(store) as opened:
        part = chosen(opened, selection_of(**choice))
    name = title or part.title or store.rstrip("/").rpartition("/")[2]
    write_view(part.graph, output, title=name, focus=part.focus)
    tell(part, str(output))
    exit_by(part)
