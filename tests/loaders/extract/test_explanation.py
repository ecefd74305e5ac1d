"""What the reasons of facts are turned into, and that a page made of them is safe whatever a paper holds."""

import http.server
import itertools
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.model import (
    Comparison,
    Introduced,
    Mention,
    Paper,
    PaperFacts,
    SourceRecord,
    Topic,
    UsedMethod,
    Variant,
    Versions,
)
from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract.explanation import Mark, Reason, disjoint, explain, marks_in, reasons_of
from citegraph.loaders.extract.explanation_page import explanation_page, marked

VERSIONS = Versions(extractor="1", lexicon="l", model="m", name_table="t")
PAPER = Paper(
    title="Quarry: Sparse Attention in Three Steps",
    abstract="We present Quarry, a sparse attention method. Quarry is 3x faster than FlashAttention-2 & keeps quality.",
)


@pytest.fixture(scope="module")
def record(extractor: Extractor) -> SourceRecord:
    (found,) = extractor.extract([PAPER])
    return found


def hostile(payload: str) -> SourceRecord:
    """A paper that is the payload, with the payload in every field of every kind of fact."""
    mention = Mention(field="title", start=0, end=len(payload), sentence=payload)
    said = {"mentions": (mention,), "why": f"rule: {payload}; features: {payload} +0.3"}
    facts = PaperFacts(
        introduces=(Introduced(name=payload, aliases=(payload,), **said),),
        methods=(UsedMethod(name=payload, **said),),
        concepts=(Topic(name=payload, surfaces=(payload,), **said),),
        baselines=(
            Comparison(
                subject=payload,
                baseline=payload,
                metric=payload,
                value=payload,
                dataset=payload,
                evidence=payload,
                **said,
            ),
        ),
        variant_of=(Variant(name=payload, base=payload, **said),),
    )
    versions = Versions(extractor=payload, lexicon=payload, model=payload, name_table=payload)
    return SourceRecord(paper=Paper(title=payload, abstract=payload), facts=facts, versions=versions)


def test_every_fact_of_a_paper_is_explained_with_a_reason_and_a_sentence(record: SourceRecord) -> None:
    explained = explain(record)
    facts = record.facts
    assert len(explained) == sum(
        map(len, (facts.introduces, facts.methods, facts.datasets, facts.concepts, facts.baselines, facts.variant_of))
    )
    assert {"introduces", "methods", "baselines"} <= {fact.kind for fact in explained}
    assert all(fact.reasons and fact.quote.text in PAPER.title + PAPER.abstract for fact in explained)


def test_the_words_of_a_fact_are_marked_in_its_sentence(record: SourceRecord) -> None:
    own = next(fact for fact in explain(record) if fact.kind == "introduces")
    (mark,) = own.quote.marks
    assert own.quote.text[mark.start : mark.end] == "Quarry"


def test_the_parts_of_a_claim_are_marked_in_its_sentence(record: SourceRecord) -> None:
    claim = next(fact for fact in explain(record) if fact.kind == "baselines")
    words = {mark.label: claim.quote.text[mark.start : mark.end] for mark in claim.quote.marks}
    assert words["baseline"] == "FlashAttention-2"
    assert words["value"] == "3x"
    assert claim.name.startswith("Quarry better than FlashAttention-2: 3x")


def test_reasons_are_rules_and_features_with_their_weights() -> None:
    assert reasons_of('rule: compared by "a; b" (verb); features: x=1 +0.3; y -0.2')[-2:] == (
        Reason("x=1", 0.3),
        Reason("y", -0.2),
    )
    assert reasons_of("") == ()


marks = st.builds(
    lambda start, length, label: Mark(start, start + length, label),
    st.integers(0, 30),
    st.integers(1, 9),
    st.sampled_from("ab"),
)


@given(st.lists(marks))
def test_no_mark_is_over_another_and_the_first_is_kept(found: list[Mark]) -> None:
    kept = disjoint(found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(kept))
    assert found[:1] == [mark for mark in kept if mark in found[:1]][:1]


@given(st.text(), st.lists(marks))
def test_marking_changes_no_word_of_a_text(text: str, found: list[Mark]) -> None:
    inside = [mark for mark in disjoint(found) if mark.end <= len(text)]
    html = marked(text, inside)
    assert html.count("<mark") == len(inside)
    assert "<script" not in html


def test_names_in_title_and_abstract_are_marked(record: SourceRecord) -> None:
    assert [PAPER.title[mark.start : mark.end] for mark in marks_in(record, "title")][:1] == ["Quarry"]
    page = "".join(explanation_page([record], title="Facts & reasons"))
    assert "Facts &amp; reasons" in page
    assert '<mark class="introduces" title="Introduces">Quarry</mark>' in page
    assert "FlashAttention-2 &amp; keeps quality" not in page, "names are marked in the text"


class _Counting(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - handlers are made anew for each request

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """A server that a page must not ask for anything."""
    _Counting.asked.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Counting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.browser
def test_a_page_of_hostile_papers_runs_nothing_and_asks_for_nothing(
    chromium: str, tmp_path: Path, address: str
) -> None:
    payloads = [
        "<script>document.title='ran'</script>",
        "</style><script>document.title='ran'</script>",
        f"<img src={address}/img onerror=\"document.title='ran'\">",
        f'"><iframe src="{address}/frame"></iframe>',
        f'<link rel="stylesheet" href="{address}/css"><style>@import url({address}/import)</style>',
        f'<meta http-equiv="refresh" content="0;url={address}/refresh">',
        "' onmouseover='document.title=1' x='",
        "{text} {0} {label!r} %s $title",
    ]
    page = tmp_path / "page.html"
    page.write_text("".join(explanation_page(map(hostile, payloads), title=payloads[1])), encoding="utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    done = subprocess.run(
        [*command, "--virtual-time-budget=2000", "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "<title>&lt;/style&gt;&lt;script&gt;" in done.stdout
    assert not [tag for tag in ("<script", "<img", "<iframe", "<link", "<base") if tag in done.stdout]
    assert done.stdout.count("<style") == 1
    assert done.stdout.count("<article") == len(payloads)
    assert _Counting.asked == []
