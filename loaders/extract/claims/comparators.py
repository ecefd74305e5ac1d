"""Where a sentence sets one thing against another: the words that do so, and the other sides they name.

Families: `verb` (outperforms B), `passive` (is surpassed by B), `over` (a gain over B), `than` (faster than B),
`compared` (compared with B, relative to B, versus B), `equal` (on par with B), `behind` (falls short of B),
`share` (half the cost of B), `unlike` (unlike B).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from citegraph.graph.model import Outcome
from citegraph.loaders.extract.claims import cues
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.reading import Reading
from citegraph.loaders.extract.claims.targets import Target, targets_of

_BY_VERB: dict[str, Outcome] = (
    dict.fromkeys(cues.BEAT, "better") | dict.fromkeys(cues.MATCH, "equal") | dict.fromkeys(cues.TRAIL, "worse")
)
_COMPARED = ("compare", "compared", "comparing", "comparison", "relative", "opposed", "contrast")
_NO_RIVAL = frozenset(
    "task benchmark dataset domain setting time year horizon step epoch iteration range seed run round turn hour day "
    "month token language metric category fold trial period course sequence scale case instance example sample question "
    "scenario size length image video document node parameter gpu device split environment score point test evaluation "
    "space network layer channel".split()
)
"""Heads behind "over" or "on" that say where a gain was measured, and against nobody."""


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


def find_comparators(reading: Reading) -> list[Comparator]:
    """Every comparator of the sentence with at least one other side, in order, one for each other side's head."""
    found: list[Comparator] = []
    taken: set[int] = set()
    for token in reading.doc:
        for rule in _RULES:
            one = rule(reading, token)
            if one and not taken & {t.head.i for t in one.targets}:
                taken |= {t.head.i for t in one.targets}
                found.append(one)
                break
    return found


def _verb(reading: Reading, token: Token) -> Comparator | None:
    word = base(token.text)
    outcome = _BY_VERB.get(word)
    if (
        outcome is None
        or token.pos_ not in ("VERB", "AUX", "NOUN", "ADJ")
        or token.text.lower() in ("better", "best", "equal")
    ):
        return None
    if word in cues.BEAT_BY_PREPOSITION or word in cues.TRAIL:
        return _verb_with_preposition(reading, token, word)
    if agent := _agent(token):
        return _made(reading, agent, token, family="passive", outcome=_swapped(outcome), governor=token)
    head = _direct_object(reading, token)
    return _made(reading, head, token, family="verb", outcome=outcome, governor=token)


_ALWAYS_VERBS = frozenset({"outperform", "surpass", "outpace", "outscore", "underperform", "outrank", "outstrip"})
"""Verbs that are nothing else, whatever the tagger says of their forms."""


def _acts_as_verb(token: Token) -> bool:
    if token.text.lower() in ("better", "best", "equal", "top", "parallel") or token.dep_ in ("amod", "compound"):
        return False
    joined = token.i + 1 < len(token.doc) and token.doc[token.i + 1].text.startswith("-")
    if joined or (
        token.i > 0 and token.doc[token.i - 1].pos_ in ("DET", "ADJ", "PRON") and base(token.text) in cues.MATCH
    ):
        # "our approach" and "the match" are often taken for verbs.
        return token.i > 0 and not joined and token.doc[token.i - 1].tag_ == "WDT"
    return token.pos_ in ("VERB", "AUX") or base(token.text) in _ALWAYS_VERBS


def _verb_with_preposition(reading: Reading, token: Token, word: str) -> Comparator | None:
    following = cues.BEAT_BY_PREPOSITION.get(word, frozenset({"behind"}))
    preposition = next((t for t in reading.doc[token.i + 1 : token.i + 3] if t.text.lower() in following), None)
    if word in ("trail", "underperform") and not preposition:
        return _made(reading, _direct_object(reading, token), token, family="verb", outcome="worse", governor=token)
    if preposition is None:
        return None
    head = _object(reading, preposition)
    if word in ("improve", "gain", "advance") and head is not None and not _is_rival(reading, head):
        return None
    return _made(reading, head, token, family="verb", outcome=_BY_VERB[word], governor=token)


def _agent(verb: Token) -> Token | None:
    """Who does it, of a verb in the passive."""
    if not any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return None
    by = next((child for child in verb.rights if child.dep_ == "agent"), None)
    return next((child for child in by.rights if child.dep_ == "pobj"), None) if by else None


