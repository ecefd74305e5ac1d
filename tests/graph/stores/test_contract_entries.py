"""What every store promises to remember of a record besides the record itself."""

from datetime import UTC, datetime, timedelta
from types import ModuleType

from citegraph.graph.derive import update
from citegraph.graph.model import PaperFacts
from citegraph.graph.stores import Entry, Store

THEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_a_record_is_remembered_with_the_time_when_it_was_first_kept(store: Store, papers: ModuleType) -> None:
    one, two = papers.record("One"), papers.record("Two")
    store.put_records([one, two], added_at={one.key: THEN, two.key: None})
    entries = store.entries()
    assert entries[one.key] == Entry(added_at=THEN)
    kept = entries[two.key].added_at
    assert kept is not None
    assert abs(datetime.now(UTC) - kept) < timedelta(minutes=5)


def test_other_facts_for_a_record_do_not_make_it_new(store: Store, papers: ModuleType) -> None:
    more = papers.record("One", methods=["LoRA"])
    one = more.model_copy(update={"facts": PaperFacts()})
    store.put_records([one], added_at={one.key: THEN})
    store.put_records([more])
    store.replace_records([more])
    assert store.entries()[one.key].added_at == THEN


def test_a_record_that_was_removed_and_comes_again_is_new(store: Store, papers: ModuleType) -> None:
    one = papers.record("One")
    store.put_records([one], added_at={one.key: THEN})
    store.remove_records([one.key])
    assert store.entries() == {}
    store.put_records([one])
    assert store.entries()[one.key].added_at != THEN


def test_a_record_is_remembered_with_the_paper_that_it_tells_of_once_the_graph_shows_it(
    store: Store, papers: ModuleType
) -> None:
    one, two = papers.record("One", methods=["LoRA"]), papers.record("Two")
    store.put_records([one])
    assert store.entries()[one.key].paper == ""
    update(store, lexicon=papers.LEXICON, table=papers.TABLE)
    store.put_records([two])
    update(store, lexicon=papers.LEXICON, table=papers.TABLE)
    assert {entry.paper for entry in store.entries().values()} == {"paper:one", "paper:two"}
