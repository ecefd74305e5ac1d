"""The graph as a pure function of the set of source records, and how a store's graph is brought up to date."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from citegraph.graph.corrections import Corrections
from citegraph.graph.deriving.differences import difference
from citegraph.graph.deriving.rules import Rules
from citegraph.graph.deriving.updates import Effort, advanced, derived_anew
from citegraph.graph.deriving.whole import Derivation
from citegraph.graph.model import SourceRecord, Subgraph
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable
from citegraph.graph.stores import GraphChange, Store

__all__ = ["Effort", "derive", "difference", "update"]

NO_CORRECTIONS = Corrections()


def derive(
    records: Iterable[SourceRecord], *, lexicon: Lexicon, table: NameTable, corrections: Corrections = NO_CORRECTIONS
) -> Subgraph:
    """The graph that the records amount to; it depends on their set alone, not on order or repetition."""
    with _collector_paused():
        return Derivation(records, Rules(lexicon, table, corrections)).graph()


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keeps the cycle collector away while millions of values without cycles are made: it took a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def update(
    store: Store,
    *,
    lexicon: Lexicon,
    table: NameTable,
    corrections: Corrections = NO_CORRECTIONS,
    ledger: Path | None = None,
    effort: Effort | None = None,
) -> GraphChange:
    """Bring the derived graph of a store up to date with its records, and tell what had to change.

    A store that was left stale, by a load that was stopped say, is completed; one that is up to date is not touched.

    Args:
        store: An open store.
        lexicon: Known names.
        table: The name table.
        corrections: What a user knows better.
        ledger: Where the file stands that remembers what the graph was derived from, or shall stand. With it, only
            what the changed papers can change is derived anew; without it, or where it does not fit, everything is.
        effort: Is told how much had to be looked at.

    Raises:
        StoreBusyError: if another process wrote to the store meanwhile.
        StoreError: if the store cannot be read or written.
    """
    rules, effort = Rules(lexicon, table, corrections), effort or Effort()
    with _collector_paused():
        change = advanced(store, rules, ledger, effort) if ledger else None
        if change is None:
            change = derived_anew(store, rules, ledger)
            effort.everything = True
    effort.nodes += len(change.nodes) + len(change.removed_nodes)
    effort.edges += len(change.edges) + len(change.removed_edges)
    return change
