"""What every test may ask for: the evaluation data, a browser, a Neo4j server, the command line.

A test that needs something this machine lacks is skipped, with what to install; `CITEGRAPH_TEST_REQUIRE`, a list such
as `neo4j,browser,shared`, makes it fail instead, so that a build cannot go green by testing less.
"""

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import neo4j
import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from citegraph.graph.model import Subgraph
from citegraph.graph.stores import Store, open_store

ROOT = Path(__file__).parent.parent
# How long something takes on a shared machine says nothing about a rule.
settings.register_profile("citegraph", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("citegraph")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def unavailable(need: str, reason: str) -> NoReturn:
    """Skips the test, or fails it where `CITEGRAPH_TEST_REQUIRE` names the need."""
    required = os.environ.get("CITEGRAPH_TEST_REQUIRE", "").replace(",", " ").split()
    if need in required:
        pytest.fail(f"{need} is required here: {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with evaluation data that is not shipped: `shared`, beside the repository."""
    folder = Path(os.environ.get("CITEGRAPH_TEST_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        unavailable("shared", f"no evaluation data at {folder}")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome."""
    named = os.environ.get("CITEGRAPH_TEST_CHROMIUM")
    found = [named] if named else [path for name in BROWSERS if (path := shutil.which(name))]
    if not found:
        unavailable("browser", "no Chromium: install one, or set CITEGRAPH_TEST_CHROMIUM to its path")
    return found[0]


@pytest.fixture(scope="session")
def pandoc() -> str:
    """The path of pandoc."""
    found = shutil.which("pandoc")
    if not found:
        unavailable("pandoc", "no pandoc: install it (https://pandoc.org/installing.html)")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A Chromium that reaches no host but this machine: every other name resolves to nothing."""
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    flags.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield opened
        opened.close()


class Neo4jForTests:
    """A Neo4j that tests may fill and empty; NEO4J_USERNAME and NEO4J_PASSWORD are set to reach it."""

    def __init__(self, uri: str, *, auth: tuple[str, str]) -> None:
        self.uri = uri
        self.auth = auth

    def run(self, statement: str, **parameters: object) -> list[neo4j.Record]:
        """Rows of a statement, by the driver alone."""
        with neo4j.GraphDatabase.driver(self.uri, auth=self.auth) as driver, driver.session() as session:
            return list(session.run(statement, parameters))

    def empty(self) -> str:
        """The server's address, with no node left; constraints and indexes stay."""
        self.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
        return self.uri

    def bare(self) -> str:
        """The server's address, with nothing left at all."""
        for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            for row in self.run(f"SHOW {kinds} YIELD name, type WHERE type <> 'LOOKUP'"):
                self.run(f"DROP {kind} `{row['name']}` IF EXISTS")
        return self.empty()


def _module(path: str) -> ModuleType:
    """A module in tests/, which is no part of any package."""
    name = "citegraph_tests_" + path.removesuffix(".py").replace("/", "_")
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / path)
        if spec is None or spec.loader is None:
            raise ImportError(name)
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="session")
def start_neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    """Starts a Neo4j of one's own, with settings of one's own; all are stopped when the tests end."""
    module, servers = _module("neo4j_server/server.py"), []

    def start(settings: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - a class of a module that no import reaches
        try:
            servers.append(module.Server(home=tmp_path_factory.mktemp("neo4j"), settings=settings or {}))
            return servers[-1].start()
        except module.CannotStartError as error:
            unavailable("neo4j", str(error))

    yield start
    for server in servers:
        # Nothing in it is wanted any more, and an orderly end takes eight seconds.
        server.kill()


@pytest.fixture
def imported_neo4j(tmp_path: Path) -> Iterator[Callable[[Path, Sequence[str]], Neo4jForTests]]:
    """Fills the database of a Neo4j of one's own by `neo4j-admin`, run in a folder with arguments, and starts it."""
    module, servers = _module("neo4j_server/server.py"), []

    def start(folder: Path, arguments: Sequence[str]) -> Neo4jForTests:
        home = tmp_path / "neo4j"
        home.mkdir()
        try:
            module.administer(home, arguments, folder=folder)
            servers.append(module.Server(home=home).start())
        except module.CannotStartError as error:
            unavailable("neo4j", str(error))
        return Neo4jForTests(servers[-1].uri, auth=(servers[-1].username, servers[-1].password))

    yield start
    for server in servers:
        server.kill()


@pytest.fixture(scope="session")
def neo4j_server(request: pytest.FixtureRequest) -> Iterator[Neo4jForTests]:
    """The Neo4j that all tests share: that of NEO4J_TEST_URI, which must be empty, or one of our own."""
    with pytest.MonkeyPatch.context() as patch:
        if uri := os.environ.get("NEO4J_TEST_URI"):
            auth = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
            server = Neo4jForTests(uri, auth=auth)
            if server.run("MATCH (n) RETURN n LIMIT 1"):
                pytest.fail(f"{uri} holds data, and these tests erase everything: give an empty one", pytrace=False)
        else:
            own = request.getfixturevalue("start_neo4j")()
            server = Neo4jForTests(own.uri, auth=(own.username, own.password))
        patch.setenv("NEO4J_USERNAME", server.auth[0])
        patch.setenv("NEO4J_PASSWORD", server.auth[1])
        yield server


@pytest.fixture(scope="session")
def made_up() -> Subgraph:
    """A small made-up graph with every kind of node and edge."""
    graph: Subgraph = _module("made_up_graph.py").made_up_graph()
    return graph


@pytest.fixture(scope="session")
def papers() -> ModuleType:
    """The module graph/made_up_papers.py: `record` writes one paper with facts, `records` is a strategy for many."""
    return _module("graph/made_up_papers.py")


@pytest.fixture(scope="session")
def fill_made_up() -> Callable[[Store], None]:
    """Puts the made-up graph into an empty store, with the records of some of its papers."""
    fill: Callable[[Store], None] = _module("made_up_graph.py").fill
    return fill


@pytest.fixture(scope="session")
def made_up_path(fill_made_up: Callable[[Store], None], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of an embedded store that holds the made-up graph; read it, or copy it."""
    path = str(tmp_path_factory.mktemp("made-up") / "made-up.db")
    with open_store(path) as store:
        fill_made_up(store)
    return path
