"""`citegraph migrate`: a store of an older citegraph, made one of this."""

import click

from citegraph.cli import store_option
from citegraph.errors import VersionsDifferError
from citegraph.graph.stores import open_store


@click.command()
@store_option
def command(store: str) -> None:
    """Bring a store that an older citegraph wrote to what this one reads and writes.

    Every other command refuses such a store and names this one. Records are kept; where the graph has to be derived
    anew, `citegraph load` without a source does so. Copy the file, or back the server up, before.
    """
    try:
        with open_store(store, read_only=True):
            click.echo(f"{store}: the store needs no migration", err=True)
    except VersionsDifferError:
        with open_store(store, migrate=True):
            click.echo(f"{store}: the store is migrated\nNext: citegraph load --store {store}", err=True)
