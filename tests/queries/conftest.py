from collections.abc import Callable, Iterator
from typing import Protocol, TypeAlias

import pytest

from citegraph.graph.model import Subgraph
from citegraph.graph.stores import STORES, Cell, Store, open_store
from citegraph.queries import run

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]
Fill: TypeAlias = Callable[[Store], None]


class Server(Protocol):
    """A database server that tests may fill and empty."""

    uri: str

    def empty(self) -> str: ...


@pytest.fixture(scope="session")
def graph(made_up: Subgraph) -> Subgraph:
    return made_up


def _kinds() -> Iterator[object]:
    for name, kind in STORES.all():
        yield pytest.param(name, marks=[getattr(pytest.mark, name)] if kind.schemes else [])


@pytest.fixture(scope="module", params=_kinds())
def store(request: pytest.FixtureRequest, graph: Subgraph, fill_made_up: Fill) -> Iterator[Store]:
    """The made-up graph in each kind of store in turn; one with a scheme needs a fixture `<name>_server`."""
    if not STORES.get(request.param).schemes:
        uri: str = request.getfixturevalue("made_up_path")
    else:
        uri = _filled(request.getfixturevalue(f"{request.param}_server"), graph, fill_made_up)
    with open_store(uri, read_only=True) as opened:
        yield opened


def _filled(server: Server, graph: Subgraph, fill: Fill) -> str:
    """The server's address, holding the graph: as an earlier module left it, or filled anew."""
    with open_store(server.uri) as store:
        if store.graph() == graph:
            return server.uri
    uri = server.empty()
    with open_store(uri) as store:
        fill(store)
    return uri


@pytest.fixture
def ask(store: Store) -> Ask:
    """The rows of a query: `ask("what-beats", method="FA2")`."""

    def rows(name: str, /, **parameters: object) -> list[tuple[Cell, ...]]:
        return list(run(store, name, parameters).rows)

    return rows
