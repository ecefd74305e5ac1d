import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from citegraph.corrections_file import keep_corrections
from citegraph.errors import SourceError, UnknownNameError, VersionsDifferError
from citegraph.graph.corrections import Rename, with_correction
from citegraph.graph.model import Paper, SourceRecord, Subgraph, Versions
from citegraph.graph.stores import Store, open_store
from citegraph.ingest import BATCH, Input, Listener, Report, extracted, ingest, rebuild
from citegraph.loaders import FileSource, Reading, TextSource
from citegraph.loaders.extract import Extractor
from citegraph.loaders.facts import to_line
from citegraph.removal import remove


@cache
def extractor() -> Extractor:
    """One for all tests here: loading the language model takes a second."""
    return Extractor.load()


def paper(number: int) -> dict[str, object]:
    name = f"Quarry-{number}"
    abstract = (
        f"We present {name}, a sparse attention method. {name} is {number + 2}x faster than FlashAttention-2 on GSM8K."
    )
    return {"title": f"{name}: Sparse Attention in {number} Steps", "abstract": abstract}


def source(*numbers: int, name: str = "papers.jsonl", tail: str = "") -> Reading:
    return Reading(TextSource("\n".join(json.dumps(paper(n)) for n in numbers) + tail, name=name), "jsonl")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "papers.db")) as opened:
        yield opened


def load(store: Store, *readings: Input, **options: object) -> Report:
    return ingest(readings, store, extractor=extractor, **options)  # type: ignore[arg-type]


def titles(store: Store) -> list[str]:
    return sorted(record.paper.title for record in store.records())


class Stops(Listener):
    """Interrupts the load, as Ctrl-C does, when so many papers are in the store."""

    def __init__(self, after: int) -> None:
        self.papers, self.after = 0, after

    def done(self, papers: int, /) -> None:
        self.papers += papers
        if self.papers >= self.after:
            raise KeyboardInterrupt


class Loaded(Listener):
    """Counts how often the language model is loaded."""

    def __init__(self) -> None:
        self.times = 0

    def extracting(self) -> None:
        self.times += 1


def test_papers_become_records_and_a_graph(store: Store) -> None:
    report = load(store, source(1, 2, 3))
    assert (report.new, report.known, report.lost, report.whole) == (3, 0, 0, True)
    assert not store.stale()
    assert {node.name for node in store.graph().nodes if node.label == "Paper"} == set(titles(store))


def test_loading_again_extracts_nothing_and_changes_nothing(store: Store) -> None:
    load(store, source(1, 2))
    before, told = store.graph(), Loaded()
    report = load(store, source(1, 2), listener=told)
    assert (report.new, report.known, told.times) == (0, 2, 0)
    assert store.graph() == before


def test_only_papers_that_are_new_are_extracted(store: Store) -> None:
    load(store, source(1, 2))
    asked: list[str] = []

    class Noting(Extractor):
        def extract(self, papers: Iterator[Paper], *, jobs: int = 1) -> Iterator[SourceRecord]:  # type: ignore[override]
            for record in super().extract(papers, jobs=jobs):
                asked.append(record.paper.title)
                yield record

    ingest([source(1, 2, 3)], store, extractor=lambda: Noting(extractor().nlp, extractor().resources))
    assert asked == [paper(3)["title"]]


def test_the_graph_does_not_depend_on_the_order_of_loads(tmp_path: Path) -> None:
    def graph(name: str, *loads: Reading) -> Subgraph:
        with open_store(str(tmp_path / name)) as opened:
            for one in loads:
                load(opened, one)
            return opened.graph()

    at_once = graph("a", source(1, 2, 3))
    assert graph("b", source(3), source(2, 1)) == at_once
    assert graph("c", source(2), source(1, 2), source(3, 2)) == at_once


def test_a_paper_that_stands_in_two_sources_of_one_load_counts_once(store: Store) -> None:
    report = load(store, source(1, 2), source(2, 3))
    assert (report.new, report.known) == (3, 1)


def test_problems_are_counted_kept_and_told_and_the_rest_is_loaded(store: Store) -> None:
    told = []

    class Hears(Listener):
        def rejected(self, problem: object, /) -> None:
            told.append(problem)

    report = load(store, source(1, tail='\n{broken\n{"title": "Alone", "doi": "none"}\n'), listener=Hears())
    assert (report.new, report.lost, report.in_part, report.whole) == (2, 1, 1, False)
    assert [problem.line for problem in report.rejected] == [2, 3]
    assert told == report.rejected


