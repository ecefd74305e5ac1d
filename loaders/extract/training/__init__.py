"""Training of the extraction's models from annotated papers: `python -m citegraph.loaders.extract.training EVAL`.

Needs scikit-learn (the extra `train`) and the folder EVAL with gold/*.jsonl and score.py; what it writes to `data/` is
all that the extraction needs afterwards. A trainer is a public module here with an attribute `trainer`.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from citegraph.loaders.extract._linear import LinearModel
from citegraph.loaders.extract.training._gold import GoldPaper
from citegraph.plugins import Registry


class Trainer(Protocol):
    """Learns one file of models."""

    file: str
    """The file in `data/` that holds them."""

    def train(self, papers: Sequence[GoldPaper], /) -> Mapping[str, LinearModel]:
        """The models learned from these papers, by name."""
        ...


TRAINERS: Registry[Trainer] = Registry("trainer", "citegraph.loaders.extract.training")