def _swapped(outcome: Outcome) -> Outcome:
    swap: dict[Outcome, Outcome] = {"better": "worse", "worse": "better"}
    return swap.get(outcome, outcome)


def _over(reading: Reading, token: Token) -> Comparator | None:
    """A gain over B."""
    if token.text.lower() not in ("over", "above", "against", "upon", "beyond", "from") or token.pos_ not in (
        "ADP",
        "ADV",
    ):
        return None
    head = _object(reading, token)
    if head is None or not _is_rival(reading, head):
        return None
    governor = _gain_before(reading, token)
    if governor is None or (token.text.lower() == "from" and not _is_baseline_word(head)):
        return None
    return _made(reading, head, token, family="over", governor=governor)


def _gain_before(reading: Reading, preposition: Token) -> Token | None:
    """The gain, figure or comparing verb that a preposition belongs to: the nearest before it in its clause."""
    for token in reversed(reading.doc[max(0, preposition.i - 18) : preposition.i]):
        word = base(token.text)
        if token.i in reading.quantities or word in cues.GAIN_UP | cues.GAIN_DOWN | cues.LOSS:
            return token
        if word in cues.RAISE | cues.LOWER | {"benefit", "win"} and token.pos_ in ("VERB", "NOUN", "AUX"):
            return token
        if token.text in (";", ":") or token.dep_ == "nsubj":
            return None
    return None


def _is_baseline_word(head: Token) -> bool:
    return base(head.text) in ("baseline", "state-of-the-art", "sota", "model", "result", "method")


def _is_rival(reading: Reading, head: Token) -> bool:
    """Whether a noun can be the other side of a comparison, and not the place where it was made."""
    if head.i in reading.quantities or head.pos_ == "NUM" or head.ent_type_ == "DATE":
        return False
    return base(head.text) not in _NO_RIVAL or head.i in reading.names


def _than(reading: Reading, token: Token) -> Comparator | None:
    if token.text.lower() != "than" or token.i == 0:
        return None
    comparative = _comparative_before(reading, token)
    head = _object(reading, token)
    if comparative is None or head is None or head.i in reading.quantities or head.pos_ == "NUM":
        return None
    if reading.doc[token.i - 1].text.lower() in ("other", "rather"):
        return None
    return _made(reading, head, token, family="than", governor=comparative)


def _comparative_before(reading: Reading, than: Token) -> Token | None:
    return next(
        (
            t
            for t in reversed(reading.doc[max(0, than.i - 14) : than.i])
            if t.tag_ in ("JJR", "RBR") or t.text.lower() in ("less", "more", "fewer", "better", "worse", "superior")
        ),
        None,
    )


def _compared(reading: Reading, token: Token) -> Comparator | None:
    """Compared with, relative to, in comparison to, versus, against."""
    word = token.text.lower()
    doc = reading.doc
    if word == "versus" and 0 < token.i < len(doc) - 1:
        return _made(reading, _object(reading, token), token, family="compared", governor=token.head)
    if (
        word not in _COMPARED
        or token.i + 1 >= len(doc)
        or doc[token.i + 1].text.lower() not in ("to", "with", "against")
    ):
        return None
    if word == "relative" and token.head.pos_ == "NOUN" and token.dep_ == "amod" and token.i < token.head.i:
        return None
    family = "unlike" if word in ("opposed", "contrast") else "compared"
    return _made(reading, _object(reading, doc[token.i + 1]), token, family=family, governor=token.head)


def _unlike(reading: Reading, token: Token) -> Comparator | None:
    if token.text.lower() != "unlike":
        return None
    return _made(reading, _object(reading, token), token, family="unlike", outcome="better", governor=token.head)


