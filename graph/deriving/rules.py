"""What does not come from papers, and yet decides how they are read."""

from dataclasses import dataclass, field
from functools import cached_property

from citegraph.graph.corrections import Corrections
from citegraph.graph.link.related_to import Weights
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable


@dataclass(frozen=True)
class Rules:
    """Lexicon, name table and corrections."""

    lexicon: Lexicon
    table: NameTable
    corrections: Corrections = field(default_factory=Corrections)

    @cached_property
    def weights(self) -> Weights:
        """How much each name tells of two papers that share it."""
        return Weights(self.lexicon, self.table)
