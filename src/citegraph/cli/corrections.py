"""`citegraph corrections`: what a user said of a store's names, and other corrections in their place."""

from pathlib import Path

import click

from citegraph.cli import store_option
from citegraph.corrections_file import corrections_text, keep_corrections, read_corrections
from citegraph.graph.stores import open_store
from citegraph.ingest import bring_up_to_date, check_own_names, default_lexicon


@click.command()
@click.option(
    "--replace",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Keep what this file says in place of what the store has; an empty file takes all back.",
)
@store_option
def command(replace: Path | None, store: str) -> None:
    """Print the corrections of a store, as `merge`, `split` and `rename` made them, or keep others.

    They are TOML. Beside an embedded store they are a file; a Neo4j database keeps them itself, so that whoever loads
    into it applies them. To edit those:

        citegraph corrections --store neo4j://localhost:7687 > names.toml

        citegraph corrections --store neo4j://localhost:7687 --replace names.toml
    """
    if replace is None:
        with open_store(store, read_only=True) as opened:
            click.echo(corrections_text(opened), nl=False)
        return
    text, names = read_corrections(replace), default_lexicon()
    with open_store(store) as opened:
        check_own_names(opened, names)
        keep_corrections(opened, text, where=str(replace))
        bring_up_to_date(opened, lexicon=names)
