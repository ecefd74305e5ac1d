"""The contract runs on every store there is; a new one is found by its file, and needs a fixture `<name>_server`.

That fixture has `empty()`, which returns the URI of an empty database. A store that takes paths needs none.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from citegraph.graph.stores import STORES, Store, StoreKind, open_store


def _kinds() -> Iterator[object]:
    for name, kind in STORES.all():
        yield pytest.param(name, marks=[getattr(pytest.mark, name)] if kind.schemes else [])


@pytest.fixture(params=_kinds())
def kind(request: pytest.FixtureRequest) -> StoreKind:
    """Each kind of store in turn."""
    return STORES.get(request.param)


@pytest.fixture
def uri(request: pytest.FixtureRequest, kind: StoreKind, tmp_path: Path) -> str:
    """Where a new, empty store of that kind can be made."""
    if not kind.schemes:
        return str(tmp_path / "graph.db")
    (name,) = [name for name, known in STORES.all() if known is kind]
    empty: str = request.getfixturevalue(f"{name}_server").empty()
    return empty


@pytest.fixture
def store(uri: str) -> Iterator[Store]:
    """A new, empty store of that kind, open for writing."""
    with open_store(uri) as opened:
        yield opened


@pytest.fixture
def start() -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Runs a Python text in a process of its own with these arguments; what still runs is killed in the end."""
    started: list[subprocess.Popen[str]] = []

    def run(text: str, *arguments: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-W", "ignore", "-c", text, *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    with _ended(started):
        yield run


@contextmanager
def _ended(processes: "list[subprocess.Popen[str]]") -> Iterator[None]:
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.communicate()
