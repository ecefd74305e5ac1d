"""What the Neo4j store does beyond the contract: its schema, other people's data, large changes, the same graph."""

import functools
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import pytest

from citegraph.errors import QueryError, StoreBusyError, StoreError
from citegraph.graph.copy import copy
from citegraph.graph.derive import update
from citegraph.graph.exports import EXPORTS
from citegraph.graph.model import Edge, Node, Paper, PaperFacts, SourceRecord, Subgraph, Versions
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable
from citegraph.graph.stores import GraphChange, Store, open_store
from citegraph.graph.stores.neo4j import Neo4jStore
from citegraph.loaders import open_readings
from citegraph.loaders.extract import Extractor

pytestmark = pytest.mark.neo4j
ROOT = Path(__file__).parents[3]
VERSIONS = Versions(extractor="1", lexicon="1", model="1", name_table="1")
M = Node(id="method:m", label="Method", name="M", aliases=("short name",))


class Server(Protocol):
    """The server that all tests share; its class stands in tests/conftest.py, which no import reaches."""

    def run(self, statement: str, /) -> list[Mapping[str, Any]]: ...
    def empty(self) -> str: ...
    def bare(self) -> str: ...


def record(title: str) -> SourceRecord:
    return SourceRecord(paper=Paper(title=title), facts=PaperFacts(), versions=VERSIONS)


def chain(length: int) -> GraphChange:
    nodes = tuple(Node(id=f"method:{i}", label="Method", name=f"M{i}") for i in range(length))
    edges = (Edge(source=f"method:{i}", type="VARIANT_OF", target=f"method:{i - 1}") for i in range(1, length))
    return GraphChange(nodes=nodes, edges=tuple(edges))


@pytest.fixture
def uri(neo4j_server: Server) -> str:
    return str(neo4j_server.empty())


@pytest.fixture
def store(uri: str) -> Iterator[Store]:
    with open_store(uri) as opened:
        yield opened


def test_constraints_and_indexes_are_made_once_and_found_again(neo4j_server: Server) -> None:
    uri = neo4j_server.bare()
    open_store(uri).close()
    rows = neo4j_server.run("SHOW INDEXES YIELD name, type, state, labelsOrTypes WHERE name STARTS WITH 'citegraph'")
    first = {row["name"]: (row["type"], row["state"]) for row in rows}
    assert set(first.values()) == {("RANGE", "ONLINE"), ("FULLTEXT", "ONLINE")}
    assert len(first) == 10
    open_store(uri).close()
    assert neo4j_server.run("SHOW CONSTRAINTS YIELD name RETURN count(*) AS n")[0]["n"] == 9
    neo4j_server.run("DROP INDEX citegraph_text")
    open_store(uri).close()
    assert neo4j_server.run("SHOW INDEXES YIELD name WHERE name = 'citegraph_text' RETURN name")


def test_opening_for_reading_writes_nothing_at_all(neo4j_server: Server) -> None:
    uri = neo4j_server.bare()
    with open_store(uri, read_only=True) as reader:
        assert reader.graph() == Subgraph()
        assert reader.versions() is None
    assert neo4j_server.run("SHOW CONSTRAINTS YIELD name RETURN count(*) AS n")[0]["n"] == 0
    assert neo4j_server.run("MATCH (n) RETURN count(n) AS n")[0]["n"] == 0


def test_an_id_is_unique_for_its_label(store: Store) -> None:
    store.apply(GraphChange(nodes=(M,)))
    with pytest.raises(QueryError, match="already exists"):
        store.run("CREATE (:Method {id: 'method:m'})", write=True)


@pytest.mark.parametrize("word", ["transformers", "attention", "alias", "old-form"])
def test_names_aliases_titles_and_abstracts_are_in_the_full_text_index(store: Store, word: str) -> None:
    paper = Node(
        id="paper:p",
        label="Paper",
        name="On Transformers",
        aliases=("alias one", "old-form"),
        properties={"abstract": "About attention."},
    )
    store.apply(GraphChange(nodes=(M, paper)))
    store.run("CALL db.awaitIndexes(60)")
    found = "CALL db.index.fulltext.queryNodes('citegraph_text', $word) YIELD node RETURN node.id AS id"
    assert store.run(found, {"word": word}).rows == (("paper:p",),)


def test_nodes_of_other_programs_are_passed_over(store: Store, neo4j_server: Server) -> None:
    neo4j_server.run("CREATE (:Customer {id: 'c'})-[:BOUGHT]->(:Product), (:Customer)-[:USES]->(:Product)")
    store.apply(GraphChange(nodes=(M,)))
    with pytest.raises(StoreError, match="did not write"):
        store.graph()
    neo4j_server.run("MATCH (:Customer)-[r:USES]->() DELETE r")
    assert store.graph().nodes == (M,)
    assert store.graph().edges == ()


