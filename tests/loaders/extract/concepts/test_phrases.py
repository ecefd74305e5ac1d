"""Which noun phrases may name a concept."""

import pytest

from citegraph.graph.model import Paper
from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract.concepts.phrases import phrases_of, tokens_of


def phrases(extractor: Extractor, abstract: str) -> set[str]:
    (doc,) = extractor.docs([Paper(title="A study", abstract=abstract)])
    return {form.lower() for phrase in phrases_of(doc, tokens_of(doc)) for form in phrase.forms}


def test_half_of_a_word_with_a_slash_begins_no_phrase(extractor: Extractor) -> None:
    found = phrases(extractor, "The I/O complexity of sorting is low.")
    assert "o complexity" not in found
    assert phrases(extractor, "We train by Q learning.") >= {"q learning"}


@pytest.mark.parametrize("noun", ["models", "system", "tasks"])
def test_a_noun_that_says_only_what_sort_of_thing_it_is_needs_a_word_before_it(extractor: Extractor, noun: str) -> None:
    assert noun not in phrases(extractor, f"We study {noun} at length.")
    assert f"folding {noun}" in phrases(extractor, f"We study folding {noun} at length.")
