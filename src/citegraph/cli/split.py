"""`citegraph split`: a name that is something else in some papers."""

import click

from citegraph.cli import store_option
from citegraph.cli._correcting import correct, entity_name
from citegraph.errors import AmbiguousNameError
from citegraph.graph.corrections import Split
from citegraph.graph.stores import Store, open_store
from citegraph.queries import look_up


@click.command()
@click.argument("name")
@click.option(
    "--papers",
    "--paper",
    "papers",
    multiple=True,
    required=True,
    metavar="PAPER",
    help="A paper in which NAME means something else, by title or id; once for each.",
)
@click.option("--to", required=True, metavar="OTHER", help="What it means there: a name of its own, or another's.")
@store_option
def command(name: str, papers: tuple[str, ...], to: str, store: str) -> None:
    """Say that in some papers NAME is something else, called OTHER.

    The correction is kept in a file beside the store and applied whenever papers are loaded.

        citegraph split CL --papers "Curricula for Robots" --to "curriculum learning"
    """
    with open_store(store) as opened:
        found = [look_up(opened, paper, kind="paper", where="--papers").id for paper in papers]
        correct(opened, Split(name=_name(opened, name), papers=tuple(found), to=to))
        other = look_up(opened, to, kind="entity", where="--to")
    click.echo(f"{other.id}\t{other.name}\t{'; '.join(other.aliases)}")


def _name(store: Store, given: str) -> str:
    """The name of what is meant; a short form that stands for several things is split as it is written."""
    try:
        return entity_name(store, given, where="NAME")
    except AmbiguousNameError:
        return given
