"""Takes papers out of a store again."""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from citegraph.errors import UnknownNameError
from citegraph.graph.model import SourceRecord
from citegraph.graph.resolve.works import Work, work_of
from citegraph.graph.stores import Store
from citegraph.ingest import bring_up_to_date, check_own_names, default_lexicon


def remove(store: Store, *, papers: Collection[str] = (), sources: Collection[str] = ()) -> tuple[Work, ...]:
    """Forget papers by their ids, and all that came from these sources; returns the papers that lost a record.

    A paper that another source describes too stays, as that source describes it.

    Raises:
        UnknownNameError: if a paper or a source is not in the store.
        VersionsDifferError: if the records were extracted with other names of a user's own.
        StoreError: if the store cannot be written.
    """
    names = default_lexicon()
    check_own_names(store, names)
    if store.stale():
        bring_up_to_date(store, lexicon=names)
    told_of = {key: entry.paper for key, entry in store.entries().items()}
    _check_known("paper", papers, told_of.values())
    keys = {key for key, paper in told_of.items() if paper in papers} | _of_sources(store, sources)
    works = _works(store, {told_of[key] for key in keys}, told_of)
    store.remove_records(keys)
    bring_up_to_date(store, lexicon=names)
    return works


def _of_sources(store: Store, sources: Collection[str]) -> set[str]:
    """Keys of the records that came from these sources."""
    if not sources:
        return set()
    source_of = {record.key: record.paper.source for record in store.records()}
    _check_known("source", sources, filter(None, source_of.values()))
    return {key for key, source in source_of.items() if source in sources}


def _works(store: Store, papers: Collection[str], told_of: Mapping[str, str]) -> tuple[Work, ...]:
    """The papers with these ids, in the order of the ids; `told_of` says which record tells of which."""
    told: dict[str, list[SourceRecord]] = {paper: [] for paper in sorted(papers)}
    for record in store.records(key for key, paper in told_of.items() if paper in told):
        told[told_of[record.key]].append(record)
    return tuple(work_of(records, paper) for paper, records in told.items())


def _check_known(kind: str, given: Collection[str], known: Iterable[str]) -> None:
    names = set(known)
    if unknown := sorted(set(given) - names):
        close = get_close_matches(unknown[0], sorted(names), n=3)
        raise UnknownNameError(kind, unknown[0], (), close=close, hint="citegraph stats")
