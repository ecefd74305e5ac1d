"""How a store's graph is brought up to date: by what changed, where a ledger remembers the rest, or as a whole."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from citegraph.errors import StoreError, TransientError
from citegraph.graph.deriving.advance import Advance, TooMuchError
from citegraph.graph.deriving.differences import difference
from citegraph.graph.deriving.digests import Digest, digest_of, with_findings, with_reading
from citegraph.graph.deriving.ledger import Ledger, LedgerError, write_ledger
from citegraph.graph.deriving.rewriting import Rewriting
from citegraph.graph.deriving.rules import Rules
from citegraph.graph.deriving.sides import root_entries
from citegraph.graph.deriving.turnover import changed_records, turnover
from citegraph.graph.deriving.whole import Derivation
from citegraph.graph.link.related_to import Rank
from citegraph.graph.stores import GraphChange, Store

SHARE = 5
"""A change that reaches one paper in so many is as much work as deriving everything."""
FEW = 50
"""So many papers are always few."""


@dataclass(slots=True)
class Effort:
    """What had to be looked at to bring a graph up to date."""

    everything: bool = False
    """Whether all of it was derived; the counts of papers and entities are of what else was done."""
    papers: int = 0
    """Papers of which the records were read."""
    entities: int = 0
    """Entities that were made anew, whether or not they differ."""
    near: int = 0
    """Papers for which the nearest were looked for."""
    nodes: int = 0
    """Nodes that were written or removed."""
    edges: int = 0
    """Edges that were."""


def advanced(store: Store, rules: Rules, path: Path, effort: Effort) -> GraphChange | None:
    """The change that brings the graph up to date, made; None where everything has to be derived.

    Raises:
        StoreBusyError: if another process wrote to the store meanwhile.
    """
    try:
        with Ledger(path) as ledger:
            hashes = store.record_hashes()
            if ledger.mark and (ledger.mark, ledger.basis) == (store.derived(), rules.basis):
                return _advance(store, ledger, rules, hashes, effort)
    except TransientError:
        raise
    except (LedgerError, TooMuchError, KeyError, StoreError):
        # A file that was tampered with shows as a name it should know, or as an edge to a node that is not there. Where
        # the store itself is at fault, deriving everything says so.
        return None
    return None


def _advance(store: Store, ledger: Ledger, rules: Rules, hashes: dict[str, str], effort: Effort) -> GraphChange:
    records = changed_records(ledger.records(), hashes)
    most = max(FEW, len(hashes) // SHARE)
    if len(records) > most:
        raise TooMuchError
    advance = Advance(store, ledger, rules, most=most)
    turned = turnover(ledger, store, records, hashes)
    advance.run(turned)
    rewriting = Rewriting(advance)
    after = rewriting.after()
    papers = {key: work.id for work in turned.new for key in work.records}
    change = difference(rewriting.before(store, after), after).model_copy(update={"papers": papers})
    effort.papers += len(advance.terms)
    effort.entities += advance.things.looked_at
    effort.near += len(advance.near)
    if records or store.stale():
        mark = uuid4().hex
        store.apply(change, mark=mark)
        with suppress(LedgerError):  # It does not fit then, and is written anew by the next derivation.
            ledger.save(advance.changed, hashes=hashes, mark=mark)
    return change


def derived_anew(store: Store, rules: Rules, path: Path | None) -> GraphChange:
    """The change that brings the graph up to date, made, after all of it was derived; with a ledger if there is a path.

    Raises:
        StoreBusyError: if another process wrote to the store meanwhile.
    """
    hashes, mark = store.record_hashes(), store.derived()
    derivation = Derivation(store.records(hashes), rules)
    graph = derivation.graph()
    papers = {key: paper.id for paper in derivation.papers for key in paper.reading.work.records}
    change = difference(store.graph(), graph).model_copy(update={"papers": papers})
    del graph
    turned = store.stale() or not change.empty
    mark = uuid4().hex if turned else mark
    if path and mark:
        # Written first, for what it is made of need not be in memory while the graph is written. If that fails, the
        # mark fits no graph, and the next derivation is of everything again, as it is without a ledger.
        with suppress(LedgerError):
            _remember(path, derivation, hashes, mark)
    del derivation
    if turned:
        store.apply(change, mark=mark)
    return change


def _remember(path: Path, derivation: Derivation, hashes: dict[str, str], mark: str) -> None:
    naming = derivation.naming
    write_ledger(
        path,
        about={"mark": mark, "basis": derivation.rules.basis},
        hashes=hashes,
        papers=_digests(derivation),
        roots=((root, p, root_entries(root, p, naming)) for root, p in derivation.profiles.by_root.items()),
        named=derivation.named,
    )


def _digests(derivation: Derivation) -> Iterator[tuple[Digest, Rank | None]]:
    for findings, themes in zip(derivation.papers, derivation.themes, strict=True):
        digest = with_findings(
            with_reading(digest_of(findings.reading.paper), findings.reading, themes), findings, derivation.entities
        )
        yield digest, derivation.farthest.get(findings.id)
