"""Graphs of made-up papers, for the tests of resolution and links."""

from collections.abc import Callable
from types import ModuleType

import pytest

from citegraph.graph.corrections import Corrections
from citegraph.graph.derive import derive
from citegraph.graph.model import SourceRecord, Subgraph


@pytest.fixture
def derived(papers: ModuleType) -> Callable[..., Subgraph]:
    """Derives the graph of the records given, with the small lexicon and name table of the made-up papers."""

    def derived(*records: SourceRecord, corrections: Corrections | None = None) -> Subgraph:
        return derive(records, lexicon=papers.LEXICON, table=papers.TABLE, corrections=corrections or Corrections())

    return derived
