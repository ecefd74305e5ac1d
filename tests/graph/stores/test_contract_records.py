"""What every store promises about the records it keeps."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citegraph.errors import StoreError, VersionsDifferError
from citegraph.graph.model import (
    Comparison,
    Edge,
    Introduced,
    Mention,
    Node,
    Paper,
    PaperFacts,
    SourceRecord,
    UsedMethod,
    Versions,
)
from citegraph.graph.stores import GraphChange, Store, open_store
from citegraph.graph.stores._cypher import MIGRATIONS, Statement

VERSIONS = Versions(extractor="1", lexicon="a1b2", model="small 3.8", name_table="2026")
OTHERS = VERSIONS.model_copy(update={"lexicon": "c3d4"})
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SOME_TEXT = ANY_TEXT.filter(bool)
MENTIONS = st.builds(
    lambda sentence, start: Mention(field="abstract", start=start, end=start + 1, sentence=sentence),
    ANY_TEXT,
    st.integers(0, 10**6),
)
PAPERS = st.builds(
    Paper,
    title=SOME_TEXT,
    abstract=ANY_TEXT,
    year=st.none() | st.integers(1900, 2100),
    authors=st.lists(SOME_TEXT, max_size=3).map(tuple),
    ids=st.dictionaries(SOME_TEXT, ANY_TEXT, max_size=2),
    code=st.lists(ANY_TEXT, max_size=2).map(tuple),
)
FACTS = st.builds(
    PaperFacts,
    introduces=st.lists(st.builds(Introduced, name=ANY_TEXT, mentions=st.tuples(MENTIONS)), max_size=2).map(tuple),
    methods=st.lists(st.builds(UsedMethod, name=ANY_TEXT, mentions=st.tuples(MENTIONS)), max_size=2).map(tuple),
    baselines=st.lists(
        st.builds(
            Comparison,
            subject=ANY_TEXT,
            evidence=ANY_TEXT,
            mentions=st.tuples(MENTIONS),
            number=st.none() | st.floats(allow_nan=False, allow_infinity=False),
        ),
        max_size=2,
    ).map(tuple),
)
RECORDS = st.lists(st.builds(SourceRecord, paper=PAPERS, facts=FACTS, versions=st.just(VERSIONS)), max_size=6)


def record(title: str, *, says: str = "", versions: Versions = VERSIONS) -> SourceRecord:
    fact = Introduced(name=says, mentions=(Mention(field="title", start=0, end=1, sentence=title),))
    facts = PaperFacts(introduces=(fact,) if says else ())
    return SourceRecord(paper=Paper(title=title), facts=facts, versions=versions)


def titles(store: Store) -> list[str]:
    return sorted(kept.paper.title for kept in store.records())


def test_a_new_store_is_empty_and_fresh(store: Store) -> None:
    assert store.record_keys() == set()
    assert list(store.records()) == []
    assert store.versions() is None
    assert not store.stale()
    assert store.graph().nodes == ()


@given(records=RECORDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_records_come_back_as_they_were_put_in_the_order_of_their_keys(
    store: Store, records: list[SourceRecord]
) -> None:
    store.remove_records(store.record_keys())
    unique = {kept.key: kept for kept in records}
    assert store.put_records(records) == len(unique)
    assert list(store.records()) == [unique[key] for key in sorted(unique)]
    assert store.record_keys() == unique.keys()


def test_putting_marks_the_graph_stale_until_it_is_applied(store: Store) -> None:
    store.put_records([record("One")])
    assert store.stale()
    store.apply(GraphChange())
    assert not store.stale()


def test_putting_a_record_again_is_nothing_new(store: Store) -> None:
    store.put_records([record("One"), record("Two")])
    store.apply(GraphChange())
    assert store.put_records([record("Two"), record("One")]) == 0
    assert not store.stale()
    assert titles(store) == ["One", "Two"]


def test_other_facts_for_the_same_paper_replace_the_record(store: Store) -> None:
    store.put_records([record("One", says="Alpha")])
    store.apply(GraphChange())
    assert store.put_records([record("One", says="Beta")]) == 0
    assert store.stale()
    assert [kept.facts.introduces[0].name for kept in store.records()] == ["Beta"]


def test_a_record_given_twice_at_once_counts_once(store: Store) -> None:
    assert store.put_records([record("One"), record("One")]) == 1


def test_putting_nothing_changes_nothing(store: Store) -> None:
    assert store.put_records([]) == 0
    assert not store.stale()


def test_the_versions_are_those_of_the_records(store: Store) -> None:
    store.put_records([record("One")])
    assert store.versions() == VERSIONS


def test_records_of_other_versions_are_refused_whole_and_rebuild_is_named(store: Store) -> None:
    store.put_records([record("One")])
    store.apply(GraphChange())
    with pytest.raises(VersionsDifferError, match=r"lexicon a1b2.*lexicon c3d4(.|\n)*citegraph rebuild"):
        store.put_records([record("Two", versions=OTHERS)])
    assert titles(store) == ["One"]
    assert not store.stale()


def test_records_of_several_versions_at_once_are_refused(store: Store) -> None:
    with pytest.raises(VersionsDifferError):
        store.put_records([record("One"), record("Two", versions=OTHERS)])
    assert store.record_keys() == set()


def test_a_store_without_records_takes_any_versions(store: Store) -> None:
    store.put_records([record("One")])
    store.remove_records(store.record_keys())
    assert store.versions() is None
    store.put_records([record("Two", versions=OTHERS)])
    assert store.versions() == OTHERS


def test_removing_forgets_what_there_is_and_counts_it(store: Store) -> None:
    kept, gone = record("One"), record("Two")
    store.put_records([kept, gone])
    store.apply(GraphChange())
    assert store.remove_records([gone.key, "no-such-key"]) == 1
    assert store.stale()
    assert titles(store) == ["One"]


def test_removing_what_is_not_there_changes_nothing(store: Store) -> None:
    assert store.remove_records(["no-such-key"]) == 0
    assert not store.stale()


def test_replacing_keeps_the_new_records_alone_whatever_the_versions(store: Store) -> None:
    store.put_records([record("One"), record("Two")])
    store.apply(GraphChange())
    store.replace_records([record("Two", versions=OTHERS), record("Three", versions=OTHERS)])
    assert store.stale()
    assert store.versions() == OTHERS
    assert titles(store) == ["Three", "Two"]


def test_replacing_by_nothing_empties_the_store(store: Store) -> None:
    store.put_records([record("One")])
    store.replace_records([])
    assert store.versions() is None
    assert store.record_keys() == set()


def test_what_was_acknowledged_is_there_when_the_store_is_opened_again(uri: str) -> None:
    node = Node(id="method:m", label="Method", name="M", properties={"kind": "method"})
    edge = Edge(source="method:m", type="VARIANT_OF", target="method:m", paper="paper:p")
    with open_store(uri) as first:
        first.put_records([record("One")])
        first.apply(GraphChange(nodes=(node,), edges=(edge,)))
        first.put_records([record("Two")])
    with open_store(uri) as again:
        assert titles(again) == ["One", "Two"]
        assert again.versions() == VERSIONS
        assert again.stale()
        assert again.graph().nodes == (node,)
        assert again.graph().edges == (edge,)


def test_a_store_opened_for_reading_shows_the_last_load_and_takes_nothing(uri: str) -> None:
    with open_store(uri) as writer:
        writer.put_records([record("One")])
        writer.apply(GraphChange())
    with open_store(uri, read_only=True) as reader:
        assert titles(reader) == ["One"]
        assert not reader.stale()
        for write in (
            lambda: reader.put_records([record("Two")]),
            lambda: reader.remove_records(reader.record_keys()),
            lambda: reader.replace_records([]),
            lambda: reader.apply(GraphChange(nodes=(Node(id="method:m", label="Method", name="M"),))),
            lambda: reader.run("CREATE (:Method {id: 'method:m'})", write=True),
        ):
            with pytest.raises(StoreError, match="reading only"):
                write()
    with open_store(uri, read_only=True) as reader:
        assert titles(reader) == ["One"]


@pytest.mark.parametrize("read_only", [True, False])
def test_a_store_of_a_newer_schema_is_refused_and_told_to_upgrade(uri: str, read_only: bool) -> None:  # noqa: FBT001 - pytest passes it so
    with open_store(uri) as writer:
        writer.run("MATCH (store:Store) SET store.schema = 99", write=True)
    with pytest.raises(VersionsDifferError, match=r"schema 99(.|\n)*upgrade citegraph"):
        open_store(uri, read_only=read_only)
    with pytest.raises(VersionsDifferError, match=r"upgrade citegraph"):
        open_store(uri, migrate=True)


def test_a_store_of_an_older_schema_is_refused_until_it_is_migrated(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Statement("MATCH (s:Source) SET s.record = s.old REMOVE s.old")
    monkeypatch.setitem(MIGRATIONS, 0, (rename,))
    with open_store(uri) as writer:
        writer.put_records([record("Old")])
        writer.apply(GraphChange())
        writer.run("MATCH (s:Source) SET s.old = s.record, s.record = ''", write=True)
        writer.run("MATCH (store:Store) SET store.schema = 0", write=True)
    for read_only in (True, False):
        with pytest.raises(VersionsDifferError, match=r"schema 0(.|\n)*citegraph migrate"):
            open_store(uri, read_only=read_only)
    with open_store(uri, migrate=True) as migrated:
        assert titles(migrated) == ["Old"]
        assert migrated.stale()
    with open_store(uri, read_only=True) as reader:
        assert titles(reader) == ["Old"]


def test_a_record_that_somebody_changed_by_hand_is_told(store: Store) -> None:
    store.put_records([record("One")])
    for text in ("nonsense", "bm9uc2Vuc2U=", ""):
        store.run("MATCH (s:Source) SET s.record = $text", {"text": text}, write=True)
        with pytest.raises(StoreError, match="cannot be read"):
            list(store.records())


def test_versions_that_this_citegraph_does_not_know_are_told(store: Store) -> None:
    store.put_records([record("One")])
    text = '{"extractor": "1", "something": "2"}'
    store.run("MATCH (store:Store) SET store.versions = $text", {"text": text}, write=True)
    with pytest.raises(VersionsDifferError, match="something"):
        store.versions()
    with pytest.raises(VersionsDifferError, match="something"):
        store.put_records([record("Two")])
