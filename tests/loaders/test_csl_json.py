import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.model import Paper
from citegraph.loaders import Item, Reading, Rejected, TextSource
from citegraph.loaders.csl_json import loader

ITEM = {
    "id": "dao2022",
    "type": "paper-conference",
    "title": "Fast <i>Attention</i>",
    "author": [
        {"family": "Dao", "given": "Tri"},
        {"family": "Maaten", "given": "Laurens", "non-dropping-particle": "van der"},
        {"literal": "The Team"},
    ],
    "issued": {"date-parts": [["2022", 6]]},
    "container-title": "NeurIPS",
    "DOI": "10.1000/LEAN",
    "URL": "https://example.org",
    "note": "arXiv:2205.14135 [cs]",
    "abstract": "We stream.",
}


def load(text: str) -> list[Item]:
    return list(Reading(TextSource(text, name="papers.csl.json"), "csl-json").items())


@pytest.mark.parametrize("indent", [None, 2])
def test_every_field_of_an_item_arrives(indent: int | None) -> None:
    (item,) = load(json.dumps([ITEM], indent=indent))
    assert item == Paper(
        title="Fast Attention",
        abstract="We stream.",
        year=2022,
        authors=("Dao, Tri", "van der Maaten, Laurens", "The Team"),
        venue="NeurIPS",
        url="https://example.org",
        doi="10.1000/lean",
        arxiv_id="2205.14135",
        source="papers.csl.json",
    )


def test_what_is_broken_is_named_with_its_line_and_the_rest_is_read() -> None:
    text = '[\n{"title": "First"},\n{"title": "never closed\n},\n{"type": "article"},\n\n{"title":\n"Last"}\n]\n'
    first, broken, titleless, last = load(text)
    assert isinstance(first, Paper)
    assert isinstance(broken, Rejected)
    assert (broken.line, "line 3" in broken.reason) == (3, True)
    assert isinstance(titleless, Rejected)
    assert (titleless.line, titleless.reason) == (5, "no title")
    assert isinstance(last, Paper)


@pytest.mark.parametrize("cut", [1, 10, 40, 100])
def test_a_file_that_is_cut_off_loses_only_its_last_item(cut: int) -> None:
    whole = "[" + ",\n".join(json.dumps({"title": f"Paper {n}", "abstract": "x" * 200}) for n in range(3)) + "]"
    *papers, last = load(whole[:-cut])
    assert [paper.title for paper in papers if isinstance(paper, Paper)] == ["Paper 0", "Paper 1"][: len(papers)]
    assert isinstance(last, Paper if cut == 1 else Rejected)


def test_what_crossref_writes_is_read() -> None:
    (item,) = load('[{"title": ["One"], "container-title": [], "issued": {"date-parts": [[null]]}, "author": []}]')
    assert item == Paper(title="One", source="papers.csl.json")


def test_it_is_told_by_an_array_of_objects_with_its_fields() -> None:
    assert loader.recognises('[\n  {"id": "x", "type": "book", "title": "T"')
    assert not loader.recognises('[{"name": "x"}]')
    assert not loader.recognises('{"type": "book", "title": "T"}')


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(ITEM)), inner, max_size=3),
        max_leaves=6,
    )
)
def test_any_json_is_papers_and_problems_and_never_an_error(value: object) -> None:
    assert all(isinstance(item, Paper | Rejected) for item in load(json.dumps([value])))


@given(st.text(st.sampled_from('[]{}",:\\ntitle0 \n'), max_size=40))
def test_any_text_is_papers_and_problems_and_never_an_error(text: str) -> None:
    assert all(isinstance(item, Paper | Rejected) for item in load(text))