def test_one_of_several_sources_that_cannot_be_read_is_a_problem_and_not_the_end(store: Store, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl.gz"
    broken.write_bytes(b"\x1f\x8bnonsense")
    unreadable = Reading(FileSource(broken), "jsonl")
    report = load(store, unreadable, source(1))
    assert (report.new, report.lost) == (1, 1)
    with pytest.raises(SourceError):
        load(store, unreadable)


def test_an_interruption_leaves_whole_papers_and_the_next_load_goes_on(tmp_path: Path) -> None:
    many = range(1, 2 * BATCH)
    with open_store(str(tmp_path / "one")) as opened, pytest.raises(KeyboardInterrupt):
        load(opened, source(*many), listener=Stops(after=BATCH))
    with open_store(str(tmp_path / "one")) as opened:
        kept = titles(opened)
        assert BATCH <= len(kept) < len(many)
        assert opened.stale()
        report = load(opened, source(*many))
        assert (report.new, report.known) == (len(many) - len(kept), len(kept))
        completed = opened.graph()
    with open_store(str(tmp_path / "other")) as opened:
        load(opened, source(*many))
        assert opened.graph() == completed


def test_a_stale_graph_is_completed_by_a_load_of_nothing(store: Store) -> None:
    store.put_records(list(extracted([source(1, 2)], extractor=extractor)))
    assert store.stale()
    load(store)
    assert not store.stale()
    assert len([node for node in store.graph().nodes if node.label == "Paper"]) == 2


def test_facts_are_loaded_without_a_language_model_and_give_the_same_graph(tmp_path: Path) -> None:
    lines = "\n".join(map(to_line, extracted([source(1, 2)], extractor=extractor)))
    told = Loaded()
    with open_store(str(tmp_path / "facts")) as opened:
        load(opened, Reading(TextSource(lines), "facts"), listener=told)
        from_facts = opened.graph()
    with open_store(str(tmp_path / "papers")) as opened:
        load(opened, source(1, 2))
        assert opened.graph() == from_facts
    assert told.times == 0


def test_extraction_passes_on_what_carries_facts_already() -> None:
    records = list(extracted([source(1, 2)], extractor=extractor))
    lines = "\n".join(map(to_line, records))
    again = list(extracted([Reading(TextSource(lines), "facts"), source(2, 3)], extractor=extractor))
    assert again[:2] == records
    assert [record.paper.title for record in again[2:]] == [paper(3)["title"]]


OTHER = Versions(extractor="0", lexicon="other", model="m", name_table="t")


def with_other_versions(store: Store) -> None:
    for record in list(extracted([source(1, 2)], extractor=extractor)):
        store.put_records([record.model_copy(update={"versions": OTHER})])


def test_records_of_other_versions_are_refused_before_anything_is_extracted(store: Store) -> None:
    with_other_versions(store)
    with pytest.raises(VersionsDifferError, match="extractor and lexicon") as caught:
        load(store, source(1, 2, 3))
    assert "citegraph rebuild" in caught.value.hint
    assert len(titles(store)) == 2


def test_rebuilding_extracts_every_paper_anew(store: Store, tmp_path: Path) -> None:
    with_other_versions(store)
    assert rebuild(store, extractor=extractor) == 2
    assert store.versions() == extractor().versions
    with open_store(str(tmp_path / "fresh")) as fresh:
        load(fresh, source(1, 2))
        assert fresh.graph() == store.graph()


def test_a_rebuild_that_is_interrupted_leaves_the_store_as_it_was(store: Store) -> None:
    with_other_versions(store)
    before = list(store.records())
    with pytest.raises(KeyboardInterrupt):
        rebuild(store, extractor=extractor, listener=Stops(after=1))
    assert list(store.records()) == before
    assert store.versions() == OTHER


def test_a_removed_paper_leaves_no_trace(store: Store, tmp_path: Path) -> None:
    load(store, source(1, 2, 3))
    (paper_id,) = [node.id for node in store.graph().nodes if node.name == paper(2)["title"]]
    (work,) = remove(store, papers={paper_id})
    assert work.paper.title == paper(2)["title"]
    with open_store(str(tmp_path / "never-had-it")) as other:
        load(other, source(1, 3))
        assert other.graph() == store.graph()


def test_a_removed_source_takes_only_what_no_other_source_says(store: Store) -> None:
    load(store, source(1, 2, name="a.jsonl"), source(2, 3, name="b.jsonl"))
    remove(store, sources={"a.jsonl"})
    assert {record.paper.source for record in store.records()} == {"b.jsonl"}
    assert titles(store) == sorted(str(paper(n)["title"]) for n in (2, 3))


def test_removing_what_is_not_there_is_an_error_with_what_comes_close(store: Store) -> None:
    load(store, source(1, name="a.jsonl"))
    with pytest.raises(UnknownNameError, match=r"did you mean 'a\.jsonl'"):
        remove(store, sources={"b.jsonl"})
    with pytest.raises(UnknownNameError, match="unknown paper"):
        remove(store, papers={"paper:none"})


def test_corrections_beside_the_store_are_applied_at_the_next_load(store: Store) -> None:
    load(store, source(1))
    keep_corrections(store, with_correction("", Rename(name="Quarry-1", to="The Quarry")))
    load(store, source(1))
    assert "The Quarry" in {node.name for node in store.graph().nodes}
