import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.model import Paper
from citegraph.loaders import FileSource, Ignored, Item, Reading, Rejected, Source, TextSource
from citegraph.loaders.daily_papers import loader

LISTING = Path(__file__).parent.parent.parent / "examples" / "hf_daily_papers.txt"
BLOCKS = LISTING.read_text(encoding="utf-8").split("\n\n")
FURNITURE_ABOVE, REST = BLOCKS[:6], BLOCKS[6:]
REAL = list(zip(REST[::2], REST[1::2], strict=True))
Pair = tuple[str, str]

FURNITURE = (
    *("145", "+3", "1.2k", "Upvote", "Upvote 23", "25 authors", "· 25 authors", "Submitted by someone", "42 comments"),
    *("Published on Sep 8", "Sep 9, 2025", "Mon, 08 Sep 2025", "2025-09-08", "3 days ago", "Today", "Week 36"),
    *("GitHub 1.2k", "arXiv:2205.14135 [cs.LG]", "https://example.org/a", "huggingface.co", "@someone", "#llm #agents"),
    *("Abstract", "Comments: 12 pages, 5 figures", "Subjects: Machine Learning (cs.LG)", "ICML 2025", "ICLR 2024 Oral"),
    *("Ada Author, Bob B. Builder, Chloé Ng", "Ada Author and Bob Builder", "Ada Author et al.", "Stanford University"),
    *("Sponsored: Train your models faster with AcmeCloud", "Advertisement", "Ad · Acme", "© 2025 Acme Inc."),
    *("Subscribe", "Sign up for our newsletter", "Join our Discord to discuss papers", "Read more", "Load more"),
    *("Get the latest papers in your inbox!", "Models Datasets Spaces Docs Pricing", "Page 2 of 17", "1 of 12", "•"),
    "We use cookies to improve your experience. By continuing to browse you agree to our use of cookies.",
    "Looking for GPUs? AcmeCloud rents them by the hour at half the price. Start your free trial today.",
)


def items(source: Source | str) -> list[Item]:
    return list(Reading(TextSource(source) if isinstance(source, str) else source, "daily-papers").items())


def papers(found: Sequence[Item]) -> list[Pair]:
    return [(item.title, item.abstract) for item in found if isinstance(item, Paper)]


def problems(found: Sequence[Item]) -> list[Rejected]:
    return [item for item in found if isinstance(item, Rejected)]


def page(blocks: Sequence[str]) -> str:
    return "\n\n".join(blocks)


def flat(pairs: Sequence[Pair]) -> list[str]:
    return [block for pair in pairs for block in pair]


def line_of(block: str, text: str) -> int:
    return text[: text.index(block)].count("\n") + 1


# -- the listing that ships


def test_all_85_papers_come_out_with_title_and_abstract_exact_and_nothing_is_wrong() -> None:
    found = items(FileSource(LISTING))
    assert papers(found) == REAL
    assert len(REAL) == 85
    assert not problems(found)
    assert [item.raw for item in found if isinstance(item, Ignored)] == FURNITURE_ABOVE
    assert {item.source for item in found if isinstance(item, Paper)} == {LISTING.name}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), id="CR"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="byte order mark"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: text.replace("\n\n", "\n").encode(), id="no blank lines"),
        pytest.param(lambda text: text.replace("\n\n", "\n \t\n\u200b\n\u00a0\n").encode(), id="blanks in blank lines"),
        pytest.param(lambda text: text.replace("\n\n", "  \n\n  ").encode(), id="indented"),
        pytest.param(lambda text: (text + "\n\n\n").encode(), id="blank lines behind"),
    ],
)  # fmt: skip
def test_papers_are_the_same_however_the_file_was_saved(change: object, tmp_path: Path) -> None:
    path = tmp_path / "listing.txt"
    path.write_bytes(change(page(BLOCKS)))  # type: ignore[operator]
    found = items(FileSource(path))
    assert papers(found) == REAL
    assert not problems(found)


@pytest.mark.parametrize("gone", range(len(REAL)))
def test_a_missing_abstract_is_told_and_moves_no_other(gone: int) -> None:
    title = REAL[gone][0]
    text = page([*FURNITURE_ABOVE, *flat(REAL[:gone]), title, *flat(REAL[gone + 1 :])])
    found = items(text)
    assert papers(found) == [*REAL[:gone], (title, ""), *REAL[gone + 1 :]]
    (problem,) = problems(found)
    assert (problem.line, problem.loaded) == (line_of(title, text), True)


@pytest.mark.parametrize("gone", range(len(REAL)))
def test_a_missing_title_is_told_and_moves_no_other(gone: int) -> None:
    abstract = REAL[gone][1]
    text = page([*FURNITURE_ABOVE, *flat(REAL[:gone]), abstract, *flat(REAL[gone + 1 :])])
    found = items(text)
    assert papers(found) == [*REAL[:gone], *REAL[gone + 1 :]]
    (problem,) = problems(found)
    assert (problem.line, problem.loaded) == (line_of(abstract, text), False)
    assert problem.raw == abstract[:2000]


