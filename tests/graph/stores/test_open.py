"""How a store is found by what the user calls it."""

import subprocess
import sys
from pathlib import Path

import pytest

from citegraph.errors import UnknownNameError
from citegraph.graph.stores import STORES, open_store
from citegraph.graph.stores.embedded import EmbeddedStore


def test_a_path_is_the_embedded_store(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "x.db")) as store:
        assert isinstance(store, EmbeddedStore)


def test_a_scheme_that_no_store_answers_to_is_told_with_those_that_do() -> None:
    with pytest.raises(UnknownNameError, match="unknown store scheme 'http'") as told:
        open_store("http://localhost:7474")
    assert {"bolt", "neo4j", "neo4j+s"} <= set(told.value.valid)


def test_a_scheme_with_a_typo_gets_a_guess() -> None:
    with pytest.raises(UnknownNameError, match="did you mean"):
        open_store("neo4://localhost")


def test_no_two_stores_answer_to_one_scheme() -> None:
    schemes = [scheme for _, kind in STORES.all() for scheme in kind.schemes or ("",)]
    assert len(schemes) == len(set(schemes))


def test_a_path_needs_no_client_of_a_server(tmp_path: Path) -> None:
    text = """
import sys
from citegraph.graph.stores import open_store
open_store(sys.argv[1])
print("neo4j" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", text, str(tmp_path / "x.db")], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
