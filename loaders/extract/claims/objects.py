"""What a verb or a preposition governs: the noun that it speaks of, where the parser is right and where it is not."""

from spacy.tokens import Doc, Token

from citegraph.loaders.extract.claims import metrics
from citegraph.loaders.extract.claims.reading import Reading
from citegraph.loaders.extract.claims.targets import is_modifier, is_suffix

_PLACEHOLDERS = frozenset(
    ["that", "those", "one", "ones", "performance", "accuracy", "results", "result", "level", "quality"]
)
"""Heads that only point to what follows: "that of B", "the performance of B"."""
_FAR = 12
"""How many words behind a verb or preposition its object may stand."""


def direct_object(reading: Reading, verb: Token) -> Token | None:
    """The object of a verb, or of the one it is joined with: "matches or exceeds B"."""
    joined = (other for other in verb.conjuncts if 0 < other.i - verb.i <= _FAR // 3)
    for one in (verb, *joined):
        found = next((c for c in one.rights if c.dep_ in ("dobj", "attr", "oprd", "ccomp") and c.pos_ != "VERB"), None)
        if found is not None:
            return _meant(reading, _extended(reading, found))
    return governed(reading, verb)


def governed(reading: Reading, token: Token) -> Token | None:
    """The noun that a preposition governs; where the parser gives none, the head of the phrase that follows."""
    child = next((c for c in token.rights if c.dep_ in ("pobj", "dobj", "nsubj", "pcomp", "npadvmod")), None)
    if child is None or child.i - token.i > _FAR:
        child = _next_head(reading.doc, token.i + 1)
    return _meant(reading, _extended(reading, child)) if child is not None else None


def _extended(reading: Reading, head: Token) -> Token:
    """The last of the nouns that stand together: the parser may stop at the first of "SOTA attention kernels"."""
    doc = reading.doc
    while head.i + 1 < len(doc):
        qualified = head.i + 2 < len(doc) and is_suffix(doc[head.i + 1])
        following = doc[head.i + 2] if qualified else doc[head.i + 1]
        if not _continues(reading, following):
            break
        head = following
    return head


def _continues(reading: Reading, following: Token) -> bool:
    noun = following.pos_ in ("NOUN", "PROPN") and following.dep_ not in ("nsubj", "nsubjpass")
    return noun and following.i not in reading.quantities


def _next_head(doc: Doc, start: int) -> Token | None:
    """The head of the noun phrase that starts here."""
    head: Token | None = None
    for token in doc[start : start + _FAR]:
        if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            head = token
        elif head is not None and is_suffix(token):
            continue  # "the SDR-based algorithm" in three words
        elif head is not None or token.pos_ not in ("DET", "ADJ", "ADV", "PUNCT", "VERB", "CCONJ"):
            break
    return head


def _meant(reading: Reading, head: Token) -> Token:
    """B for "that of B", "the performance of B", "B's accuracy", "B task performance"."""
    if head.text.lower() not in _PLACEHOLDERS and not metrics.valence(head.text):
        return head
    if owner := _owner(reading, head):
        return owner
    of = next((c for c in head.rights if c.text.lower() in ("of", "from", "by", "achieved", "obtained")), None)
    return next((c for c in of.subtree if c.dep_ == "pobj"), head) if of is not None else head


def _owner(reading: Reading, head: Token) -> Token | None:
    """Whose a result is, where that stands before it: a possessor, or a name."""
    for token in head.lefts:
        if token.dep_ == "poss" and token.pos_ in ("NOUN", "PROPN"):
            return token
        if token.i in reading.names and token.dep_ in ("compound", "nmod") and not is_modifier(reading, token.i):
            return token
    return None
