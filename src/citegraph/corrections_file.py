"""Where a user's corrections to a store's names stand, and what they say: one TOML text for each store.

Beside an embedded database it is a file, which people may edit. A database on a server has no file beside it that
everybody finds who loads into it, so that it keeps the text itself.
"""

from pathlib import Path

from citegraph.errors import CitegraphError
from citegraph.graph.corrections import Corrections, parse_corrections
from citegraph.graph.stores import KeepsCorrections, Store


def corrections_place(store: Store) -> str:
    """What a user calls the place of a store's corrections."""
    return store.uri if isinstance(store, KeepsCorrections) else str(_path(store))


def corrections_text(store: Store) -> str:
    """The corrections as they are written; empty where there are none.

    Raises:
        CitegraphError: if the file cannot be read.
    """
    if isinstance(store, KeepsCorrections):
        return store.corrections()
    return read_corrections(_path(store)) if _path(store).exists() else ""


def read_corrections(path: Path) -> str:
    """The text of a corrections file.

    Raises:
        CitegraphError: if it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise CitegraphError(f"the corrections cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise CitegraphError("not a valid corrections file: it is not UTF-8", where=str(path)) from error


def corrections_of(store: Store) -> Corrections:
    """The corrections of a store; none where there are none.

    Raises:
        CitegraphError: if what stands there is no corrections.
    """
    return parse_corrections(corrections_text(store), where=corrections_place(store))


def keep_corrections(store: Store, text: str, *, where: str = "") -> None:
    """Make this text the store's corrections; `where` is what messages call it. The graph is to be derived after.

    Raises:
        CitegraphError: if the text is no corrections, or cannot be written; what was there stays.
    """
    parse_corrections(text, where=where or corrections_place(store))
    if isinstance(store, KeepsCorrections):
        store.keep_corrections(text)
        return
    path = _path(store)
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise CitegraphError(f"the corrections cannot be written: {error.strerror}", where=str(path)) from error


def carry_corrections(source: Store, target: Store) -> None:
    """Give the target the source's corrections, before its records are copied.

    Raises:
        CitegraphError: if the target has others of its own.
    """
    text, own = corrections_text(source), corrections_of(target)
    if own == corrections_of(source):
        return
    if own != Corrections():
        message = f"the store has corrections that {source.uri} has not, and copying keeps none"
        hint = f"citegraph corrections --store {target.uri}"
        raise CitegraphError(message, where=corrections_place(target), hint=hint)
    keep_corrections(target, text)


def is_edited_by_hand(store: Store) -> bool:
    """Whether the corrections may have changed since the graph was derived, although no command changed them."""
    return not isinstance(store, KeepsCorrections) and _path(store).exists()


def _path(store: Store) -> Path:
    return Path(store.uri).with_suffix(".corrections.toml")
