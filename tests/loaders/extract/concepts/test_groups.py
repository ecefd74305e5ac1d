"""Groups of phrases with one head, and how they stand beside each other."""

import pytest

from citegraph.graph.names import name_key
from citegraph.graph.names.lexicon import Lexicon
from citegraph.loaders.extract.concepts.groups import grouped, relation, standings
from citegraph.loaders.extract.concepts.phrases import Phrase, Place
from citegraph.loaders.extract.concepts.rating import Rated


def phrase(text: str, chance: float) -> Rated:
    words = tuple(text.split())
    place = Place(0, len(words), 0, len(text), text)
    return Rated(Phrase(name_key(text), (place,), place, Lexicon.load().find(text)), chance, {"title": 1.0}, words)


def heads(*found: Rated) -> list[list[str]]:
    return [[item.phrase.shown.text for item in group] for group in grouped(found)]


def test_what_only_widens_or_narrows_a_phrase_joins_it_and_the_likelier_one_leads() -> None:
    assert heads(phrase("token folding", 0.4), phrase("fast token folding", 0.6), phrase("cache", 0.3)) == [
        ["fast token folding", "token folding"],
        ["cache"],
    ]


def test_two_concepts_that_the_lexicon_tells_apart_stay_two() -> None:
    found = (phrase("large language model", 0.8), phrase("multimodal large language model", 0.7))
    assert len(heads(*found)) == 2


def test_unlikely_phrases_open_no_group() -> None:
    assert heads(phrase("token folding", 0.4), phrase("cache", 0.03)) == [["token folding"]]


def test_a_phrase_that_better_ones_say_already_is_known_to_be_covered() -> None:
    groups = grouped([phrase("kv cache compression", 0.9), phrase("kv cache", 0.5), phrase("image generation", 0.4)])
    first, part, other = standings(groups)
    assert part["all covered"] == part["better: front of"] == 1.0
    assert first["covered"] == other["covered"] == 0.0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("token folding", "token folding", "equal"),
        ("folding", "token folding", "tail of"),
        ("token", "token folding", "front of"),
        ("fast token folding", "token folding", "has tail"),
        ("token folding tree", "token tree", "holds"),
        ("token folding", "image folding", "shares words"),
        ("token folding", "cache", ""),
    ],
)
def test_the_relation_of_two_phrases_is_told_by_their_words(one: str, other: str, expected: str) -> None:
    assert relation(tuple(one.split()), tuple(other.split())) == expected