def _equal(reading: Reading, token: Token) -> Comparator | None:
    """Comparable to, competitive with, on par with, as good as."""
    word = token.text.lower()
    doc = reading.doc
    if word not in cues.EQUAL_ADJECTIVES and word not in cues.BETTER_ADJECTIVES | cues.WORSE_ADJECTIVES:
        return None
    near = doc[token.i + 1 : token.i + 6]
    preposition = next((t for t in near if t.text.lower() in ("to", "with", "of", "against")), None)
    if word in ("behind",):
        preposition = token
    if preposition is None or any(t.pos_ in ("VERB", "PUNCT") for t in doc[token.i + 1 : preposition.i]):
        return None
    if preposition.text.lower() == "of" and word not in ("ahead", "par"):
        return None
    head = _object(reading, preposition)
    if head is None or head.i in reading.quantities:
        return None
    outcome: Outcome = (
        "better" if word in cues.BETTER_ADJECTIVES else "worse" if word in cues.WORSE_ADJECTIVES else "equal"
    )
    return _made(
        reading, head, token, family="equal" if outcome == "equal" else "behind", outcome=outcome, governor=token
    )


def _short(reading: Reading, token: Token) -> Comparator | None:
    """Falls short of B, below B."""
    doc = reading.doc
    if (
        token.text.lower() == "short"
        and doc[token.i + 1 : token.i + 2].text.lower() == "of"
        and base(token.head.text) in ("fall", "be", "come")
    ):
        return _made(
            reading, _object(reading, doc[token.i + 1]), token, family="behind", outcome="worse", governor=token.head
        )
    return None


def _share(reading: Reading, token: Token) -> Comparator | None:
    """Half the cost of B; 60% of B's accuracy."""
    return None


_RULES: tuple[Callable[[Reading, Token], Comparator | None], ...] = (
    _verb,
    _than,
    _compared,
    _equal,
    _short,
    _unlike,
    _over,
    _share,
)


def _made(
    reading: Reading,
    head: Token | None,
    anchor: Token,
    *,
    family: str,
    governor: Token | None,
    outcome: Outcome | None = None,
) -> Comparator | None:
    if head is None or head.i in reading.quantities or head.pos_ in ("PUNCT", "SCONJ", "PRON", "DET") or _is_own(head):
        return None
    targets = tuple(targets_of(reading, head))
    return Comparator(anchor, family, targets, outcome, governor) if targets else None


def _is_own(head: Token) -> bool:
    """Whether the phrase is the speaker's: "its utility", "our method"."""
    return any(child.dep_ == "poss" and child.text.lower() in ("its", "our", "their") for child in head.lefts)


def _direct_object(reading: Reading, verb: Token) -> Token | None:
    """The object of a verb, or of the one it is joined with: "matches or exceeds B"."""
    for one in (verb, *(c for c in verb.conjuncts if c.i > verb.i and c.i - verb.i <= 4)):
        if found := next(
            (c for c in one.rights if c.dep_ in ("dobj", "attr", "oprd", "ccomp", "pobj") and c.pos_ != "VERB"), None
        ):
            return _meant(reading, found)
    return _object(reading, verb)


def _object(reading: Reading, token: Token) -> Token | None:
    """The noun that a preposition governs; where the parser gives none, the head of the phrase that follows."""
    child = next((c for c in token.rights if c.dep_ in ("pobj", "dobj", "nsubj", "pcomp", "npadvmod")), None)
    if child is not None and child.i - token.i <= 12:
        return _meant(reading, child)
    return _meant(reading, _next_head(reading.doc, token.i + 1))


def _next_head(doc: Doc, start: int) -> Token | None:
    """The head of the noun phrase that starts here."""
    head: Token | None = None
    for token in doc[start : start + 12]:
        if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            head = token
        elif head is not None or token.pos_ not in ("DET", "ADJ", "ADV", "PUNCT", "VERB", "CCONJ"):
            break
    return head


def _meant(reading: Reading, head: Token | None) -> Token | None:
    """B for "that of B", "those of B", "the performance of B"."""
    if head is None or head.text.lower() not in (
        "that",
        "those",
        "one",
        "ones",
        "performance",
        "accuracy",
        "results",
        "result",
        "level",
        "quality",
    ):
        return head
    of = next((c for c in head.rights if c.text.lower() in ("of", "from", "by", "achieved", "obtained")), None)
    if of is None:
        return head
    inner = next((c for c in of.subtree if c.dep_ == "pobj"), None)
    return inner or head


def compared_words(comparators: list[Comparator]) -> Iterator[int]:
    """Indices of the tokens that belong to a comparator itself or head one of its other sides."""
    for comparator in comparators:
        yield comparator.anchor.i
        yield from (target.head.i for target in comparator.targets)
