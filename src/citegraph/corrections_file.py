"""Where a user's corrections to a store's names stand, and what they say."""

from pathlib import Path

from citegraph.graph.corrections import Corrections, load_corrections
from citegraph.graph.stores import Store


def corrections_path(store: Store) -> Path:
    """The file with the corrections of a store: beside the embedded database, or in this folder for a server."""
    if "://" in store.uri:
        return Path("citegraph.corrections.toml")
    return Path(store.uri).with_suffix(".corrections.toml")


def corrections_of(store: Store) -> Corrections:
    """The corrections of a store; none where there is no such file.

    Raises:
        CitegraphError: if the file is no corrections.
    """
    return load_corrections(corrections_path(store))
