"""The name table: how names and phrases are used in a large corpus of titles and abstracts.

The shipped table is made by `python -m citegraph.graph.names.count`, which says how each figure is counted.
"""

import gzip
import hashlib
import math
from dataclasses import astuple, dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files

from citegraph.graph.names import name_key

PROBES = ("FlashAttention-2", "LLaMA-2 7B", "M^3ViT", "GPT-4o", "Mixtures-of-Experts", "β-VAE", "C++", "analyses", "F1")
"""Names whose keys tell whether two tables were made with the same key function."""


@dataclass(frozen=True, slots=True)
class Counts:
    """In how many papers of the corpus a name stands, and in how many of these in which company."""

    papers: int
    """Papers that name it at all, in title or abstract."""
    titles: int = 0
    """Papers that name it in the title."""
    heads: int = 0
    """Papers whose title has it before the colon: "NAME: ..."."""
    proposed: int = 0
    """Follows propose, introduce, present, call, dub and the like."""
    dataset: int = 0
    """Followed by dataset, benchmark, corpus and the like."""
    model: int = 0
    """Followed by model, LLM, network and the like."""
    method: int = 0
    """Followed by algorithm, method, framework and the like."""
    over: int = 0
    """Follows a word of comparison: over, than, outperforms, versus."""
    on: int = 0
    """Follows on or across."""
    using: int = 0
    """Follows with, using, via, such as and the like."""
    cased: int = 0
    """Written with a capital inside, all in capitals, or with a digit."""
    capital: int = 0
    """Written with capital initials inside a sentence."""
    lower: int = 0
    """Written all in lower case."""
    defined: int = 0
    """Stands in brackets behind the words that it abbreviates."""
    whole: int = 0
    """No word that could belong to it stands before or behind."""
    ends: int = 0
    """Of a word: the papers of all longer phrases that end with it, summed over the phrases."""
    ends_titles: int = 0
    """The same for titles: the larger its share, the more such phrases say what a paper is about."""
    opens: int = 0
    """Of a word: the papers of all longer phrases that begin with it, summed over the phrases."""
    opens_titles: int = 0
    """The same for titles."""


COLUMNS = tuple(field.name for field in fields(Counts))


@dataclass(frozen=True, slots=True)
class Row:
    """One name of the table."""

    key: str
    name: str
    """The form written most often."""
    counts: Counts

    def line(self) -> str:
        """Key, name and counts divided by tabs; a zero is left empty, and nothing stands after the last count."""
        counts = ("" if count == 0 else str(count) for count in astuple(self.counts))
        return "\t".join((self.key, self.name, *counts)).rstrip("\t") + "\n"


class NameTable:
    """Counts by name key, read from a sorted text in which a name is found by bisection: nothing is parsed ahead.

    >>> table = NameTable.load()
    >>> table.rarity(name_key("large language model")) < table.rarity(name_key("concept bottleneck model")) < 1
    True
    """

    def __init__(self, text: bytes) -> None:
        head, _, self._body = text.partition(b"\n")
        _, papers, self.keys = head.decode().split("\t")[:3]
        self.papers = int(papers)
        """How many papers were counted."""
        self.version = hashlib.sha256(text).hexdigest()[:12]
        """Hash of the table."""
        self.row = lru_cache(maxsize=50_000)(self._row)
        """The row of a key, or None: `table.row(name_key("BERT"))`."""

    @classmethod
    def load(cls) -> "NameTable":
        """The shipped table, read once."""
        return _load()

    def counts(self, key: str) -> Counts | None:
        """The counts of the name with this key, or None where the corpus does not know it."""
        row = self.row(key)
        return row.counts if row else None

    def rarity(self, key: str) -> float:
        """How much it says that two papers share the name: 0 for one in every paper, 1 for one that no paper has.

        The inverse document frequency (Spärck Jones 1972) with one added, over its largest value.
        """
        row = self.row(key)
        seen = row.counts.papers if row else 0
        return 1.0 - math.log(1 + seen) / math.log(1 + self.papers)

    def _row(self, key: str) -> Row | None:
        wanted = key.encode()
        low, high = 0, len(self._body)
        while low < high:
            start = self._body.rfind(b"\n", 0, (low + high) // 2) + 1
            found = self._body[start : self._body.find(b"\t", start)]
            if found == wanted:
                return _parsed(self._body[start : self._body.find(b"\n", start)].decode())
            if found < wanted:
                low = self._body.find(b"\n", start) + 1
            else:
                high = start
        return None


def fingerprint() -> str:
    """Tells key functions apart: a table is right only for the keys that it was made with."""
    return hashlib.sha256("\n".join(map(name_key, PROBES)).encode()).hexdigest()[:8]


def head(papers: int) -> str:
    """First line of a table counted over so many papers."""
    return "\t".join(("citegraph-names-1", str(papers), fingerprint(), *COLUMNS)) + "\n"


def _parsed(line: str) -> Row:
    key, name, *counts = line.split("\t")
    return Row(key, name, Counts(*(int(count or 0) for count in counts)))


@cache
def _load() -> NameTable:
    return NameTable(gzip.decompress((files(__package__) / "data" / "name_table.tsv.gz").read_bytes()))
