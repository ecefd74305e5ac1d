"""The whole of one store brought into another: records, then the graph, then compared."""

from collections.abc import Mapping
from itertools import zip_longest

from citegraph.errors import StoreError
from citegraph.graph.derive import difference
from citegraph.graph.model import SourceRecord, Subgraph, Value
from citegraph.graph.stores import Entry, Store
from citegraph.wording import many

BATCH = 500
"""Records in one transaction of the target."""


class Copied(Value):
    """What a copy holds."""

    records: int
    nodes: int
    edges: int


def copy(source: Store, target: Store, /) -> Copied:
    """Bring every record and the graph of `source` into `target`, and check that both hold the same.

    A copy that was stopped goes on where it stopped; nothing is written where both are equal already.

    Raises:
        StoreError: if the source's graph is stale, the target holds records of its own, or they differ in the end.
        VersionsDifferError: if the target's records were made with other versions.
    """
    refuse_what_cannot_be_copied(source, target)
    entries = source.entries()
    copied = _copy_records(source, target, entries=entries)
    graph = source.graph()
    papers = {key: entry.paper for key, entry in entries.items() if entry.paper}
    target.apply(difference(target.graph(), graph).model_copy(update={"papers": papers}))
    _check(source, target, graph=graph)
    return Copied(records=copied, nodes=len(graph.nodes), edges=len(graph.edges))


def refuse_what_cannot_be_copied(source: Store, target: Store, /) -> None:
    """Look at both stores before anything is written.

    Raises:
        StoreError: if the source's graph is stale, or the target holds records of its own.
    """
    if source.stale():
        message = "papers were loaded that the graph does not show yet"
        raise StoreError(message, where=source.uri, hint=f"citegraph load --store {source.uri}")
    if others := target.record_keys() - source.record_keys():
        message = f"the store holds {many(len(others), 'record')} that {source.uri} does not, and copying keeps none"
        raise StoreError(message, where=target.uri, hint=f"citegraph copy --from {source.uri} --to AN-EMPTY-STORE")


def _copy_records(source: Store, target: Store, *, entries: Mapping[str, Entry]) -> int:
    added_at = {key: entry.added_at for key, entry in entries.items()}
    batch, count = list[SourceRecord](), 0
    for record in source.records():
        batch.append(record)
        if len(batch) == BATCH:
            count += len(batch)
            target.put_records(batch, added_at=added_at)
            batch.clear()
    target.put_records(batch, added_at=added_at)
    return count + len(batch)


def _check(source: Store, target: Store, *, graph: Subgraph) -> None:
    """Reads both anew.

    Raises:
        StoreError: if they differ.
    """
    pairs = zip_longest(source.records(), target.records())
    same = all(one == other for one, other in pairs) and source.versions() == target.versions()
    if not same or target.graph() != graph or target.stale():
        message = f"the copy differs from {source.uri}: one of them was written to meanwhile"
        raise StoreError(message, where=target.uri, hint=f"citegraph copy --from {source.uri} --to {target.uri}")
