"""`citegraph copy`: everything in one store into another."""

import click

from citegraph.corrections_file import carry_corrections
from citegraph.graph.copy import copy, refuse_what_cannot_be_copied
from citegraph.graph.stores import open_store
from citegraph.wording import many


@click.command()
@click.option("--from", "source", required=True, metavar="STORE", help="The store to copy; it is only read.")
@click.option("--to", "target", required=True, metavar="STORE", help="The store to fill; made where it does not exist.")
def command(source: str, target: str) -> None:
    """Copy everything in one store into another, and check that both hold the same.

    Both are paths, or URIs for Neo4j. The store to fill must hold nothing that the other does not. A copy that was
    stopped goes on where it stopped when the same command is run again. The corrections of names go along.

        citegraph copy --from ./citegraph.db --to neo4j://localhost:7687
    """
    with open_store(source, read_only=True) as from_store, open_store(target) as to_store:
        refuse_what_cannot_be_copied(from_store, to_store)
        carry_corrections(from_store, to_store)
        copied = copy(from_store, to_store)
    counts = (many(copied.records, "record"), many(copied.nodes, "node"), many(copied.edges, "edge"))
    text = f"{', '.join(counts)}; both stores hold the same"
    click.echo(f"{target}: {text}", err=True)
