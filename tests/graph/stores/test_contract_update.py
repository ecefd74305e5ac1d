"""A store's graph is brought up to date with its records, whatever happened to these in between."""

from collections.abc import Sequence
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citegraph.graph.corrections import Corrections, Merge
from citegraph.graph.derive import derive, update
from citegraph.graph.model import SourceRecord, Subgraph
from citegraph.graph.stores import GraphChange, Store, open_store

MOST_PAPERS = 5


def brought_up_to_date(store: Store, papers: ModuleType) -> GraphChange:
    return update(store, lexicon=papers.LEXICON, table=papers.TABLE)


def whole(records: Sequence[SourceRecord], papers: ModuleType) -> Subgraph:
    return derive(records, lexicon=papers.LEXICON, table=papers.TABLE)


@given(data=st.data())
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_loading_in_parts_removing_and_adding_again_ends_in_the_graph_of_a_full_load(
    store: Store, papers: ModuleType, data: st.DataObject
) -> None:
    records = data.draw(st.lists(papers.records(), min_size=1, max_size=MOST_PAPERS))
    expected = whole(records, papers)
    for part in (records[::2], records[1::2], records[:1]):
        if part:
            store.put_records(part)
            brought_up_to_date(store, papers)
    assert store.graph() == expected
    store.remove_records([records[0].key])
    brought_up_to_date(store, papers)
    store.put_records(data.draw(st.permutations(records)))
    brought_up_to_date(store, papers)
    assert store.graph() == expected
    store.remove_records(store.record_keys())
    brought_up_to_date(store, papers)
    assert store.graph() == Subgraph()


def test_a_store_that_is_up_to_date_is_not_touched(store: Store, papers: ModuleType) -> None:
    store.put_records([papers.record("One", methods=["LoRA"])])
    assert not brought_up_to_date(store, papers).empty
    assert brought_up_to_date(store, papers).empty
    assert not store.stale()


def test_a_store_that_was_left_stale_is_completed_by_the_next_process(uri: str, papers: ModuleType) -> None:
    records = [papers.record("One", introduces=["Prism"]), papers.record("Two", methods=["Prism"])]
    for record in records:
        with open_store(uri) as store:
            store.put_records([record])
            assert store.stale()
    with open_store(uri) as store:
        brought_up_to_date(store, papers)
    with open_store(uri, read_only=True) as store:
        assert not store.stale()
        assert store.graph() == whole(records, papers)


def test_a_load_changes_only_what_its_paper_can_change(store: Store, papers: ModuleType) -> None:
    store.put_records([papers.record(f"Paper {n}", methods=[f"Method{n}X"]) for n in range(30)])
    brought_up_to_date(store, papers)
    store.put_records([papers.record("New", methods=["Method7X"])])
    change = brought_up_to_date(store, papers)
    assert [node.id for node in change.nodes] == ["paper:new"]
    assert {end for edge in change.edges for end in (edge.source, edge.target)} == {
        "paper:new", "paper:paper-7", "method:method7x",
    }  # fmt: skip
    assert not change.removed_nodes
    assert not change.removed_edges


@pytest.mark.parametrize("corrected", [True, False])
def test_corrections_come_and_go_without_a_load(store: Store, papers: ModuleType, *, corrected: bool) -> None:
    records = [papers.record("One", methods=["Alpha"]), papers.record("Two", methods=["Beta"])]
    store.put_records(records)
    merge = Corrections(merge=(Merge(name="Beta", into="Alpha"),))
    update(store, lexicon=papers.LEXICON, table=papers.TABLE, corrections=merge)
    if not corrected:
        brought_up_to_date(store, papers)
    methods = {node.id for node in store.graph().nodes if node.label == "Method"}
    assert methods == ({"method:alpha"} if corrected else {"method:alpha", "method:beta"})
