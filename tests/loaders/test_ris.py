import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.model import Paper
from citegraph.loaders import Item, Reading, Rejected, TextSource
from citegraph.loaders.ris import loader


def load(text: str) -> list[Item]:
    return list(Reading(TextSource(text, name="papers.ris"), "ris").items())


def test_every_tag_of_a_record_arrives() -> None:
    (item,) = load(
        "TY  - CPAPER\r\nTI  - A title that\r\ngoes on\r\nAU  - Dao, Tri\r\nAU  - Gu, Albert\r\nPY  - 2022/06/24/\r\n"
        "T2  - NeurIPS\r\nDO  - https://doi.org/10.1000/LEAN\r\nUR  - https://arxiv.org/abs/2205.14135\r\n"
        "AB  - We stream.\r\nER  - \r\n"
    )
    assert item == Paper(
        title="A title that goes on",
        abstract="We stream.",
        year=2022,
        authors=("Dao, Tri", "Gu, Albert"),
        venue="NeurIPS",
        url="https://arxiv.org/abs/2205.14135",
        doi="10.1000/lean",
        arxiv_id="2205.14135",
        source="papers.ris",
    )


@pytest.mark.parametrize(
    "record",
    [
        "TY  - JOUR\nT1  - T\nA1  - A, B\nY1  - 2020\nN2  - Text.\nJO  - J\nER  - \n",
        "TY  - JOUR\nT1  - T\nAU  - A, B\nPY  - 2020\nAB  - Text.\nJF  - J\nER  -\n\n",
        "\ufeffTY - JOUR\nTI - T\nAU - A, B\nDA - 2020/01\nAB - Text.\nT2 - J\nER - \n",
    ],
)
def test_the_dialects_of_programs_say_the_same(record: str) -> None:
    (item,) = load(record)
    expected = {"title": "T", "abstract": "Text.", "year": 2020, "authors": ("A, B",), "venue": "J"}
    assert item == Paper(**expected, source="papers.ris")


def test_what_is_broken_is_named_with_its_line_and_the_rest_is_read() -> None:
    lost, titleless, last = load("TI  - lost\nER  - \n\nTY  - JOUR\nAU  - A\nTY  - JOUR\nTI  - Last\n")
    assert isinstance(lost, Rejected)
    assert (lost.line, "does not begin with TY" in lost.reason) == (1, True)
    assert isinstance(titleless, Rejected)
    assert (titleless.line, titleless.reason) == (4, "no title")
    assert isinstance(last, Paper)


def test_what_rispy_writes_is_read() -> None:
    written = rispy.dumps([{"type_of_reference": "JOUR", "title": title} for title in ("One", "Two")])
    assert [item.title for item in load(written) if isinstance(item, Paper)] == ["One", "Two"]
    assert len(load(written)) == 2


def test_it_is_told_by_its_first_tag() -> None:
    assert loader.recognises("\n\nTY  - JOUR\n")
    assert not loader.recognises("TITLE  - JOUR\n")


@given(st.text(st.sampled_from("TYERIAU  -\nab"), max_size=60))
def test_any_text_is_papers_and_problems_and_never_an_error(text: str) -> None:
    assert all(isinstance(item, Paper | Rejected) for item in load(text))
