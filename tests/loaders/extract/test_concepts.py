import pytest

from citegraph.graph.model import Paper, Topic
from citegraph.loaders.extract import Extractor
from citegraph.loaders.extract.concepts.choice import MOST, concepts_of

PAPER = Paper(
    title="Cheaper Mixture-of-Experts Inference",
    abstract="Large language models (LLMs) need much memory. We study mixtures of experts for image and video generation. "  # noqa: E501 - one abstract, one line
    "In this paper, extensive experiments show state-of-the-art results. Our caching framework improves KV cache management.",  # noqa: E501 - one abstract, one line
)


@pytest.fixture(scope="module")
def concepts() -> tuple[Topic, ...]:
    extractor = Extractor.load()
    with extractor.nlp.select_pipes(enable=["citegraph_sentences", "citegraph_abbreviations"]):
        (doc,) = extractor.docs([PAPER])
    return concepts_of(doc)


def test_names_are_canonical(concepts: tuple[Topic, ...]) -> None:
    assert {"mixture of experts", "large language model"} <= {topic.name for topic in concepts}


def test_words_that_say_nothing_are_no_concept(concepts: tuple[Topic, ...]) -> None:
    assert not {topic.name for topic in concepts} & {
        "paper",
        "experiment",
        "extensive experiment",
        "result",
        "state-of-the-art",
    }


def test_every_concept_has_its_evidence(concepts: tuple[Topic, ...]) -> None:
    assert 2 <= len(concepts) <= MOST
    assert all(mention.surface(PAPER) in mention.sentence for topic in concepts for mention in topic.mentions)