def test_a_title_that_runs_into_its_abstract_is_told_and_moves_no_other() -> None:
    glued = page([*flat(REAL[:3]), f"{REAL[3][0]} {REAL[3][1]}", *flat(REAL[4:])])
    found = items(glued)
    assert papers(found) == [*REAL[:3], *REAL[4:]]
    assert [problem.line for problem in problems(found)] == [13]


@pytest.mark.parametrize("kept", [1, 2, 5])
def test_a_listing_that_ends_after_a_title_gives_the_title_and_says_so(kept: int) -> None:
    found = items(page(flat(REAL[:kept])[:-1]))
    assert papers(found) == [*REAL[: kept - 1], (REAL[kept - 1][0], "")]
    assert [problem.line for problem in problems(found)] == [4 * kept - 3]


@pytest.mark.parametrize("length", [60, 100, 200, 400, 900, 1300])
def test_a_listing_that_ends_within_an_abstract_gives_its_beginning_and_says_so(length: int) -> None:
    title, abstract = REAL[4]
    cut = abstract[:length].rsplit(" ", 1)[0]
    found = items(page([*flat(REAL[:4]), title, cut]))
    assert papers(found) == [*REAL[:4], (title, cut)]
    (problem,) = problems(found)
    assert (problem.line, problem.loaded) == (19, True)


def test_a_paper_that_stands_there_twice_is_loaded_once_and_told_with_both_lines() -> None:
    found = items(page([*flat(REAL[:5]), *flat(REAL[1:3])]))
    assert papers(found) == REAL[:5]
    assert [(problem.line, "line 5" in problem.reason, problem.loaded) for problem in problems(found)] == [
        (21, True, False),
        (25, False, False),
    ]


def test_two_abstracts_under_one_title_are_both_loaded_and_told() -> None:
    title, abstract = REAL[1]
    other = f"{abstract} This sentence is new."
    found = items(page([*flat(REAL[:3]), title, other]))
    assert papers(found) == [*REAL[:3], (title, other)]
    assert [(problem.line, problem.loaded) for problem in problems(found)] == [(13, True)]


def test_a_title_that_is_repeated_alone_is_told_and_not_loaded() -> None:
    found = items(page([*flat(REAL[:3]), REAL[0][0], *flat(REAL[3:6])]))
    assert papers(found) == REAL[:6]
    assert [(problem.line, problem.loaded) for problem in problems(found)] == [(13, False)]


def test_bytes_that_are_no_text_are_told_with_their_line_and_the_paper_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "listing.txt"
    path.write_bytes(page(flat(REAL[:3])).encode().replace(b"Kinetics:", b"Kin\xe9tics:"))
    found = items(FileSource(path))
    assert papers(found) == [REAL[0], ("Kin\ufffdtics: Rethinking Test-Time Scaling Laws", REAL[1][1]), REAL[2]]
    assert [(problem.line, problem.loaded) for problem in problems(found)] == [(5, True)]


def test_an_abstract_that_the_page_shows_in_part_is_told() -> None:
    shown = f"{REAL[1][1][:400]}..."
    found = items(page([*flat(REAL[:1]), REAL[1][0], shown, *flat(REAL[2:4])]))
    assert papers(found) == [REAL[0], (REAL[1][0], shown), *REAL[2:4]]
    assert [(problem.line, problem.loaded) for problem in problems(found)] == [(7, True)]


@pytest.mark.parametrize("width", [100, 120])
def test_wrapped_text_is_joined_again(width: int) -> None:
    pairs = [(textwrap.wrap(title, width), textwrap.wrap(abstract, width)) for title, abstract in REAL]
    found = items(page(["\n".join(lines) for pair in pairs for lines in pair]))
    assert papers(found) == REAL
    assert not problems(found)


def test_a_title_may_end_in_a_full_stop() -> None:
    pairs = [(f"{title}.", abstract) for title, abstract in REAL[:6]]
    assert papers(items(page(flat(pairs)))) == pairs


def test_a_title_between_two_abstracts_needs_no_word_in_common_with_its_own() -> None:
    pairs = [*REAL[4:40], ("Scaling Models without Language Tasks", REAL[0][1]), *REAL[40:]]
    assert papers(items(page(flat(pairs)))) == pairs


def test_labels_before_title_and_abstract_are_no_part_of_them() -> None:
    labelled = [
        f"{label}{text}" for pair in REAL[:4] for label, text in zip(("Title: ", "Abstract. "), pair, strict=True)
    ]
    assert papers(items(page(labelled))) == REAL[:4]


def test_paragraphs_of_one_abstract_stay_together_and_where_that_is_doubtful_it_is_told() -> None:
    blocks, wanted = [], []
    for title, abstract in REAL:
        sentences = abstract.split(". ")
        half = len(sentences) // 2
        first, second = ". ".join(sentences[:half]) + ".", ". ".join(sentences[half:])
        blocks += [title, first, second]
        wanted.append((title, f"{first}\n\n{second}"))
    found = items(page(blocks))
    assert [title for title, _ in papers(found)] == [title for title, _ in REAL]
    parted = set(wanted) - set(papers(found))
    assert len(parted) <= len(REAL) // 10
    told = {problem.raw for problem in problems(found)}
    assert all(told.intersection(abstract.split("\n\n")) for _, abstract in parted)


