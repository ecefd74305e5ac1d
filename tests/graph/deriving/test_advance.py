"""A graph that follows its records step by step is the one that is derived from them at once."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citegraph.graph.corrections import Corrections, Merge, Rename, Split
from citegraph.graph.derive import Effort
from citegraph.graph.link.related_to import NEAREST
from citegraph.graph.model import SourceRecord
from citegraph.graph.stores import open_store

Following = Callable[..., Any]
MOST_PAPERS, MOST_STEPS = 10, 6
CORRECTIONS = (
    Corrections(),
    Corrections(merge=(Merge(name="PRISM", into="DARTS"),), rename=(Rename(name="flash attention", to="PRISM-2"),)),
    Corrections(split=(Split(name="CL", papers=("On Prism",), to="Curriculum"),)),
)


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_papers_that_come_and_go_in_any_batches_end_in_the_graph_of_a_full_derivation(
    papers: ModuleType, following: Following, data: st.DataObject
) -> None:
    records: list[SourceRecord] = data.draw(st.lists(papers.records(), min_size=1, max_size=MOST_PAPERS))
    with TemporaryDirectory() as folder, open_store(f"{folder}/graph.db") as store:
        followed = following(store, Path(folder, "graph.ledger"))
        followed.corrections = data.draw(st.sampled_from(CORRECTIONS))
        store.put_records(records[: data.draw(st.integers(1, len(records)))])
        followed.follow()
        for _ in range(data.draw(st.integers(1, MOST_STEPS))):
            batch = data.draw(st.lists(st.sampled_from(records), min_size=1, max_size=3))
            if data.draw(st.booleans()):
                store.put_records(batch)
            else:
                store.remove_records([record.key for record in batch])
            effort = followed.follow()
            assert store.graph() == followed.whole()
            assert not effort.everything or followed.corrections != Corrections()


def looked_at(following: Following, papers: ModuleType, folder: Path, *, among: int) -> tuple[Effort, Effort]:
    """What it takes to add a paper to so many others, and to remove it."""
    others = [
        papers.record(
            f"Paper {n}",
            introduces=[f"Method{n}X"],
            methods=[f"Method{n - 1}X"],
            concepts=[f"topic {n // 3}", "large language model"],
            claims=[("ours", "better", f"Method{n - 1}X")],
            defines=[(f"T{n % 40}L", f"topic {n % 80} learning")],
            authors=(f"Author {n % 50}", "Ada Byron"),
            venue="ICML",
        )
        for n in range(among)
    ]
    new = papers.record(
        "A new paper",
        introduces=["Prism"],
        methods=["Method7X"],
        concepts=["large language model", "topic 3"],
        claims=[("ours", "better", "Method7X")],
        authors=("Ada Byron",),
        venue="ICML",
    )
    with open_store(str(folder / f"{among}.db")) as store:
        followed = following(store, folder / f"{among}.ledger")
        store.put_records(others)
        followed.follow()
        store.put_records([new])
        added = followed.follow()
        assert store.graph() == followed.whole()
        store.remove_records([new.key])
        return added, followed.follow()


def test_what_a_paper_takes_does_not_grow_with_the_store(
    following: Following, papers: ModuleType, tmp_path: Path
) -> None:
    small = looked_at(following, papers, tmp_path, among=60)
    large = looked_at(following, papers, tmp_path, among=600)
    assert small == large
    added, removed = large
    assert not added.everything
    assert added.papers == 1
    assert removed.papers == 0
    assert max(added.entities, added.near, added.nodes) < 15
    assert added.nodes == removed.nodes
    assert added.edges == removed.edges


def test_a_paper_that_comes_nearer_than_the_last_of_the_nearest_takes_its_place(
    following: Following, papers: ModuleType, tmp_path: Path
) -> None:
    crowd = [papers.record(f"Paper {n}", concepts=["slow reading"]) for n in range(NEAREST + 5)]
    nearer = papers.record("Nearer", concepts=["slow reading", "quick writing"])
    nearest = papers.record("Nearest", concepts=["slow reading", "quick writing"])
    with open_store(str(tmp_path / "graph.db")) as store:
        followed = following(store)
        store.put_records(crowd)
        followed.follow()
        for records in ([nearer], [nearest]):
            store.put_records(records)
            assert not followed.follow().everything
            assert store.graph() == followed.whole()
        for record in (crowd[0], nearest, crowd[3], nearer):
            store.remove_records([record.key])
            assert not followed.follow().everything
            assert store.graph() == followed.whole()


def test_a_definition_reaches_the_papers_that_leave_the_short_form_undefined_and_no_others(
    following: Following, papers: ModuleType, tmp_path: Path
) -> None:
    users = [papers.record(f"Uses {n}", methods=["KVC"]) for n in range(3)]
    others = [papers.record(f"Other {n}", methods=[f"Method{n}X"]) for n in range(60)]
    definition = papers.record("Defines", methods=["key value cache"], defines=[("KVC", "key value cache")])
    with open_store(str(tmp_path / "graph.db")) as store:
        followed = following(store)
        store.put_records([*users, *others])
        followed.follow()
        store.put_records([definition])
        effort = followed.follow()
        assert (effort.everything, effort.papers) == (False, 1 + len(users))
        assert store.graph() == followed.whole()
        store.remove_records([definition.key])
        assert followed.follow().papers == len(users)
        assert store.graph() == followed.whole()


def test_a_change_that_reaches_most_papers_derives_everything(
    following: Following, papers: ModuleType, tmp_path: Path
) -> None:
    records = [papers.record(f"Paper {n}", methods=["KVC"]) for n in range(150)]
    with open_store(str(tmp_path / "graph.db")) as store:
        followed = following(store)
        store.put_records(records[:-1])
        followed.follow()
        store.put_records([papers.record("Defines", methods=["key value cache"], defines=[("KVC", "key value cache")])])
        assert followed.follow().everything
        assert store.graph() == followed.whole()
        store.put_records(records[-1:])
        assert not followed.follow().everything


@pytest.mark.parametrize("corrections", CORRECTIONS[1:])
def test_corrections_that_stay_cost_nothing_and_those_that_come_derive_everything(
    following: Following, papers: ModuleType, tmp_path: Path, corrections: Corrections
) -> None:
    with open_store(str(tmp_path / "graph.db")) as store:
        followed = following(store)
        store.put_records([papers.record("On Prism", methods=["PRISM", "DARTS", "CL", "flash attention"])])
        followed.follow()
        followed.corrections = corrections
        assert followed.follow().everything
        store.put_records([papers.record("Another", methods=["PRISM", "CL", "DARTS"])])
        assert not followed.follow().everything
        assert store.graph() == followed.whole()
