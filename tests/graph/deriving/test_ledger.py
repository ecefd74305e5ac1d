"""The ledger is a cache: whatever becomes of it, the graph is right, and the next derivation writes it anew."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from citegraph.graph.deriving.ledger import Ledger, LedgerError
from citegraph.graph.stores import Store, open_store

Following = Callable[..., Any]


@pytest.fixture
def store(tmp_path: Path, papers: ModuleType) -> Iterator[Store]:
    with open_store(str(tmp_path / "graph.db")) as opened:
        opened.put_records([papers.record(f"Paper {n}", methods=[f"Method{n}X", "LoRA"]) for n in range(5)])
        yield opened


def gone(ledger: Path) -> None:
    ledger.unlink()


def empty(ledger: Path) -> None:
    ledger.write_bytes(b"")


def cut_off(ledger: Path) -> None:
    whole = ledger.read_bytes()
    ledger.write_bytes(whole[: len(whole) // 2])


def something_else(ledger: Path) -> None:
    ledger.write_text("papers,methods\n" * 500)


@pytest.mark.parametrize("damaged", [gone, empty, cut_off, something_else])
def test_a_ledger_that_cannot_be_read_is_written_anew(
    store: Store, papers: ModuleType, following: Following, damaged: Callable[[Path], None]
) -> None:
    followed = following(store)
    followed.follow()
    damaged(followed.ledger)
    store.put_records([papers.record("New", methods=["Method3X"])])
    assert followed.follow().everything
    assert store.graph() == followed.whole()
    store.put_records([papers.record("Newer", methods=["Method3X"])])
    assert not followed.follow().everything
    assert store.graph() == followed.whole()


@pytest.mark.parametrize("damage", ["UPDATE paper SET digest = '{}'", "DELETE FROM paper", "DELETE FROM root"])
def test_a_ledger_that_does_not_know_what_it_should_is_written_anew(
    store: Store, papers: ModuleType, following: Following, damage: str
) -> None:
    followed = following(store)
    followed.follow()
    with Ledger(followed.ledger) as ledger:
        ledger._run(damage, [()])  # noqa: SLF001 - damage that only this can do
        ledger._connection.execute("COMMIT")  # noqa: SLF001 - the same
    store.put_records([papers.record("New", methods=["Method3X"])])
    assert followed.follow().everything
    assert store.graph() == followed.whole()


def test_the_ledger_of_another_store_is_not_used(
    store: Store, papers: ModuleType, following: Following, tmp_path: Path
) -> None:
    with open_store(str(tmp_path / "other.db")) as other:
        other.put_records([papers.record("Elsewhere", methods=["Prism"])])
        following(other).follow()
    followed = following(store)
    assert followed.follow().everything
    assert store.graph() == followed.whole()


def test_a_ledger_that_was_left_behind_by_derivations_without_it_is_not_used(
    store: Store, papers: ModuleType, following: Following, tmp_path: Path
) -> None:
    followed, elsewhere = following(store), following(store, tmp_path / "elsewhere.ledger")
    for n, each in enumerate((followed, elsewhere, followed)):
        store.put_records([papers.record(f"New {n}", methods=["Method3X"])])
        assert each.follow().everything
        assert store.graph() == each.whole()


def test_what_a_stop_between_records_and_graph_leaves_behind_is_completed(
    store: Store, papers: ModuleType, following: Following, tmp_path: Path
) -> None:
    following(store).follow()
    store.put_records([papers.record("New", methods=["Method3X"])])
    store.close()
    with open_store(str(tmp_path / "graph.db")) as again:
        followed = following(again)
        assert again.stale()
        assert not followed.follow().everything
        assert not again.stale()
        assert again.graph() == followed.whole()


def test_a_stop_between_graph_and_ledger_leaves_one_that_is_not_used(
    store: Store, papers: ModuleType, following: Following
) -> None:
    followed = following(store)
    followed.follow()
    old = followed.ledger.read_bytes()
    store.put_records([papers.record("New", methods=["Method3X"])])
    assert not followed.follow().everything
    followed.ledger.write_bytes(old)
    store.put_records([papers.record("Newer", methods=["Method3X"])])
    assert followed.follow().everything
    assert store.graph() == followed.whole()


def test_a_graph_that_somebody_wrote_into_is_derived_whole(
    store: Store, papers: ModuleType, following: Following
) -> None:
    followed = following(store)
    followed.follow()
    store.run("MATCH (m:Method {id: 'method:lora'}) SET m.name = 'mine'", write=True)
    store.put_records([papers.record("New", methods=["Method3X"])])
    assert followed.follow().everything
    assert store.graph() == followed.whole()


def test_records_that_came_and_went_leave_the_graph_as_it_is(
    store: Store, papers: ModuleType, following: Following
) -> None:
    followed = following(store)
    followed.follow()
    new = papers.record("New", methods=["Method3X"])
    store.put_records([new])
    store.remove_records([new.key])
    effort = followed.follow()
    assert (effort.everything, effort.nodes, effort.edges) == (False, 0, 0)
    assert not store.stale()


def test_a_ledger_in_use_by_another_process_is_left_alone(store: Store, following: Following) -> None:
    followed = following(store)
    followed.follow()
    with Ledger(followed.ledger), pytest.raises(LedgerError):
        Ledger(followed.ledger)
