"""Stores whose graphs follow their records with a ledger beside them."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from citegraph.graph.corrections import Corrections
from citegraph.graph.derive import Effort, derive, update
from citegraph.graph.model import Subgraph
from citegraph.graph.stores import Store


class Followed:
    """A store, the ledger beside it, and the small lexicon and name table of the made-up papers."""

    def __init__(self, store: Store, ledger: Path, papers: ModuleType) -> None:
        self.store, self.ledger = store, ledger
        self.corrections = Corrections()
        self._rules = {"lexicon": papers.LEXICON, "table": papers.TABLE}

    def follow(self) -> Effort:
        """Brings the graph up to date; returns what that took."""
        effort = Effort()
        update(self.store, **self._rules, corrections=self.corrections, ledger=self.ledger, effort=effort)
        return effort

    def whole(self) -> Subgraph:
        """The graph of the store's records, derived from nothing."""
        return derive(self.store.records(), **self._rules, corrections=self.corrections)


@pytest.fixture
def following(papers: ModuleType, tmp_path: Path) -> Callable[..., Followed]:
    """Follows a store."""

    def following(store: Store, ledger: Path | None = None) -> Followed:
        return Followed(store, ledger or tmp_path / "graph.ledger", papers)

    return following
