"""Where the ledger of a store stands: the file that remembers what its graph was derived from."""

import hashlib
import os
from pathlib import Path

from citegraph.graph.stores import Store


def ledger_path(store: Store) -> Path:
    """The ledger's file: beside the embedded database, or among the user's cached files for a server.

    It is a cache: without it the next load derives the whole graph, and writes it anew.
    """
    if "://" not in store.uri:
        return Path(f"{store.uri}.ledger")
    cached = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cached / "citegraph" / f"{hashlib.sha256(store.uri.encode()).hexdigest()[:16]}.ledger"
