import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.model import Paper
from citegraph.loaders import Item, Reading, Rejected, TextSource, open_readings

TITLE = "A made-up paper"


def load(*lines: object, name: str = "papers.jsonl") -> list[Item]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(Reading(TextSource(text, name=name), "jsonl").items())


def paper(**fields: object) -> Paper:
    (item,) = load({"title": TITLE, **fields})
    assert isinstance(item, Paper)
    return item


def problem(line: object) -> Rejected:
    (item,) = load(line)
    assert isinstance(item, Rejected)
    assert not item.loaded
    return item


def test_every_field_of_a_record_arrives() -> None:
    assert paper(
        id="S18-1032",
        abstract="It says\nlittle. ",
        year=2018,
        authors=["Ada Author", {"name": "Bob  Author"}, ""],
        venue="semeval",
        url="https://aclanthology.org/S18-1032",
        doi="https://doi.org/10.18653/v1/S18-1032",
        code="https://example.org/code",
        categories=["cs.AI"],
    ) == Paper(
        title=TITLE,
        abstract="It says\nlittle.",
        year=2018,
        authors=("Ada Author", "Bob Author"),
        venue="semeval",
        url="https://aclanthology.org/S18-1032",
        doi="10.18653/v1/s18-1032",
        ids={"acl": "S18-1032"},
        code=("https://example.org/code",),
        source="papers.jsonl",
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "arXiv:1504.08319v2"},
        {"id": "1504.08319"},
        {"arxiv_id": "1504.08319v1"},
        {"arxivId": "arXiv:1504.08319"},
        {"url": "http://arxiv.org/pdf/1504.08319v3"},
        {"url": "https://huggingface.co/papers/1504.08319"},
        {"doi": "10.48550/arXiv.1504.08319"},
        {"externalIds": {"ArXiv": "1504.08319", "DOI": None}},
        {"ids": {"arxiv": "https://arxiv.org/abs/1504.08319"}},
    ],
)
def test_an_arxiv_id_is_recognised_bare_wherever_it_stands(fields: dict[str, object]) -> None:
    assert paper(**fields).arxiv_id == "1504.08319"


@pytest.mark.parametrize(
    "written", ["10.1/X", "doi:10.1234/AbC", "http://dx.doi.org/10.1234/AbC", "https://doi.org/10.1234/abc"]
)
def test_a_doi_is_bare_and_in_lower_case(written: str) -> None:
    (*_, item) = load({"title": TITLE, "doi": written})
    assert isinstance(item, Paper)
    assert item.doi in (None, "10.1234/abc")
    assert (item.doi is None) == (written == "10.1/X")


def test_an_id_that_is_none_is_left_out_and_told() -> None:
    told, item = load({"title": TITLE, "doi": "N/A"})
    assert isinstance(told, Rejected)
    assert told.loaded
    assert "'N/A'" in told.reason
    assert isinstance(item, Paper)
    assert item.doi is None


def test_other_ids_are_kept_by_scheme_and_an_unknown_one_counts_within_its_source() -> None:
    assert paper(id=7, openalex="W1", s2_id="abc", externalIds={"CorpusId": 12}).ids == {
        "corpus": "12",
        "openalex": "W1",
        "papers.jsonl": "7",
        "s2": "abc",
    }


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"abstract": "x"}, "title: Field required"),
        ({"title": "  "}, "title"),
        ({"title": None}, "title"),
        ({"title": 3}, "title"),
        ({"title": TITLE, "year": "2020"}, "year"),
        ({"title": TITLE, "year": True}, "year"),
        ({"title": TITLE, "year": 20200}, "year"),
        ({"title": TITLE, "authors": [1]}, "authors.0"),
        ({"title": TITLE, "abstract": ["x"]}, "abstract"),
        ('{"title": "\\ud800"}', "title"),
        ("{broken", "no JSON"),
        ("[1]", "an array"),
        ('"text"', "a string"),
        ("null", "null"),
        ("17", "a number"),
        ("true", "true or false"),
        ("[" * 100_000, "nested too deeply"),
        ({"title": TITLE, "record": {}, "versions": {}}, "--format facts"),
    ],
)
def test_a_line_that_is_no_paper_is_rejected_with_its_reason(line: object, reason: str) -> None:
    assert reason in problem(line).reason


def test_a_problem_has_the_line_it_stands_on_and_the_rest_goes_on() -> None:
    items = load({"title": "First"}, "", "{broken", {"title": "Second"})
    assert [getattr(item, "line", None) for item in items] == [None, 3, None]


def test_the_same_paper_again_is_rejected_with_the_line_of_the_first() -> None:
    first, second = load({"title": TITLE, "year": 2020}, {"year": 2020, "title": f" {TITLE} "})
    assert isinstance(first, Paper)
    assert isinstance(second, Rejected)
    assert "line 1" in second.reason


def test_null_is_the_same_as_nothing() -> None:
    nothing = dict.fromkeys(("abstract", "year", "authors", "venue", "url", "doi", "id", "ids", "code"))
    assert paper(**nothing) == paper()


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["title", "abstract", "year", "authors", "id", "ids", "doi", "url", "x"]) | st.text(),
                inner,
            )
        ),
        max_leaves=8,
    )
)
def test_any_json_is_a_paper_or_a_problem_and_never_an_error(value: object) -> None:
    assert all(isinstance(item, Paper | Rejected) for item in load(json.dumps(value)))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["acl_12k.jsonl.gz", "arxiv_cs_112k.jsonl.gz"])
def test_real_records_arrive_exactly(name: str, shared: Path) -> None:
    path = shared / "corpus" / name
    (reading,) = open_readings(str(path))
    assert isinstance(reading, Reading)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, (line, item) in enumerate(zip(lines, reading.items(), strict=False)):
            record = json.loads(line)
            assert isinstance(item, Paper)
            assert (item.title, item.abstract, item.year) == (record["title"], record["abstract"], record["year"])
            assert record["id"] in {item.ids.get("acl"), f"arXiv:{item.arxiv_id}"}
            if number == 2_000:
                break
