"""No change makes the extraction worse unnoticed: F1 on annotated papers, and claims where there are none."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from citegraph.loaders.extract import Extractor

pytestmark = pytest.mark.shared
ROOT = Path(__file__).parents[3]
RECORDED = json.loads((ROOT / "docs" / "scores.json").read_text(encoding="utf-8"))
TOLERATED = 1.0
"""Points of F1."""


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("citegraph_benchmarks_extraction", ROOT / "benchmarks/extraction.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def measured(benchmark: ModuleType, shared: Path, extractor: Extractor) -> dict[str, Any]:
    found: dict[str, Any] = benchmark.measured(shared / "eval", extractor)
    return found


@pytest.mark.parametrize("name", RECORDED["f1"])
def test_no_kind_of_fact_falls_more_than_a_point_under_what_was_recorded(name: str, measured: dict[str, Any]) -> None:
    recorded, found = RECORDED["f1"][name], measured["f1"][name]
    fallen = {kind: (figure, found[kind]) for kind, figure in recorded.items() if found[kind] < figure - TOLERATED}
    assert not fallen, "recorded and found; if it has to be so, run `make record-scores` and say why"


def test_in_a_hundred_papers_that_claim_nothing_fewer_than_three_claims_are_found(measured: dict[str, Any]) -> None:
    assert measured["false alarms"] < 3


def test_the_list_of_papers_that_claim_nothing_is_in_the_corpus(benchmark: ModuleType, shared: Path) -> None:
    assert len(benchmark.silent_papers(shared / "corpus")) == 100
