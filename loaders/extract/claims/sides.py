"""The two sides of a comparison: the word that compares, and what stands behind it."""

from dataclasses import dataclass

from spacy.tokens import Token

from citegraph.graph.model import Outcome
from citegraph.loaders.extract.claims import cues
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.reading import Reading
from citegraph.loaders.extract.claims.targets import Target, targets_of

CLAUSE = 18
"""How many words a clause may reach back."""


@dataclass(frozen=True)
class Comparator:
    """A word or phrase that compares, and the other sides."""

    anchor: Token
    family: str
    targets: tuple[Target, ...]
    outcome: Outcome | None = None
    """What the comparing word itself says; None where that hangs on what is compared."""
    governor: Token | None = None
    """The word that it belongs to: its verb, gain or comparative."""
    head: Token | None = None
    """The noun that it compares with, of which the other sides may be examples."""
    figures: tuple[int, ...] = ()
    """Tokens of quantities that are the other side's: the 80% in "93% compared with 80% for B"."""

    @property
    def words(self) -> set[int]:
        """Its own words: the one that compares, and the one that it belongs to."""
        return {token.i for token in (self.anchor, self.governor) if token is not None}


def is_rival(reading: Reading, head: Token) -> bool:
    """Whether a noun can be the other side of a comparison, and not the place where it was made."""
    if head.i in reading.quantities or head.pos_ == "NUM":
        return False
    return base(head.text) not in cues.PLACES or head.i in reading.names


def made(
    reading: Reading,
    head: Token | None,
    anchor: Token,
    *,
    family: str,
    governor: Token | None,
    outcome: Outcome | None = None,
) -> Comparator | None:
    """A comparator with the other sides that stand at a head; None where nothing there can be one."""
    nameless = ("PUNCT", "SCONJ", "PRON", "DET")
    if head is None or head.i in reading.quantities or head.pos_ in nameless or head.text.lower() == "others":
        return None
    if _is_own(head):
        return None
    if any(child.i in reading.quantities for child in head.lefts):
        return None
    targets = tuple(target for target in targets_of(reading, head) if target.head.i != anchor.i)
    return Comparator(anchor, family, targets, outcome, governor, head) if targets else None


def _is_own(head: Token) -> bool:
    """Whether the phrase is the speaker's: "its utility", "our method"."""
    return any(child.dep_ == "poss" and child.text.lower() in ("its", "our", "their") for child in head.lefts)
