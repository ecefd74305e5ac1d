"""What the embedded store does about files: none of its own, damaged, full, or left by a process that was killed."""

import resource
import secrets
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from citegraph.errors import StoreError
from citegraph.graph.model import Node, Paper, PaperFacts, SourceRecord, Versions
from citegraph.graph.stores import GraphChange, open_store
from citegraph.graph.stores.embedded import EmbeddedStore

VERSIONS = Versions(extractor="1", lexicon="1", model="1", name_table="1")
KILLED = """
import os, signal, sys
from citegraph.graph.model import *
from citegraph.graph.stores import GraphChange, open_store
store = open_store(sys.argv[1])
versions = Versions(extractor="1", lexicon="1", model="1", name_table="1")
store.put_records([SourceRecord(paper=Paper(title="Late"), facts=PaperFacts(), versions=versions)])
os.kill(os.getpid(), signal.SIGKILL)
"""


def record(title: str, *, abstract: str = "") -> SourceRecord:
    return SourceRecord(paper=Paper(title=title, abstract=abstract), facts=PaperFacts(), versions=VERSIONS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.db"


@pytest.fixture
def filled(path: Path) -> Path:
    """A store with one record and a fresh graph of one node."""
    with open_store(str(path)) as store:
        store.put_records([record("One")])
        store.apply(GraphChange(nodes=(Node(id="method:m", label="Method", name="M"),)))
    return path


@pytest.fixture
def no_space() -> Iterator[Callable[[int], None]]:
    """Lets files of this process grow to so many bytes and no further, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def limit(size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))

    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("content", [b"", b"Title\nAbstract\n", b"SQLite format 3\x00", b"RG", b"\x00" * 5000])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_another_kind_is_refused_and_left_alone(path: Path, content: bytes, read_only: bool) -> None:  # noqa: FBT001 - pytest passes it so
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"not a citegraph store(.|\n)*--store"):
        open_store(str(path), read_only=read_only)
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == content


@pytest.mark.parametrize("read_only", [True, False])
def test_a_folder_is_refused(tmp_path: Path, read_only: bool) -> None:  # noqa: FBT001 - pytest passes it so
    with pytest.raises(StoreError, match="this is a folder"):
        open_store(str(tmp_path), read_only=read_only)


def test_a_missing_folder_is_named_with_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no folder(.|\n)*mkdir -p"):
        open_store(str(tmp_path / "missing" / "graph.db"))


def test_reading_where_there_is_no_store_names_load_and_makes_none(path: Path) -> None:
    with pytest.raises(StoreError, match=r"no store here yet(.|\n)*citegraph load"):
        open_store(str(path), read_only=True)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("damage", ["cut short", "changed"])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_damaged_file_is_told_and_not_overwritten(filled: Path, damage: str, read_only: bool) -> None:  # noqa: FBT001 - pytest passes it so
    broken = bytearray(filled.read_bytes())
    if damage == "cut short":
        del broken[len(broken) // 3 :]
    else:
        broken[len(broken) // 3] ^= 255
    filled.write_bytes(broken)
    with pytest.raises(StoreError) as told:
        _read_all(filled, read_only=read_only)
    assert told.value.where == str(filled)
    assert told.value.hint
    assert filled.read_bytes() == broken


def _read_all(path: Path, *, read_only: bool) -> None:
    with open_store(str(path), read_only=read_only) as store:
        list(store.records())
        store.graph()


def test_a_new_store_can_be_read_at_once_while_its_writer_is_at_work(path: Path) -> None:
    with open_store(str(path)), open_store(str(path), read_only=True) as reader:
        assert reader.record_keys() == set()


def test_a_read_only_store_of_a_killed_load_is_stale_and_the_next_writer_has_it_all(
    filled: Path, start: Callable[..., "subprocess.Popen[str]"]
) -> None:
    start(KILLED, str(filled)).wait()
    with open_store(str(filled), read_only=True) as reader:
        assert reader.stale()
        assert [kept.paper.title for kept in reader.records()] == ["One"]
    with open_store(str(filled)) as writer:
        assert sorted(kept.paper.title for kept in writer.records()) == ["Late", "One"]
        assert writer.stale()


def test_a_full_disk_is_told_and_nothing_acknowledged_is_lost(filled: Path, no_space: Callable[[int], None]) -> None:
    store = open_store(str(filled))
    no_space(2_000)
    with pytest.raises(StoreError, match=r"space|large"):
        store.put_records([record("Too much", abstract=secrets.token_hex(50_000))])
    no_space(resource.RLIM_INFINITY)
    store.close()
    with open_store(str(filled)) as again:
        assert [kept.paper.title for kept in again.records()] == ["One"]


def test_a_path_with_blanks_and_accents_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "Ünï cödé 'graph' #1?.db"
    with open_store(str(path)) as store:
        store.put_records([record("One")])
    with open_store(str(path), read_only=True) as reader:
        assert len(reader.record_keys()) == 1


def test_closing_twice_is_no_error(path: Path) -> None:
    store = open_store(str(path))
    store.close()
    store.close()


def test_format_csv_is_refused_as_no_cypher(filled: Path) -> None:
    with open_store(str(filled)) as store, pytest.raises(Exception, match="--format csv"):
        store.run("MATCH (n) RETURN n.id AS id FORMAT CSV")


def test_a_store_is_what_open_store_gives_for_a_path(path: Path) -> None:
    with open_store(str(path)) as store:
        assert isinstance(store, EmbeddedStore)
        assert store.uri == str(path)


def test_a_graph_of_many_transactions_is_seen_by_others_when_the_last_is_through(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EmbeddedStore, "rows_per_transaction", 1)
    monkeypatch.setattr("citegraph.graph.stores._changes.ROWS_PER_STATEMENT", 1)
    seen: list[tuple[bool, int]] = []
    transact = EmbeddedStore._transact  # noqa: SLF001 - the only place where the state between can be looked at

    def watched(store: EmbeddedStore, work: Callable[[Any], Any], /) -> object:
        result = transact(store, work)
        with open_store(str(filled), read_only=True) as reader:
            seen.append((reader.stale(), len(reader.graph().nodes)))
        return result

    monkeypatch.setattr(EmbeddedStore, "_transact", watched)
    nodes = tuple(Node(id=f"method:m{n}", label="Method", name=f"M{n}") for n in range(3))
    with open_store(str(filled)) as store:
        store.apply(GraphChange(nodes=nodes))
    assert len(seen) == 3
    assert all(found == (True, 1) for found in seen)
    with open_store(str(filled), read_only=True) as reader:
        assert not reader.stale()
        assert len(reader.graph().nodes) == 4
