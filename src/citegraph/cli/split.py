"""`citegraph split`: a name that is something else in some papers."""

from collections.abc import Sequence

import click

from citegraph.cli import store_option
from citegraph.cli._correcting import correct, entity_name
from citegraph.errors import AmbiguousNameError, CitegraphError
from citegraph.graph.corrections import Split
from citegraph.graph.stores import Store, open_store
from citegraph.queries import look_up

_NAMING = """
MATCH (p:Paper)-[:INTRODUCES|USES|EVALUATES_ON|ABOUT|MENTIONS|COMPARES_WITH]->(n {id: $node})
WHERE p.id IN $papers
RETURN DISTINCT p.id AS id
"""


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
        known = _name(opened, name)
        _check_named(opened, known, found)
        correct(opened, Split(name=known, papers=tuple(found), to=to))
        other = look_up(opened, to, kind="entity", where="--to")
    click.echo(f"{other.id}\t{other.name}\t{'; '.join(other.aliases)}")


def _name(store: Store, given: str) -> str:
    """The name of what is meant; a short form that stands for several things is split as it is written."""
    try:
        return entity_name(store, given, where="NAME")
    except AmbiguousNameError:
        return given


def _check_named(store: Store, name: str, papers: Sequence[str]) -> None:
    """Refuse a split that would change nothing, since a paper does not name what is to be split."""
    try:
        node = look_up(store, name, kind="entity").id
    except AmbiguousNameError:
        return
    naming = {row[0] for row in store.run(_NAMING, {"node": node, "papers": list(papers)}).rows}
    if missing := [paper for paper in papers if paper not in naming]:
        message = f"{missing[0]} does not name {name!r}, so there is nothing to split in it"
        raise CitegraphError(message, where="--papers", hint=f"citegraph show {node}")
