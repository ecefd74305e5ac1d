"""What every store promises when several processes use it, and when one is killed."""

import random
import subprocess
import threading
import time
from collections.abc import Callable

import pytest

from citegraph.errors import StoreBusyError
from citegraph.graph.model import Edge, Node, Paper, PaperFacts, SourceRecord, Subgraph, Versions
from citegraph.graph.stores import GraphChange, Store, StoreKind, open_store

Start = Callable[..., "subprocess.Popen[str]"]
VERSIONS = Versions(extractor="1", lexicon="1", model="1", name_table="1")
BATCH = 7
"""Records in a transaction of the process that is killed; prime, so that half a batch shows."""
WRITER = """
import sys, json
from citegraph.graph.model import *
from citegraph.graph.stores import GraphChange, open_store
uri, first = sys.argv[1], int(sys.argv[2])
versions = Versions(extractor="1", lexicon="1", model="1", name_table="1")
with open_store(uri) as store:
    print("open", flush=True)
    for batch in range(first, first + 10_000):
        records = [
            SourceRecord(paper=Paper(title=f"{batch} {i}", abstract="x" * 500), facts=PaperFacts(), versions=versions)
            for i in range(7)
        ]
        store.put_records(records)
        print(batch, flush=True)
"""
DERIVER = """
import sys
from citegraph.graph.model import *
from citegraph.graph.stores import GraphChange, open_store
with open_store(sys.argv[1]) as store:
    print("open", flush=True)
    for turn in range(1, 10_000):
        nodes = tuple(Node(id=f"method:{i}", label="Method", name=f"turn {turn}") for i in range(300))
        edges = tuple(
            Edge(source=f"method:{i}", type="VARIANT_OF", target=f"method:{i // 2}", properties={"turn": turn})
            for i in range(300)
        )
        store.apply(GraphChange(nodes=nodes, edges=edges))
        print(turn, flush=True)
"""
HOLDER = """
import sys, time
from citegraph.graph.stores import open_store
with open_store(sys.argv[1]) as store:
    print("open", flush=True)
    time.sleep(600)
"""


def record(title: str) -> SourceRecord:
    return SourceRecord(paper=Paper(title=title), facts=PaperFacts(), versions=VERSIONS)


def turns(graph: Subgraph) -> set[object]:
    """Which writings of the process that derives the graph shows."""
    names = {int(node.name.removeprefix("turn ")) for node in graph.nodes}
    return names | {edge.properties["turn"] for edge in graph.edges}


def told(process: "subprocess.Popen[str]") -> list[str]:
    """Lines that the killed process wrote whole."""
    out, _ = process.communicate()
    return [line.strip() for line in out.splitlines(keepends=True) if line.endswith("\n")]


def kill_after(process: "subprocess.Popen[str]", seconds: float) -> list[str]:
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n", process.communicate()[1]
    time.sleep(seconds)
    process.kill()
    return told(process)


@pytest.mark.parametrize("seed", range(4))
def test_a_writer_that_is_killed_leaves_whole_batches_and_every_acknowledged_one(
    uri: str, start: Start, seed: int
) -> None:
    seconds = random.Random(seed).uniform(0.05, 0.8)  # noqa: S311 - only the moment of a kill
    acknowledged = kill_after(start(WRITER, uri, "0"), seconds)
    with open_store(uri) as store:
        found = [kept.paper.title.split() for kept in store.records()]
        batches = {batch for batch, _ in found}
        assert batches >= set(acknowledged)
        assert len(batches - set(acknowledged)) <= 1
        assert len(found) == BATCH * len(batches)
        assert store.stale() or not batches
        store.put_records([record("after")])
        assert len(store.record_keys()) == len(found) + 1


@pytest.mark.parametrize("seed", range(3))
def test_a_process_killed_while_it_derives_leaves_one_graph_or_a_stale_one(uri: str, start: Start, seed: int) -> None:
    seconds = random.Random(seed).uniform(0.1, 0.9)  # noqa: S311 - only the moment of a kill
    acknowledged = kill_after(start(DERIVER, uri), seconds)
    with open_store(uri) as store:
        found = turns(store.graph())
        assert store.stale() or len(found) <= 1
        if acknowledged and not store.stale():
            assert found in ({int(acknowledged[-1])}, {int(acknowledged[-1]) + 1})


def test_readers_see_the_graph_before_or_after_a_change_and_never_between(uri: str) -> None:
    before = _wave(1)
    after = _wave(2)
    seen: list[Subgraph] = []
    with open_store(uri) as store:
        store.apply(before)
        stop = threading.Event()

        def read() -> None:
            while not stop.is_set():
                with open_store(uri, read_only=True) as reader:
                    seen.append(reader.graph())

        reading = threading.Thread(target=read)
        reading.start()
        try:
            for _ in range(3):
                store.apply(after)
                store.apply(before)
        finally:
            stop.set()
            reading.join()
    assert seen
    assert all(len(turns(graph)) == 1 for graph in seen)


def _wave(turn: int) -> GraphChange:
    nodes = [Node(id=f"method:{i}", label="Method", name=f"turn {turn}") for i in range(400)]
    edges = [
        Edge(source=f"method:{i}", type="VARIANT_OF", target=f"method:{i // 2}", properties={"turn": turn})
        for i in range(400)
    ]
    return GraphChange(nodes=tuple(nodes), edges=tuple(edges))


def test_another_process_reads_while_one_writes(uri: str, start: Start) -> None:
    with open_store(uri) as store:
        store.put_records([record("One")])
        store.apply(_wave(1))
        code = (
            "import sys; from citegraph.graph.stores import open_store\n"
            "with open_store(sys.argv[1], read_only=True) as s: print(len(s.graph().nodes), len(s.record_keys()))"
        )
        out, errors = start(code, uri).communicate(timeout=60)
        assert out == "400 1\n", errors


def test_a_second_writer_is_refused_and_told_who_holds_the_store(kind: StoreKind, uri: str, start: Start) -> None:
    if not kind.one_writer:
        pytest.skip("this store lets several processes in")
    holder = start(HOLDER, uri)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    with pytest.raises(StoreBusyError, match=f"process {holder.pid}"):
        open_store(uri)
    holder.kill()
    holder.wait()
    with open_store(uri) as store:
        assert store.put_records([record("One")]) == 1


def test_a_graph_derived_from_records_that_changed_meanwhile_is_refused(kind: StoreKind, uri: str) -> None:
    if kind.one_writer:
        pytest.skip("this store lets one process in")
    with open_store(uri) as slow, open_store(uri) as quick:
        slow.put_records([record("One")])
        _derive(slow)
        assert len(list(slow.records())) == 1
        quick.put_records([record("Two")])
        with pytest.raises(StoreBusyError):
            slow.apply(_wave(1))
        assert slow.stale()
        _derive(quick)
        assert not quick.stale()
        _derive(slow)


def test_writers_that_follow_one_another_are_both_let_in(kind: StoreKind, uri: str) -> None:
    if kind.one_writer:
        pytest.skip("this store lets one process in")
    with open_store(uri) as one, open_store(uri) as other:
        for turn in range(3):
            one.put_records([record(f"one {turn}")])
            other.put_records([record(f"other {turn}")])
            _derive(one)
            _derive(other)
        assert len(one.record_keys()) == 6
        assert not one.stale()


def _derive(store: Store) -> None:
    """Reads the records, as every derivation does, then writes a graph."""
    list(store.records())
    store.apply(_wave(3))
