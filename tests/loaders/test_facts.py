import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.model import (
    Abbreviation,
    Comparison,
    Introduced,
    Mention,
    Paper,
    PaperFacts,
    SourceRecord,
    Topic,
    UsedDataset,
    UsedMethod,
    Variant,
    Versions,
)
from citegraph.loaders import LOADERS, Item, Reading, Rejected, TextSource
from citegraph.loaders.facts import fields_of, from_fields, to_line

TITLE = "FastThing: a made-up paper"
ABSTRACT = "FastThing beats SlowThing."
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
MENTIONS = st.builds(Mention, field=st.just("abstract"), start=st.integers(0, 5), end=st.integers(6, 20), sentence=TEXT)


def of_fact(fact_type: type, /, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    mentions = st.lists(MENTIONS, min_size=1, max_size=2).map(tuple)
    fact = st.builds(fact_type, confidence=st.floats(0, 1), mentions=mentions, why=TEXT, **fields)
    return st.lists(fact, max_size=2).map(tuple)


TUPLES = st.lists(TEXT, max_size=2).map(tuple)
FACTS = st.builds(
    PaperFacts,
    introduces=of_fact(Introduced, name=NAMES, aliases=TUPLES, kind=st.sampled_from(["method", "benchmark"])),
    methods=of_fact(UsedMethod, name=NAMES, role=st.sampled_from(["baseline", "component"])),
    datasets=of_fact(UsedDataset, name=NAMES),
    concepts=of_fact(Topic, name=NAMES, surfaces=TUPLES),
    baselines=of_fact(
        Comparison,
        subject=NAMES,
        baseline=st.none() | NAMES,
        value=st.none() | TEXT,
        number=st.none() | st.floats(allow_nan=False, allow_infinity=False),
        evidence=TEXT,
    ),
    variant_of=of_fact(Variant, name=NAMES, base=NAMES),
    abbreviations=st.lists(st.builds(Abbreviation, short=NAMES, long=NAMES), max_size=2).map(tuple),
    code=TUPLES,
)
VERSIONS = st.builds(Versions, extractor=TEXT, lexicon=TEXT, model=TEXT, name_table=TEXT)
PAPERS = st.builds(
    Paper,
    title=NAMES,
    abstract=st.text(st.characters(exclude_categories=["Cs"]), min_size=20, max_size=40),
    year=st.none() | st.integers(),
    ids=st.dictionaries(TEXT, TEXT, max_size=2),
    authors=TUPLES,
)
RECORDS = st.builds(SourceRecord, paper=PAPERS, facts=FACTS, versions=VERSIONS)


def record(**facts: object) -> SourceRecord:
    versions = Versions(extractor="1", lexicon="l", model="m", name_table="t")
    return SourceRecord(
        paper=Paper(title=TITLE, abstract=ABSTRACT), facts=PaperFacts.model_validate(facts), versions=versions
    )


def load(*lines: str) -> list[Item]:
    return list(Reading(TextSource("\n".join(lines), name="facts"), "facts").items())


@given(RECORDS)
def test_a_record_that_was_written_comes_back_as_it_was(made_up: SourceRecord) -> None:
    assert load(to_line(made_up)) == [made_up]


@given(RECORDS)
def test_a_line_is_recognised_as_facts_and_as_nothing_else(made_up: SourceRecord) -> None:
    head = to_line(made_up)[:4096]
    assert [name for name, loader in LOADERS.all() if loader.recognises(head)] == ["facts"]


def test_a_line_starts_with_title_and_id_and_holds_the_whole_record() -> None:
    fields = fields_of(record())
    assert list(fields)[:3] == ["title", "id", "versions"]
    assert fields["id"] == "paper:fastthing-a-made-up-paper"
    assert fields["record"] == record().paper.model_dump(mode="json")


def test_fields_of_others_are_passed_over() -> None:
    assert from_fields({**fields_of(record()), "note": "mine"}) == record()


@pytest.mark.parametrize("missing", ["record", "versions"])
def test_a_line_without_its_frame_is_rejected(missing: str) -> None:
    fields = fields_of(record())
    del fields[missing]
    (item,) = load(json.dumps(fields))
    assert isinstance(item, Rejected)
    assert missing in item.reason


def test_a_mention_outside_of_its_text_is_rejected() -> None:
    mention = {"field": "title", "start": 3, "end": 400, "sentence": "x"}
    fields = fields_of(record()) | {"code": [], "methods": [{"name": "X", "mentions": [mention]}]}
    (item,) = load(json.dumps(fields))
    assert isinstance(item, Rejected)
    assert "outside" in item.reason


def test_the_same_record_again_is_rejected() -> None:
    first, second = load(to_line(record()), to_line(record()))
    assert first == record()
    assert isinstance(second, Rejected)


@pytest.mark.shared
def test_the_scorer_of_the_evaluation_reads_a_line(shared: Path, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec
    assert spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    mention = {"field": "abstract", "start": 0, "end": 9, "sentence": ABSTRACT}
    comparison = {"subject": "FastThing", "baseline": "SlowThing", "named": True, "outcome": "better", "value": "2x"}
    line = to_line(
        record(
            introduces=[{"name": "FastThing", "mentions": [mention]}],
            methods=[{"name": "SlowThing", "mentions": [mention]}],
            concepts=[{"name": "speed", "surfaces": ["beats"], "mentions": [mention]}],
            baselines=[{**comparison, "evidence": ABSTRACT, "mentions": [mention]}],
            variant_of=[{"name": "FastThing", "base": "SlowThing", "mentions": [mention]}],
        )
    )
    path = tmp_path / "facts.jsonl"
    path.write_text(f"{line}\n", encoding="utf-8")
    gold = {"title": TITLE, "introduces": ["FastThing"], "methods": ["SlowThing"], "concepts": ["speed"]}
    gold |= {"datasets": [], "baselines": [comparison], "variant_of": [{"name": "FastThing", "base": "SlowThing"}]}
    result, _ = score.score([gold], score.read(path))
    for kind in ("introduces", "methods", "concepts", "baselines", "claims", "values", "variants"):
        assert result[kind]["f1"] == 1.0, kind
