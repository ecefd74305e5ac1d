"""The catalogue on the 85 papers of the listing, extracted and derived as a user would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from citegraph.cli import cli
from citegraph.examples import listing
from citegraph.graph.stores import Store, open_store
from citegraph.queries import functions, generate
from citegraph.queries._page import results_in, results_of


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = str(tmp_path_factory.mktemp("listing") / "listing.db")
    load, at = ["load", str(listing()), "--store", path], {"SOURCE_DATE_EPOCH": generate.LOADED}
    loaded = CliRunner().invoke(cli, load, env=at, catch_exceptions=False)
    assert loaded.exit_code == 0
    with open_store(path, read_only=True) as store:
        yield store


def test_the_page_shows_what_the_examples_answer(papers: Store) -> None:
    assert results_in(Path(generate.PAGE).read_text(encoding="utf-8")) == results_of(papers), "run `make docs`"


def test_lean_attention_beats_flashattention_2(papers: Store) -> None:
    (row,) = [row for row in functions.what_beats(papers, "FlashAttention-2") if row.method == "Lean Attention"]
    assert "2.6x" in (row.evidence or "")
    assert not row.disputed


def test_the_lineage_of_flashattention_is_found(papers: Store) -> None:
    related = {row.method: row.relation for row in functions.method_lineage(papers, "FlashAttention")}
    assert related["FlashAttention-2"] == "variant"
    built_on = functions.builds_on(papers, "FlashAttention-2", direction="back")
    assert [row.title.split(":")[0] for row in built_on] == ["FlashAttention"]
    assert "Lean Attention" in {row.title.split(":")[0] for row in functions.builds_on(papers, "FlashAttention-2")}


@pytest.mark.parametrize("concept", ["KV cache", "MoE", "Mixture-of-Experts", "concept bottleneck models", "CBM"])
def test_papers_on_one_theme_are_joined_through_one_node(papers: Store, concept: str) -> None:
    assert len(functions.papers_about_concept(papers, concept)) >= 3


def test_two_papers_are_joined_by_steps_that_say_why(papers: Store) -> None:
    steps = functions.connection(papers, start="Lean Attention", goal="FlashAttention")
    assert 1 <= len(steps) <= 2
    assert steps[-1].target == "FlashAttention"
