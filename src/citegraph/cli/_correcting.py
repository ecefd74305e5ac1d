"""What the commands that correct names have in common: find the names, write the correction down, derive the graph."""

import click

from citegraph.corrections_file import corrections_path
from citegraph.graph.corrections import Merge, Rename, Split, add_correction
from citegraph.graph.stores import Store
from citegraph.ingest import bring_up_to_date, check_own_names, default_lexicon
from citegraph.queries import look_up


def entity_name(store: Store, given: str, *, where: str) -> str:
    """The name of the one method, dataset or concept that is meant.

    Raises:
        UnknownNameError: if there is none.
        AmbiguousNameError: if there are several; their ids tell them apart.
    """
    return look_up(store, given, kind="entity", where=where).name


def correct(store: Store, correction: Merge | Split | Rename) -> None:
    """Write the correction into the file beside the store, and bring the graph up to date with it."""
    path, names = corrections_path(store), default_lexicon()
    check_own_names(store, names)
    add_correction(path, correction)
    bring_up_to_date(store, lexicon=names)
    click.echo(f"written to {path}, which every load applies; to undo it, delete it there and load again", err=True)
