"""Copying a store: whole, checked, and again from where it stopped."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citegraph.errors import StoreError, VersionsDifferError
from citegraph.graph import copy as copying
from citegraph.graph.copy import Copied, copy
from citegraph.graph.model import Edge, Node, Paper, PaperFacts, SourceRecord, Versions
from citegraph.graph.stores import Entry, GraphChange, Store, open_store

VERSIONS = Versions(extractor="1", lexicon="1", model="1", name_table="1")
NODES = (Node(id="method:a", label="Method", name="A"), Node(id="paper:p", label="Paper", name="P"))
EDGES = (Edge(source="paper:p", type="USES", target="method:a", properties={"confidence": 0.5}),)


def record(title: str, versions: Versions = VERSIONS) -> SourceRecord:
    return SourceRecord(paper=Paper(title=title), facts=PaperFacts(), versions=versions)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "full.db")) as store:
        store.put_records([record(f"Paper {i}") for i in range(7)])
        store.apply(GraphChange(nodes=NODES, edges=EDGES))
        yield store


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "other.db")) as store:
        yield store


def same(one: Store, two: Store) -> bool:
    return (
        list(one.records()) == list(two.records())
        and one.graph() == two.graph()
        and one.versions() == two.versions()
        and one.stale() == two.stale()
    )


def test_the_copy_holds_the_same_records_graph_and_versions(full: Store, other: Store) -> None:
    assert copy(full, other) == Copied(records=7, nodes=2, edges=1)
    assert same(full, other)


def test_what_is_remembered_of_the_records_goes_along(full: Store, other: Store) -> None:
    added, late = datetime(2026, 1, 2, tzinfo=UTC), record("Long ago")
    full.put_records([late], added_at={late.key: added})
    full.apply(GraphChange(papers={late.key: "paper:p"}))
    copy(full, other)
    assert other.entries() == full.entries()
    assert other.entries()[late.key] == Entry(added_at=added, paper="paper:p")


def test_an_empty_store_copies_to_an_empty_store(full: Store, other: Store) -> None:
    full.replace_records([])
    full.apply(GraphChange(removed_nodes=("method:a", "paper:p")))
    assert copy(full, other) == Copied(records=0, nodes=0, edges=0)
    assert same(full, other)


def test_copying_again_brings_over_what_changed(full: Store, other: Store) -> None:
    copy(full, other)
    full.put_records([record("Later")])
    full.apply(GraphChange(removed_edges=(EDGES[0].key,), removed_nodes=("method:a",)))
    copy(full, other)
    assert same(full, other)


def test_a_copy_that_was_stopped_goes_on(full: Store, other: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "BATCH", 3)
    other.put_records([kept for kept, _ in zip(full.records(), range(3), strict=False)])
    assert other.stale()
    copy(full, other)
    assert same(full, other)


def test_a_store_with_papers_of_its_own_is_left_alone(full: Store, other: Store) -> None:
    other.put_records([record("Mine")])
    with pytest.raises(StoreError, match="1 record that"):
        copy(full, other)
    assert [kept.paper.title for kept in other.records()] == ["Mine"]


def test_a_stale_graph_is_not_copied(full: Store, other: Store) -> None:
    full.put_records([record("Late")])
    with pytest.raises(StoreError, match=r"does not show yet(.|\n)*citegraph load"):
        copy(full, other)
    assert other.record_keys() == set()


def test_a_store_of_other_versions_is_refused(full: Store, other: Store) -> None:
    other.put_records([record("Paper 0", VERSIONS.model_copy(update={"lexicon": "2"}))])
    with pytest.raises(VersionsDifferError):
        copy(full, other)


def test_a_copy_that_differs_in_the_end_is_told(full: Store, other: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(other), "apply", lambda *_: None)
    with pytest.raises(StoreError, match="differs"):
        copy(full, other)
