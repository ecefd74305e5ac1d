"""`citegraph merge`: two names that are one thing."""

import click

from citegraph.cli import store_option
from citegraph.cli._correcting import correct, entity_name
from citegraph.graph.corrections import Merge
from citegraph.graph.stores import open_store
from citegraph.queries import look_up


@click.command()
@click.argument("name")
@click.argument("into")
@store_option
def command(name: str, into: str, store: str) -> None:
    """Make NAME and INTO one thing, which keeps the id of INTO.

    Both are methods, datasets or concepts of the store, by name, alias or id. The correction is kept in a file beside
    the store and applied whenever papers are loaded.

        citegraph merge "MoE layers" "Mixture of Experts"
    """
    with open_store(store) as opened:
        correction = Merge(name=entity_name(opened, name, where="NAME"), into=entity_name(opened, into, where="INTO"))
        if correction.name == correction.into:
            raise click.UsageError(f"{name!r} and {into!r} are one thing already: {correction.into}.")
        correct(opened, correction)
        merged = look_up(opened, correction.into, kind="entity")
    click.echo(f"{merged.id}\t{merged.name}\t{'; '.join(merged.aliases)}")