def test_a_node_under_one_of_our_labels_that_is_not_ours_is_told(store: Store, neo4j_server: Server) -> None:
    neo4j_server.run("CREATE (:Paper {title: 'Mine'})")
    with pytest.raises(StoreError, match=r"did not write(.|\n)*database="):
        store.graph()


def test_a_change_that_stops_between_transactions_is_completed_by_the_next(
    uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Neo4jStore, "rows_per_transaction", 40)
    whole = chain(100)
    with open_store(uri) as store:
        assert isinstance(store, Neo4jStore)
        monkeypatch.setattr("citegraph.graph.stores._changes.ROWS_PER_STATEMENT", 20)
        transact, calls = store._transact, []  # noqa: SLF001 - the only place where a load can be stopped between

        def stopping(work: Callable[..., Any]) -> Any:  # noqa: ANN401 - passes on what it is given
            calls.append(work)
            if len(calls) == 3:
                raise KeyboardInterrupt
            return transact(work)

        monkeypatch.setattr(store, "_transact", stopping)
        with pytest.raises(KeyboardInterrupt):
            store.apply(whole)
        assert store.stale()
        assert 0 < len(store.graph().nodes) < 100 or len(store.graph().edges) < 99
    with open_store(uri) as again:
        list(again.records())
        again.apply(whole)
        assert not again.stale()
        assert len(again.graph().nodes) == 100
        assert len(again.graph().edges) == 99


@pytest.fixture(scope="module")
def read_records() -> list[SourceRecord]:
    """Records with the facts of real abstracts: the first papers of the example listing."""
    (reading,) = open_readings(str(ROOT / "examples" / "hf_daily_papers.txt"))
    papers = [item for item in reading.items() if isinstance(item, Paper)]
    return list(Extractor.load().extract(papers[:24]))


def exported(store: Store) -> bytes:
    out = io.BytesIO()
    EXPORTS.get("json").write(store.graph(), out)
    return out.getvalue()


def test_the_same_loads_give_both_stores_the_same_graph(
    uri: str, tmp_path: Path, read_records: list[SourceRecord]
) -> None:
    derive = functools.partial(update, lexicon=Lexicon.load(), table=NameTable.load())
    path = str(tmp_path / "a.db")
    with open_store(uri) as server, open_store(path) as file:
        server.put_records(read_records[:10])
        derive(server)
        server.put_records(read_records[5:])
        derive(server)
        file.put_records(read_records[::-1])
        derive(file)
        assert len(file.graph().edges) > 100
        assert server.graph() == file.graph()
        assert exported(server) == exported(file)
        gone = {record.key for record in read_records[:8]}
        for store in (server, file):
            store.remove_records(gone)
            derive(store)
        assert server.graph() == file.graph()
    with open_store(str(tmp_path / "b.db")) as never:
        never.put_records(read_records[8:])
        derive(never)
        with open_store(path) as file:
            assert file.graph() == never.graph()


def test_both_stores_hold_the_same_graph_and_copies_go_both_ways(uri: str, tmp_path: Path) -> None:
    records = [record(f"Paper {i}") for i in range(600)]
    change = chain(200)
    with (
        open_store(uri) as server,
        open_store(str(tmp_path / "a.db")) as file,
        open_store(str(tmp_path / "b.db")) as back,
    ):
        for store, order in ((server, records), (file, records[::-1])):
            store.put_records(order[:400])
            store.put_records(order[300:])
            store.apply(change)
        assert list(server.records()) == list(file.records())
        assert server.graph() == file.graph()
        copy(server, back)
        assert back.graph() == file.graph()
        copy(file, server)
        assert server.graph() == file.graph()


def test_two_loads_at_a_time_leave_no_graph_that_misses_papers(uri: str) -> None:
    refused = 0
    with open_store(uri) as one, open_store(uri) as other:
        for i, store in enumerate((one, other, one, other)):
            store.put_records([record(f"{i}")])
        for store in (one, other):
            seen = len(list(store.records()))
            try:
                store.apply(GraphChange(nodes=(M.model_copy(update={"properties": {"seen": seen}}),)))
            except StoreBusyError:
                refused += 1
        assert refused == 0
        assert one.graph().nodes[0].properties["seen"] == 4


@pytest.mark.parametrize(
    "text",
    [
        "CALL db.createLabel('Other')",
        "CALL db.createProperty('other')",
        "CREATE USER other SET PASSWORD 'long enough' CHANGE NOT REQUIRED",
        "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'long enough'",
        "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS",
        "CALL { CREATE (:Method {id: 'method:x'}) } RETURN 1 AS one",
        "MATCH (n:Method) CALL (n) { SET n.name = 'x' } RETURN n.id AS id",
        "CREATE DATABASE other",
        "STOP DATABASE neo4j",
    ],
)
def test_reading_neither_calls_what_writes_nor_administers(store: Store, text: str) -> None:
    before = store.graph()
    with pytest.raises(QueryError):
        store.run(text)
    assert store.graph() == before
