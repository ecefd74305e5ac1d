"""What the Neo4j store says when something goes wrong, and what is left of a load when the server stops."""

import re
import socketserver
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from citegraph.errors import StoreAccessError, StoreDownError, StoreError
from citegraph.graph.model import Edge, Node, Paper, PaperFacts, SourceRecord, Versions
from citegraph.graph.stores import GraphChange, Store, open_store
from citegraph.graph.stores import neo4j as module

pytestmark = pytest.mark.neo4j
VERSIONS = Versions(extractor="1", lexicon="1", model="1", name_table="1")
M = Node(id="method:m", label="Method", name="M", aliases=("short name",))


class Server(Protocol):
    """The server that all tests share; its class stands in tests/conftest.py, which no import reaches."""

    auth: tuple[str, str]

    def empty(self) -> str: ...


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


@pytest.mark.parametrize("password", ["hunter22", "hunter/22", "hunter#22", "hunter@22"])
def test_a_password_in_the_address_is_refused_and_not_repeated(password: str) -> None:
    with pytest.raises(StoreAccessError) as told:
        open_store(f"bolt://neo4j:{password}@127.0.0.1:7687")
    assert "hunter" not in str(told.value)


@pytest.mark.parametrize("address", ["bolt://[::1", "bolt://127.0.0.1:port", "bolt://127.0.0.1:7687?policy=eu"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(StoreError) as told:
        open_store(address)
    assert told.value.where == address
    assert told.value.hint


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


@pytest.fixture(scope="module")
def own(start_neo4j: Callable[..., "OwnServer"]) -> "OwnServer":
    """A server that tests may stop, kill and set up anew; the last leaves it read-only."""
    return start_neo4j()


@pytest.fixture
def own_uri(own: OwnServer, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("NEO4J_USERNAME", own.username)
    monkeypatch.setenv("NEO4J_PASSWORD", own.password)
    return str(own.uri)


def test_a_load_goes_on_when_the_server_is_restarted_under_it(
    own: OwnServer, own_uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A machine busy with other tests takes its time to start a server.
    monkeypatch.setattr(module, "RETRY_SECONDS", 300.0)
    with open_store(own_uri) as store:
        before = len(store.record_keys())
        restarting = threading.Thread(target=lambda: (own.kill(), own.start()))
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
    under_way = threading.Event()

    def load(store: Store) -> None:
        nonlocal acknowledged
        while True:
            store.put_records([record(f"killed {acknowledged} {j}") for j in range(5)])
            acknowledged += 1
            under_way.set()

    def kill() -> None:
        assert under_way.wait(timeout=60)
        own.kill()

    with open_store(own_uri) as store:
        killing = threading.Thread(target=kill)
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


def test_a_question_waits_for_a_server_that_is_restarted(
    own: OwnServer, own_uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 300.0)
    with open_store(own_uri) as store:
        assert store.run("RETURN 1 AS one").rows == ((1,),)
        own.kill()
        restarting = threading.Thread(target=own.start)
        restarting.start()
        assert store.run("RETURN 1 AS one").rows == ((1,),)
        restarting.join()


def test_a_read_only_database_is_read_and_what_writes_is_told(own: OwnServer, own_uri: str) -> None:
    with open_store(own_uri) as store:
        store.put_records([record("Kept")])
    own.stop()
    own.start({"server.databases.read_only": "neo4j"})
    with open_store(own_uri) as store:
        assert any(kept.paper.title == "Kept" for kept in store.records())
        with pytest.raises(StoreAccessError, match=r"read-only(.|\n)*server.databases.read_only"):
            store.put_records([record("New")])
