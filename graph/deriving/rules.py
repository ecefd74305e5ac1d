"""What does not come from papers, and yet decides what the graph is."""

import hashlib
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

from citegraph.graph.corrections import Corrections
from citegraph.graph.link.related_to import Weights
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable

_CODE = ("citegraph.graph", *(f"citegraph.graph.{name}" for name in ("deriving", "link", "names", "resolve")))


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

    @cached_property
    def basis(self) -> str:
        """A hash of all of it, and of the code: graphs of one set of records differ only where this does."""
        parts = (self.lexicon.version, self.table.version, self.corrections.model_dump_json(), _code())
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


@cache
def _code() -> str:
    """A hash of the modules, and of the word lists, that make the graph."""
    digest = hashlib.sha256()
    for folder in (*map(files, _CODE), files("citegraph.graph.names") / "data"):
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith((".py", ".tsv")):
                digest.update(file.read_bytes())
    return digest.hexdigest()