def test_a_line_below_an_abstract_that_says_where_the_code_is_belongs_to_it() -> None:
    where = "Code is available at https://example.org/code."
    found = items(page([*flat(REAL[:1]), where, *flat(REAL[1:3])]))
    assert papers(found) == [(REAL[0][0], f"{REAL[0][1]}\n\n{where}"), *REAL[1:3]]


def test_text_of_the_page_between_title_and_abstract_does_not_part_them() -> None:
    blurb = "Acme is where people work on models together. It is free for everyone who wants to start learning today."
    found = items(page([*flat(REAL[:2]), REAL[2][0], blurb, REAL[2][1], *flat(REAL[3:5])]))
    assert papers(found) == REAL[:5]


@given(st.data())
def test_any_furniture_anywhere_changes_no_paper(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(REAL), min_size=1, max_size=6, unique=True))
    some = st.lists(st.sampled_from(FURNITURE), max_size=3)
    blocks = list(data.draw(some))
    for title, abstract in chosen:
        blocks += [title, *data.draw(some), abstract, *data.draw(some)]
    found = items(page(blocks))
    assert papers(found) == chosen
    assert not problems(found)


# -- made-up papers

NAMES = ("Zaphonet", "QuillFormer", "DriftGate", "MapleBench", "TurboLattice", "OrbitKV", "Fernwright", "PlumeRL")
NOUNS = ("retrieval", "compression", "navigation", "translation", "grounding", "segmentation", "planning", "pruning")
THINGS = ("protein graphs", "satellite images", "spoken dialogue", "source code", "legal documents", "weather maps")


@st.composite
def made_up(draw: st.DrawFn) -> list[Pair]:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
    return [draw(one_paper(name)) for name in names]


@st.composite
def one_paper(draw: st.DrawFn, name: str) -> Pair:
    noun, other = draw(st.lists(st.sampled_from(NOUNS), min_size=2, max_size=2, unique=True))
    thing = draw(st.sampled_from(THINGS))
    sentences = [
        f"The {noun} of {thing} remains slow, and {other} makes it slower still.",
        f"We present {name}, a method that joins {noun} with {other} in a single pass over {thing}.",
        f"It needs neither labels nor a second model, and its cost grows with the length of {thing} alone.",
        f"On three benchmarks {name} is {draw(st.integers(2, 9))} times faster than any earlier approach to {noun}.",
        "We also study where it fails, and release all that is needed to repeat the experiments.",
    ]
    last = draw(st.integers(3, len(sentences)))
    return f"{name}: Efficient {noun.title()} and {other.title()} for {thing.title()}", " ".join(sentences[:last])


@given(made_up(), st.data())
def test_of_made_up_papers_each_missing_abstract_is_told(pairs: list[Pair], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from(range(len(pairs)))))
    left = [(title, "" if number in gone else abstract) for number, (title, abstract) in enumerate(pairs)]
    blocks = [block for pair in left for block in pair if block]
    found = items(page(blocks))
    assert papers(found) == left
    text = page(blocks)
    assert [problem.line for problem in problems(found)] == [line_of(pairs[number][0], text) for number in sorted(gone)]


@given(made_up(), st.data())
def test_a_cut_anywhere_leaves_the_papers_above_it_as_they_were(pairs: list[Pair], data: st.DataObject) -> None:
    text = page([*FURNITURE_ABOVE, *flat(pairs)])
    cut = text[: data.draw(st.integers(0, len(text)))]
    whole = [pair for pair in pairs if page(pair) in cut]
    found = items(cut)
    assert papers(found)[: len(whole)] == whole
    last = cut.rstrip().rpartition("\n\n")[2]
    if last and last not in (*FURNITURE_ABOVE, *flat(pairs)) and not last.endswith("."):
        assert any(last.startswith(item.raw[:20]) for item in found if isinstance(item, Rejected | Ignored))


@given(made_up(), st.lists(st.text(max_size=120) | st.sampled_from(FURNITURE), max_size=6), st.randoms())
def test_no_line_is_lost(pairs: list[Pair], others: list[str], order: object) -> None:
    blocks = [*flat(pairs), *others]
    order.shuffle(blocks)  # type: ignore[attr-defined]
    text = page(blocks)
    told = [
        part
        for item in items(text)
        for part in ((item.title, item.abstract) if isinstance(item, Paper) else (getattr(item, "raw", ""),))
    ]
    everything = "".join("".join(told).split())
    for _, line in TextSource(text).lines():
        if any(character.isalnum() for character in line):
            assert "".join(line.strip("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff").split())[:200] in everything


@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert items(text)
    loader.recognises(text)
