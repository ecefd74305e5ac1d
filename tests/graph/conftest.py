"""Made-up papers for the tests of resolution and links."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def papers() -> ModuleType:
    """The module made_up_papers.py: `record` writes one paper, `records` is a hypothesis strategy for many."""
    spec = importlib.util.spec_from_file_location("citegraph_tests_papers", Path(__file__).parent / "made_up_papers.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
