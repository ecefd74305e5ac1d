"""What it will cost to have papers read by a language model, estimated before any is."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from citegraph.graph.model import Paper
from citegraph.loaders.extract.language_model.answer import Answer
from citegraph.loaders.extract.language_model.prompt import INSTRUCTIONS

CHARACTERS = 4
"""Of English text to a token: what tokenizers of language models come to, more or less. None is asked, for their
vocabularies come over the network."""
WRITTEN = 500
"""Tokens that the facts of a paper come to: 390 on average for the 85 papers of the listing, and models are wordy."""
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Tokens, and what they cost where prices are known."""

    papers: int
    read: int
    """Tokens that the model reads."""
    written: int
    """Tokens that it writes."""

    @classmethod
    def estimate(cls, papers: Iterable[Paper]) -> "Cost":
        """What these papers will come to, give or take a third."""
        schema = len(json.dumps(Answer.model_json_schema()))
        lengths = [len(paper.title) + len(paper.abstract) for paper in papers]
        read = sum(length + len(INSTRUCTIONS) + schema for length in lengths) // CHARACTERS
        return cls(len(lengths), read, WRITTEN * len(lengths))

    def price(self, prices: tuple[float, float]) -> float:
        """What that costs at prices for a million tokens read and written."""
        return (self.read * prices[0] + self.written * prices[1]) / MILLION
