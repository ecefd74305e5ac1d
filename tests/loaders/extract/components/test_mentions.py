"""Known names that a text has although no other fact says so."""

import pytest

from citegraph.graph.model import Paper
from citegraph.loaders.extract import Extractor


def mentioned(extractor: Extractor, abstract: str) -> set[str]:
    (record,) = extractor.extract([Paper(title="A Study of Nothing in Particular", abstract=abstract)])
    facts = record.facts
    stated = {fact.name for fact in (*facts.introduces, *facts.methods, *facts.datasets, *facts.concepts)}
    return stated | {fact.name for fact in facts.mentioned}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We look at LLM-based tools, whatever they are.", "large language model"),
        ("A multimodal large language model answers.", "large language model"),
        ("We rethink test-time scaling laws once more.", "scaling law"),
        ("The long-context language models of today are slow.", "long context"),
    ],
)
def test_a_known_concept_is_found_inside_longer_words_and_names(extractor: Extractor, text: str, name: str) -> None:
    assert name in mentioned(extractor, text)


def test_a_known_name_is_not_found_in_the_name_of_another_version(extractor: Extractor) -> None:
    found = mentioned(extractor, "They ask GPT-4 Turbo 128k and Vision Mamba 3 about it.")
    assert not found & {"GPT-4", "Mamba"}


def test_a_short_form_that_the_paper_defines_otherwise_is_not_the_known_one(extractor: Extractor) -> None:
    text = "Media on wheels (MoE) are slow. It is known that MoE is slow."
    assert "mixture of experts" not in mentioned(extractor, text)


@pytest.mark.parametrize("phrase", ["drawn much attention", "attracted the attention of many"])
def test_a_turn_of_phrase_is_no_mention(extractor: Extractor, phrase: str) -> None:
    text = f"We train a large language model by reinforcement learning for code generation, which has {phrase}."
    assert "attention" not in mentioned(extractor, text)
    assert "attention" in mentioned(extractor, f"{text} Its attention over tokens is sparse.")


def test_a_mention_says_where_it_stands_and_repeats_no_other_fact(extractor: Extractor) -> None:
    paper = Paper(
        title="Mixture of Experts at Scale", abstract="We train a mixture of experts. Attention is needed too."
    )
    (record,) = extractor.extract([paper])
    facts = record.facts
    assert all(mention.surface(paper) in mention.sentence for fact in facts.mentioned for mention in fact.mentions)
    assert "mixture of experts" not in {fact.name for fact in facts.mentioned}
