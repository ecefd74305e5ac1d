from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from citegraph.graph.model import Subgraph
from citegraph.graph.stores import Cell, Store, open_store
from citegraph.queries import run

Ask: TypeAlias = Callable[..., list[tuple[Cell, ...]]]


@pytest.fixture(scope="session")
def graph(made_up: Subgraph) -> Subgraph:
    return made_up


@pytest.fixture(scope="session")
def store(made_up_path: str) -> Iterator[Store]:
    with open_store(made_up_path, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def ask(store: Store) -> Ask:
    """The rows of a query: `ask("what-beats", method="FA2")`."""

    def rows(name: str, /, **parameters: object) -> list[tuple[Cell, ...]]:
        return list(run(store, name, parameters).rows)

    return rows
