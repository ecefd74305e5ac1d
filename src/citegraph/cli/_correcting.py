"""What the commands that correct names have in common: find the names, write the correction down, derive the graph."""

import click

from citegraph.corrections_file import corrections_place, corrections_text, keep_corrections
from citegraph.graph.corrections import Merge, Rename, Split, with_correction
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
    """Keep the correction with the store, and bring the graph up to date with it."""
    names, place = default_lexicon(), corrections_place(store)
    check_own_names(store, names)
    keep_corrections(store, with_correction(corrections_text(store), correction))
    bring_up_to_date(store, lexicon=names)
    undo = "citegraph corrections" if "://" in place else "delete it there and load again"
    click.echo(f"written to {place}, which every load applies; to undo it: {undo}", err=True)
