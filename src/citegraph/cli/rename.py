"""`citegraph rename`: what a thing is called."""

import click

from citegraph.cli import store_option
from citegraph.cli._correcting import correct, entity_name
from citegraph.graph.corrections import Rename
from citegraph.graph.stores import open_store
from citegraph.queries import look_up


@click.command()
@click.argument("name")
@click.argument("to")
@store_option
def command(name: str, to: str, store: str) -> None:
    """Call the method, dataset or concept NAME by another name; its id stays, and the old name becomes an alias.

    The correction is kept in a file beside the store and applied whenever papers are loaded.

        citegraph rename CBM "concept bottleneck model"
    """
    with open_store(store) as opened:
        node = look_up(opened, name, kind="entity", where="NAME")
        correct(opened, Rename(name=entity_name(opened, name, where="NAME"), to=to))
        renamed = look_up(opened, node.id, kind="entity")
    click.echo(f"{renamed.id}\t{renamed.name}\t{'; '.join(renamed.aliases)}")
