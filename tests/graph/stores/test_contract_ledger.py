"""On every store a graph that follows its records is the one derived from them, also when processes take turns."""

from pathlib import Path
from types import ModuleType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citegraph.graph.derive import Effort, derive, update
from citegraph.graph.model import Subgraph
from citegraph.graph.stores import Store, open_store

MOST_PAPERS = 8


def followed(store: Store, papers: ModuleType, ledger: Path) -> Effort:
    effort = Effort()
    update(store, lexicon=papers.LEXICON, table=papers.TABLE, ledger=ledger, effort=effort)
    return effort


def whole(store: Store, papers: ModuleType) -> Subgraph:
    return derive(store.records(), lexicon=papers.LEXICON, table=papers.TABLE)


@given(data=st.data())
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_graph_follows_papers_that_come_and_go(
    store: Store, papers: ModuleType, tmp_path: Path, data: st.DataObject
) -> None:
    ledger = tmp_path / "graph.ledger"
    records = data.draw(st.lists(papers.records(), min_size=3, max_size=MOST_PAPERS))
    first, *others = records
    store.put_records([first])
    followed(store, papers, ledger)
    for record in others:
        store.put_records([record])
        assert not followed(store, papers, ledger).everything
    assert store.graph() == whole(store, papers)
    for some in (records[::3], records[1::2]):
        store.remove_records([record.key for record in some])
        assert not followed(store, papers, ledger).everything
        assert store.graph() == whole(store, papers)
        store.put_records(data.draw(st.permutations(some)))
        assert not followed(store, papers, ledger).everything
        assert store.graph() == whole(store, papers)
    store.remove_records(store.record_keys())
    followed(store, papers, ledger)
    assert store.graph() == Subgraph()


def test_processes_that_take_turns_use_one_ledger(uri: str, papers: ModuleType, tmp_path: Path) -> None:
    ledger = tmp_path / "graph.ledger"
    for n in range(4):
        with open_store(uri) as store:
            store.put_records([papers.record(f"Paper {n}", introduces=[f"Prism-{n}"], methods=["LoRA"])])
            assert followed(store, papers, ledger).everything == (n == 0)
            assert store.graph() == whole(store, papers)


def test_parts_of_the_graph_are_those_that_the_whole_has(store: Store, papers: ModuleType, tmp_path: Path) -> None:
    records = [papers.record("One", introduces=["Prism"]), papers.record("Two", methods=["Prism"], authors=("A. B.",))]
    store.put_records(records)
    assert {key for key, text in store.record_hashes().items() if text} == {record.key for record in records}
    assert list(store.records([records[1].key, "none"])) == [records[1]]
    followed(store, papers, tmp_path / "graph.ledger")
    graph = store.graph()
    ids = [node.id for node in graph.nodes]
    assert sorted(store.nodes([*ids, "paper:none"]), key=lambda node: node.id) == list(graph.nodes)
    found = sorted(store.edges_from(ids), key=lambda edge: (edge.source, edge.type, edge.target, edge.paper))
    assert found == list(graph.edges)
    assert not store.nodes([])
    assert not store.edges_from(["paper:none"])
