"""What the Neo4j store does beyond the contract: its schema, its errors, servers that stop, and other people's data."""

import functools
import io
import re
import socketserver
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import pytest

from citegraph.errors import QueryError, StoreAccessError, StoreBusyError, StoreDownError, StoreError
from citegraph.graph.copy import copy
from citegraph.graph.derive import update
from citegraph.graph.exports import EXPORTS
from citegraph.graph.model import Edge, Node, Paper, PaperFacts, SourceRecord, Subgraph, Versions
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable
from citegraph.graph.stores import GraphChange, Store, open_store
from citegraph.graph.stores import neo4j as module
from citegraph.graph.stores.neo4j import Neo4jStore
from citegraph.loaders import open_readings
from citegraph.loaders.extract import Extractor

pytestmark = pytest.mark.neo4j
ROOT = Path(__file__).parents[3]
VERSIONS = Versions(extractor="1", lexicon="1", model="1", name_table="1")
M = Node(id="method:m", label="Method", name="M", aliases=("short name",))


class Server(Protocol):
    """The server that all tests share; its class stands in tests/conftest.py, which no import reaches."""

    auth: tuple[str, str]

    def run(self, statement: str, /) -> list[Mapping[str, Any]]: ...
    def empty(self) -> str: ...
    def bare(self) -> str: ...


class OwnServer(Protocol):
    """A server that a test may stop; its class stands in tests/neo4j_server."""

    uri: str
    username: str
    password: str

    def start(self, settings: Mapping[str, str] | None = None, /) -> object: ...
    def stop(self) -> None: ...
    def kill(self) -> None: ...


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


def test_a_routing_address_reaches_the_same_database(uri: str) -> None:
    with open_store(uri) as direct:
        direct.apply(GraphChange(nodes=(M,)))
    with open_store(re.sub("^bolt", "neo4j", uri) + "?database=neo4j") as routed:
        assert routed.graph().nodes == (M,)
        routed.put_records([record("One")])
        assert len(routed.record_keys()) == 1


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_database_that_is_not_there_is_told(uri: str, scheme: str) -> None:
    with pytest.raises(StoreError, match=r"no such database(.|\n)*SHOW DATABASES"):
        open_store(re.sub("^bolt", scheme, uri) + "?database=nosuch")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_wrong_password_is_told(uri: str, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong")
    with pytest.raises(StoreAccessError, match=r"refuses this user(.|\n)*NEO4J_PASSWORD"):
        open_store(re.sub("^bolt", scheme, uri))


def test_a_missing_password_is_told(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    with pytest.raises(StoreAccessError, match="NEO4J_PASSWORD is not set"):
        open_store(uri)


def test_user_and_password_may_stand_in_a_file(
    uri: str, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("/".join(neo4j_server.auth) + "\n", encoding="utf-8")
    monkeypatch.delenv("NEO4J_PASSWORD")
    monkeypatch.setenv("NEO4J_AUTH_FILE", str(secret))
    open_store(uri).close()
    secret.write_text("neo4j", encoding="utf-8")
    with pytest.raises(StoreAccessError, match="user/password"):
        open_store(uri)
    secret.unlink()
    with pytest.raises(StoreAccessError, match="cannot be read"):
        open_store(uri)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(StoreAccessError) as told:
        open_store("bolt://neo4j:hunter22@127.0.0.1:7687")
    assert "hunter22" not in str(told.value)


@pytest.mark.parametrize("address", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1"])
def test_a_server_that_is_down_is_told_at_once(address: str) -> None:
    before = time.monotonic()
    with pytest.raises(StoreDownError, match=r"no server answers(.|\n)*citegraph doctor"):
        open_store(address)
    assert time.monotonic() - before < 15


def test_a_host_that_does_not_exist_is_told() -> None:
    with pytest.raises(StoreDownError, match="no host of that name"):
        open_store("neo4j://nosuch.invalid:7687")


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_secure_address_of_a_plain_server_is_told(uri: str, scheme: str) -> None:
    with pytest.raises(StoreDownError, match="TLS"):
        open_store(re.sub("^bolt", scheme, uri))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_web_server_on_that_port_is_told(scheme: str) -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), _Web) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        with pytest.raises(StoreDownError, match="not in Neo4j's protocol"):
            open_store(f"{scheme}://127.0.0.1:{web.server_address[1]}")
        web.shutdown()


class _Web(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        self.request.recv(100)
        self.request.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


@pytest.mark.parametrize(
    ("agent", "old"),
    [
        ("Neo4j/4.4.40", True),
        ("Neo4j/5.25.1", True),
        ("Neo4j/5.26.0", False),
        ("Neo4j/2025.01.0", False),
        ("Memgraph", False),
    ],
)
def test_a_server_older_than_526_is_refused(agent: str, old: bool) -> None:  # noqa: FBT001 - pytest passes it so
    if old:
        with pytest.raises(StoreError, match=r"5\.26 or later"):
            module._refuse_old(agent, "bolt://x")  # noqa: SLF001 - no server that old is at hand
    else:
        module._refuse_old(agent, "bolt://x")  # noqa: SLF001 - the same


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


@pytest.fixture(scope="module")
def own(start_neo4j: Callable[..., "OwnServer"]) -> "OwnServer":
    """A server that tests may stop, kill and set up anew; the last leaves it read-only."""
    return start_neo4j()


@pytest.fixture
def own_uri(own: OwnServer, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("NEO4J_USERNAME", own.username)
    monkeypatch.setenv("NEO4J_PASSWORD", own.password)
    return str(own.uri)


def test_a_load_goes_on_when_the_server_is_restarted_under_it(own: OwnServer, own_uri: str) -> None:
    with open_store(own_uri) as store:
        before = len(store.record_keys())
        restarting = threading.Thread(target=lambda: (own.stop(), own.start()))
        restarting.start()
        for i in range(40):
            store.put_records([record(f"restart {i} {j}") for j in range(5)])
            time.sleep(0.05)
        restarting.join()
        list(store.records())
        store.apply(chain(3))
        assert len(store.record_keys()) == before + 200
        assert not store.stale()


def test_a_server_that_is_killed_keeps_every_acknowledged_batch_and_no_half_one(
    own: OwnServer,
    own_uri: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 1.0)
    acknowledged = 0

    def load(store: Store) -> None:
        nonlocal acknowledged
        while True:
            store.put_records([record(f"killed {acknowledged} {j}") for j in range(5)])
            acknowledged += 1

    with open_store(own_uri) as store:
        killing = threading.Timer(1.0, own.kill)
        killing.start()
        with pytest.raises(StoreDownError, match=r"what was acknowledged is kept|no server answers"):
            load(store)
        killing.join()
    own.start()
    with open_store(own_uri) as store:
        found = [kept.paper.title for kept in store.records() if kept.paper.title.startswith("killed")]
        assert len(found) % 5 == 0
        assert acknowledged <= len(found) // 5 <= acknowledged + 1
        assert store.stale()


def test_a_read_only_database_is_read_and_what_writes_is_told(own: OwnServer, own_uri: str) -> None:
    with open_store(own_uri) as store:
        store.put_records([record("Kept")])
    own.stop()
    own.start({"server.databases.read_only": "neo4j"})
    with open_store(own_uri) as store:
        assert any(kept.paper.title == "Kept" for kept in store.records())
        with pytest.raises(StoreAccessError, match=r"read-only(.|\n)*server.databases.read_only"):
            store.put_records([record("New")])
