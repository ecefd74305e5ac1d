from itertools import permutations
from types import ModuleType

import pytest

from citegraph.graph.model import Paper, PaperFacts, SourceRecord, Versions
from citegraph.graph.resolve.papers import one_paper_each
from citegraph.graph.resolve.works import works_of

VERSIONS = Versions(extractor="1", lexicon="1", model="1", name_table="1")


def record(title: str = "On Names", **known: object) -> SourceRecord:
    return SourceRecord(paper=Paper(title=title, **known), facts=PaperFacts(), versions=VERSIONS)


def groups(*records: SourceRecord) -> list[set[int]]:
    """Which records are one paper, by their numbers; the same for every order of them."""
    found = set()
    for order in permutations(records):
        keyed = {item.key: item for item in order}
        parts = one_paper_each(keyed)
        numbers = {item.key: number for number, item in enumerate(records)}
        found.add(tuple(sorted(tuple(sorted(numbers[key] for key in part)) for part in parts)))
    assert len(found) == 1
    return [set(part) for part in found.pop()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"doi": "10.1/A"}, {"doi": "https://doi.org/10.1/a", "title": "Another title"}),
        ({"arxiv_id": "2101.00001v1"}, {"arxiv_id": "arXiv:2101.00001", "title": "Another title"}),
        ({"arxiv_id": "2101.00001"}, {"doi": "10.48550/arXiv.2101.00001", "title": "Another title"}),
        ({"ids": {"acl": "S18-1"}}, {"ids": {"ACL": "S18-1"}, "title": "Another title"}),
        ({}, {"title": "ON NAMES."}),
        ({"year": 2020}, {"year": 2022}),
        ({"authors": ("Tri Dao", "Albert Gu")}, {"authors": ("Dao, T.",)}),
        ({"authors": ("Tri Dao",)}, {"year": 2020}),
        ({"arxiv_id": "2101.00001"}, {"doi": "10.1/a"}),
    ],
)
def test_records_are_one_paper_by_a_shared_id_or_an_uncontradicted_title(
    one: dict[str, object], other: dict[str, object]
) -> None:
    assert groups(record(**one), record(source="b", **other)) == [{0, 1}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": "Phi-3 Technical Report"}, {"title": "Phi-4 Technical Report"}),
        ({"arxiv_id": "2101.00001"}, {"arxiv_id": "2101.00002"}),
        ({"doi": "10.1/a", "arxiv_id": "2101.00001"}, {"doi": "10.1/a", "arxiv_id": "2101.00002"}),
        ({"year": 2020}, {"year": 2023}),
        ({"authors": ("Wei Zhang",)}, {"authors": ("Wei Li",)}),
    ],
)
def test_records_that_contradict_each_other_are_two_papers(one: dict[str, object], other: dict[str, object]) -> None:
    assert groups(record(**one), record(source="b", **other)) == [{0}, {1}]


def test_a_record_that_fits_two_conflicting_papers_stays_alone() -> None:
    undated = record(source="listing")
    assert groups(record(year=2018), record(year=2024), undated) == [{0}, {1}, {2}]


def test_a_record_whose_ids_connect_two_papers_stays_alone() -> None:
    between = record("B", doi="10.1/a", ids={"acl": "S1"})
    first = record("A", doi="10.1/a", arxiv_id="2101.00001")
    last = record("C", ids={"acl": "S1"}, arxiv_id="2101.00002")
    assert groups(first, between, last) == [{0}, {1}, {2}]


def test_an_id_that_contradicting_records_share_joins_nobody() -> None:
    one = record("A", doi="10.1/a", arxiv_id="2101.00001")
    two = record("B", doi="10.1/a", arxiv_id="2101.00002")
    assert groups(one, two, record("C", doi="10.1/a")) == [{0}, {1}, {2}]


def test_records_that_say_the_same_stay_together_whatever_conflicts_around_them() -> None:
    twins = (record(source="a"), record(source="b"))
    assert groups(record(year=2018), record(year=2024), *twins) == [{0}, {1}, {2, 3}]


def test_titles_of_a_chain_of_papers_do_not_join_what_contradicts() -> None:
    chain = [record(year=year, source=str(year)) for year in (2018, 2020, 2022)]
    assert groups(*chain) == [{0}, {1}, {2}]


def test_text_comes_from_one_record_and_the_rest_is_filled_in() -> None:
    poor = record(abstract="A long abstract.", source="listing.txt")
    rich = record("ON NAMES", abstract="Short.", year=2021, authors=("Ada Byron",), venue="arXiv", source="arxiv.jsonl")
    proceedings = record(venue="ICML", year=2022, source="icml.jsonl", doi="10.1/a")
    (work,) = works_of([poor, rich, proceedings])
    assert (work.paper.title, work.paper.abstract) == ("On Names", "A long abstract.")
    assert (work.paper.authors, work.paper.venue, work.paper.doi) == (("Ada Byron",), "ICML", "10.1/a")
    assert work.sources == ("arxiv.jsonl", "icml.jsonl", "listing.txt")
    assert work.aliases == ("ON NAMES",)
    assert "venue: arXiv (arxiv.jsonl)" in work.said
    assert "year: 2022 (icml.jsonl)" in work.said


def test_ids_are_slugs_of_titles_with_a_shared_id_only_where_titles_collide() -> None:
    one, two, third = record(arxiv_id="2101.00001"), record(arxiv_id="2101.00002"), record("Phi-4: a Report")
    assert [work.id for work in works_of([one, two, third])] == [
        "paper:on-names:arxiv:2101.00001",
        "paper:on-names:arxiv:2101.00002",
        "paper:phi-4-a-report",
    ]
    assert [work.id for work in works_of([one])] == ["paper:on-names"]
    assert all("paper:on-names" in work.aliases for work in works_of([one, two]))


def test_papers_of_one_title_have_different_ids_even_where_they_share_one() -> None:
    conflicting = [record(doi="10.1/a", arxiv_id="2101.00001"), record(doi="10.1/b", arxiv_id="2101.00001")]
    ids = [work.id for work in works_of(conflicting)]
    assert ids == ["paper:on-names:doi:10.1/a", "paper:on-names:doi:10.1/b"]


def test_a_record_given_twice_counts_once(papers: ModuleType) -> None:
    once = papers.record("A", methods=["LoRA"])
    assert works_of([once, once]) == works_of([once])
