"""The papers of the shipped listing, through the real extraction, lexicon and name table, in any order."""

from pathlib import Path

import pytest

from citegraph.graph.derive import Effort, derive, update
from citegraph.graph.model import Paper, SourceRecord, Subgraph
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable
from citegraph.graph.stores import Store, open_store
from citegraph.loaders import AUTO, Reading, open_readings
from citegraph.loaders.extract import Extractor

LISTING = Path(__file__).parent.parent.parent.parent / "examples" / "hf_daily_papers.txt"
BATCH, EVERY = 17, 9


@pytest.fixture(scope="module")
def records() -> list[SourceRecord]:
    readings = [reading for reading in open_readings(str(LISTING), format_name=AUTO) if isinstance(reading, Reading)]
    papers = [item for reading in readings for item in reading.items() if isinstance(item, Paper)]
    return [record for record in Extractor.load().extract(papers) if isinstance(record, SourceRecord)]


@pytest.fixture(scope="module")
def whole(records: list[SourceRecord]) -> Subgraph:
    return derive(records, lexicon=Lexicon.load(), table=NameTable.load())


def followed(store: Store, ledger: Path) -> Effort:
    effort = Effort()
    update(store, lexicon=Lexicon.load(), table=NameTable.load(), ledger=ledger, effort=effort)
    return effort


@pytest.mark.parametrize("order", ["as listed", "backwards", "by key"])
def test_the_listing_in_parts_and_back_is_the_graph_of_the_whole(
    records: list[SourceRecord], whole: Subgraph, tmp_path: Path, order: str
) -> None:
    ordered = {"as listed": records, "backwards": records[::-1], "by key": sorted(records, key=lambda each: each.key)}
    papers, ledger = ordered[order], tmp_path / "graph.ledger"
    with open_store(str(tmp_path / "graph.db")) as store:
        for start in range(0, len(papers), BATCH):
            store.put_records(papers[start : start + BATCH])
            assert followed(store, ledger).everything == (start == 0)
        assert store.graph() == whole
        store.remove_records([record.key for record in papers[::EVERY]])
        assert not followed(store, ledger).everything
        rest = [record for place, record in enumerate(papers) if place % EVERY]
        assert store.graph() == derive(rest, lexicon=Lexicon.load(), table=NameTable.load())
        for record in papers[::EVERY]:
            store.put_records([record])
            assert not followed(store, ledger).everything
        assert store.graph() == whole
