"""Which papers come, go or change with a set of records: those that changed records may be of, and no others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citegraph.graph.deriving.digests import Digest, labels_of
from citegraph.graph.deriving.ledger import Ledger
from citegraph.graph.model import SourceRecord
from citegraph.graph.resolve.shared_ids import shared_ids
from citegraph.graph.resolve.works import Work, works_of
from citegraph.graph.stores import Store


@dataclass(frozen=True, slots=True)
class Turnover:
    """The papers as they were, by their numbers, and as they are."""

    old: dict[int, Digest]
    new: list[Work]


def changed_records(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """Keys of the records that came, went or hold something else."""
    return {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}


def turnover(ledger: Ledger, store: Store, changed: set[str], now: Mapping[str, str]) -> Turnover:
    """What the change of these records makes of the papers; `now` has the keys of all there are."""
    records = {record.key: record for record in store.records(sorted(changed & now.keys()))}
    near = _near(ledger, changed, records.values())
    rest = {key for digest in near.values() for key in digest.records if key in now} - records.keys()
    records |= {record.key: record for record in store.records(sorted(rest))}
    works = works_of(records.values())
    same = {(work.id, work.records) for work in works if changed.isdisjoint(work.records)}
    same &= {(digest.id, digest.records) for digest in near.values()}
    return Turnover(
        old={number: digest for number, digest in near.items() if (digest.id, digest.records) not in same},
        new=[work for work in works if (work.id, work.records) not in same],
    )


def _near(ledger: Ledger, changed: Iterable[str], records: Iterable[SourceRecord]) -> dict[int, Digest]:
    """The papers that a chain of labels connects with changed records: how others are grouped does not change."""
    found = {number: ledger.digest(number) for number in ledger.papers_of(changed)}
    labels = {label for digest in found.values() for label in digest.labels}
    labels |= {label for record in records for label in _labels(record)}
    seen: set[str] = set()
    while fresh := labels - seen:
        seen |= fresh
        for number in {number for label in fresh for number in ledger.papers(f"label\t{label}")} - found.keys():
            found[number] = ledger.digest(number)
            labels |= found[number].labels
    return found


def _labels(record: SourceRecord) -> frozenset[str]:
    return labels_of([record.paper.title], (f"{scheme}:{value}" for scheme, value in shared_ids(record.paper).items()))
