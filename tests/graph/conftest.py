"""Made-up papers for the tests of resolution and links."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from citegraph.graph.corrections import Corrections
from citegraph.graph.derive import derive
from citegraph.graph.model import SourceRecord, Subgraph


@pytest.fixture(scope="session")
def papers() -> ModuleType:
    """The module made_up_papers.py: `record` writes one paper, `records` is a hypothesis strategy for many."""
    spec = importlib.util.spec_from_file_location("citegraph_tests_papers", Path(__file__).parent / "made_up_papers.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def derived(papers: ModuleType) -> Callable[..., Subgraph]:
    """Derives the graph of the records given, with the small lexicon and name table of the made-up papers."""

    def derived(*records: SourceRecord, corrections: Corrections | None = None) -> Subgraph:
        return derive(records, lexicon=papers.LEXICON, table=papers.TABLE, corrections=corrections or Corrections())

    return derived
