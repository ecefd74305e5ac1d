"""Where a sentence sets one thing against another: the words that do so, and the other sides they name.

Families: `verb` (outperforms B), `passive` (is surpassed by B), `over` (a gain over B), `than` (faster than B),
`compared` (compared with B, relative to B, versus B), `pair` (93% versus 80% for B), `equal` (on par with B),
`behind` (falls short of B, inferior to B), `within` (within 2 points of B), `unlike` (unlike B), `required` (half the
memory required by B).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from citegraph.graph.model import Outcome
from citegraph.loaders.extract.claims import cues
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.objects import direct_object, governed
from citegraph.loaders.extract.claims.reading import Reading
from citegraph.loaders.extract.claims.targets import Target, targets_of

_BY_VERB: dict[str, Outcome] = {
    **dict.fromkeys(cues.BEAT, "better"),
    **dict.fromkeys(cues.MATCH, "equal"),
    **dict.fromkeys(cues.TRAIL, "worse"),
}
_SWAPPED: dict[Outcome, Outcome] = {"better": "worse", "worse": "better", "equal": "equal", "unclear": "unclear"}
_DENIED: dict[Outcome, Outcome] = {"better": "worse", "equal": "worse", "worse": "equal", "unclear": "unclear"}


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
    figures: tuple[int, ...] = ()
    """Tokens of quantities that are the other side's: the 80% in "93% compared with 80% for B"."""


def find_comparators(reading: Reading) -> list[Comparator]:
    """Every comparator of the sentence with at least one other side, in order, one for each other side's head."""
    found: list[Comparator] = []
    taken: set[int] = set()
    for token in reading.doc:
        one = next((c for rule in _RULES if (c := rule(reading, token))), None)
        if one and not taken & {target.head.i for target in one.targets}:
            taken |= {target.head.i for target in one.targets}
            found.append(one)
    return found


def _verb(reading: Reading, token: Token) -> Comparator | None:
    word = base(token.text)
    outcome = _BY_VERB.get(word)
    if outcome is None or not _acts_as_verb(token):
        return None
    if word in cues.BEAT_BY_PREPOSITION or word in cues.TRAIL:
        return _verb_with_preposition(reading, token, word)
    if agent := _agent(token):
        return _made(reading, agent, token, family="passive", outcome=_SWAPPED[outcome], governor=token)
    outcome = _DENIED[outcome] if _is_denied(token) else outcome
    return _made(reading, direct_object(reading, token), token, family="verb", outcome=outcome, governor=token)


_ALWAYS_VERBS = frozenset(["outperform", "surpass", "outpace", "outscore", "underperform", "outrank", "outstrip"])
"""Verbs that are nothing else, whatever the tagger says of their forms."""


def _acts_as_verb(token: Token) -> bool:
    if token.text.lower() in ("better", "best", "equal", "top", "parallel", "rival", "gain", "advance"):
        return False
    if base(token.text) in _ALWAYS_VERBS:
        return "-" not in token.text
    before = token.doc[token.i - 1] if token.i else None
    # "the match" and "our advance" are often taken for verbs.
    noun = before is not None and before.pos_ in ("DET", "ADJ") and base(token.text) not in ("exceed",)
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound") and not noun


def _is_denied(token: Token) -> bool:
    """Whether the verb is denied: does not match, fails to outperform, cannot beat."""
    above = token.head if token.dep_ == "xcomp" else token
    return any(c.dep_ == "neg" for c in token.lefts) or base(above.text) in ("fail", "struggle")


def _verb_with_preposition(reading: Reading, token: Token, word: str) -> Comparator | None:
    following = cues.BEAT_BY_PREPOSITION.get(word, frozenset({"behind"}))
    preposition = next((t for t in reading.doc[token.i + 1 : token.i + 3] if t.text.lower() in following), None)
    if preposition is not None:
        head = governed(reading, preposition)
        rival = head is not None and _is_rival(reading, head)
        outcome = _BY_VERB[word]
        return _made(reading, head, token, family="verb", outcome=outcome, governor=token) if rival else None
    if word in ("trail", "underperform"):
        return _made(reading, direct_object(reading, token), token, family="verb", outcome="worse", governor=token)
    return None


def _agent(verb: Token) -> Token | None:
    """Who does it, of a verb in the passive."""
    if not any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return None
    by = next((child for child in verb.rights if child.dep_ == "agent"), None)
    return next((child for child in by.rights if child.dep_ == "pobj"), None) if by else None


_OVER = frozenset(["over", "above", "against", "upon", "beyond", "from", "on"])


def _over(reading: Reading, token: Token) -> Comparator | None:
    """A gain over B."""
    word = token.text.lower()
    if word not in _OVER or token.pos_ not in ("ADP", "ADV", "SCONJ"):
        return None
    head = governed(reading, token)
    governor = _gain_before(reading, token)
    if head is None or governor is None or not _is_rival(reading, head):
        return None
    if word in ("from", "on") and not _is_baseline_word(head):
        return None
    made = _made(reading, head, token, family="over", governor=governor)
    denied = any(c.text.lower() == "no" for c in governor.lefts)
    return replace(made, outcome="equal") if made and denied else made


def _gain_before(reading: Reading, preposition: Token) -> Token | None:
    """The gain, figure or comparing verb that a preposition belongs to: the nearest before it in its clause."""
    for token in reversed(reading.doc[max(0, preposition.i - _CLAUSE) : preposition.i]):
        word = base(token.text)
        if token.i in reading.quantities or word in cues.GAIN_UP | cues.GAIN_DOWN | cues.LOSS:
            return token
        if word in cues.RAISE | cues.LOWER | {"benefit", "win"} and token.pos_ in ("VERB", "NOUN", "AUX"):
            return token
        if cues.STANDING.get(token.text.lower()) == "better":
            return token
        if token.text in (";", ":") or token.dep_ == "nsubj":
            return None
    return None


_CLAUSE = 18
"""How many words a clause may reach back."""


def _is_baseline_word(head: Token) -> bool:
    return base(head.text) in ("baseline", "sota", "model", "result")


def _is_rival(reading: Reading, head: Token) -> bool:
    """Whether a noun can be the other side of a comparison, and not the place where it was made."""
    if head.i in reading.quantities or head.pos_ == "NUM":
        return False
    return base(head.text) not in cues.PLACES or head.i in reading.names


def _than(reading: Reading, token: Token) -> Comparator | None:
    if token.text.lower() != "than" or reading.doc[max(0, token.i - 1)].text.lower() in ("other", "rather"):
        return None
    comparative = _comparative_before(reading, token)
    head = governed(reading, token)
    if comparative is None or head is None or head.pos_ == "NUM":
        return None
    return _made(reading, head, token, family="than", governor=comparative)


def _comparative_before(reading: Reading, than: Token) -> Token | None:
    before = reversed(reading.doc[max(0, than.i - _CLAUSE) : than.i])
    return next((t for t in before if t.tag_ in ("JJR", "RBR") or t.text.lower() in cues.COMPARATIVES), None)


def _compared(reading: Reading, token: Token) -> Comparator | None:
    """Compared with, relative to, in comparison to, versus, against."""
    word = token.text.lower()
    after = token.i + 1
    if word not in cues.COMPARED or after >= len(reading.doc):
        return None
    preposition = token if word == "versus" else reading.doc[after]
    if preposition.text.lower() not in ("versus", "to", "with", "against"):
        return None
    head, figures = _behind_figures(reading, preposition)
    if head is None:
        head = governed(reading, preposition)
    family = "unlike" if word in ("opposed", "contrast") else "compared"
    made = _made(reading, head, token, family=family, governor=token.head)
    return replace(made, figures=figures) if made else None


_OWNERS = frozenset(["for", "by", "with", "of", "from", "at", "in", "using", "achieved", "obtained"])
"""What leads from a figure to whose it is: "80% for B"."""


def _behind_figures(reading: Reading, preposition: Token) -> tuple[Token | None, tuple[int, ...]]:
    """Whose the figures right behind a preposition are: "compared to 61% F1 and 58% ROC-AUC for B"."""
    figures: list[int] = []
    for token in reading.doc[preposition.i + 1 : preposition.i + 1 + _CLAUSE]:
        if token.i in reading.quantities:
            figures.append(token.i)
        elif not figures and token.pos_ not in ("DET", "ADV", "ADJ"):
            break
        elif figures and token.text.lower() in _OWNERS:
            head = governed(reading, token)
            if head is not None and head.i not in reading.quantities and _is_rival(reading, head):
                return head, tuple(figures)
        elif token.pos_ in ("VERB", "SCONJ") or token.text == ";":
            break
    return None, tuple(figures)


def _pair(reading: Reading, token: Token) -> Comparator | None:
    """93% versus 80% for B: the two figures are one quantity already."""
    quantity = reading.quantities.get(token.i)
    following = reading.doc[token.i + 1] if token.i + 1 < len(reading.doc) else None
    if quantity is None or following is None or not quantity.joined or following.text.lower() not in _OWNERS:
        return None
    head = governed(reading, following)
    if quantity.text.lower().startswith(("from", "up")) or head is None or not _is_rival(reading, head):
        return None
    return _made(reading, head, token, family="pair", governor=token)


def _unlike(reading: Reading, token: Token) -> Comparator | None:
    if token.text.lower() != "unlike":
        return None
    return _made(reading, governed(reading, token), token, family="unlike", outcome="better", governor=token.head)


def _equal(reading: Reading, token: Token) -> Comparator | None:
    """Comparable to, competitive with, on par with, superior to, behind."""
    outcome = cues.STANDING.get(token.text.lower())
    if outcome is None:
        return None
    preposition = token if token.text.lower() in ("behind", "below") else _preposition_near(reading, token)
    if preposition is None or (preposition.text.lower() == "of" and token.text.lower() not in ("ahead", "par")):
        return None
    if preposition is token and not _follows_figure(reading, token):
        return None
    family = "equal" if outcome == "equal" else "behind"
    return _made(reading, governed(reading, preposition), token, family=family, outcome=outcome, governor=token)


def _preposition_near(reading: Reading, token: Token) -> Token | None:
    """The preposition that completes an adjective, a noun in between left out: "comparable accuracy to"."""
    for near in reading.doc[token.i + 1 : token.i + 6]:
        if near.text.lower() in ("to", "with", "of", "against", "as"):
            return near
        if near.pos_ in ("VERB", "PUNCT", "AUX"):
            return None
    return None


def _follows_figure(reading: Reading, token: Token) -> bool:
    """Whether a figure says how far: "5 points behind B"."""
    return any(t.i in reading.quantities for t in reading.doc[max(0, token.i - 5) : token.i])


def _as_as(reading: Reading, token: Token) -> Comparator | None:
    """As good as B; the same accuracy as B."""
    doc = reading.doc
    if token.text.lower() not in ("as", "same"):
        return None
    window = doc[token.i + 1 : token.i + 6]
    second = next((t for t in window if t.text.lower() == "as"), None)
    if (
        second is None
        or second.i == token.i + 1
        or any(t.pos_ in ("VERB", "PUNCT") for t in doc[token.i + 1 : second.i])
    ):
        return None
    if token.text.lower() == "as" and doc[token.i + 1].text.lower() in ("well", "soon", "long", "much", "many", "far"):
        return None
    return _made(reading, governed(reading, second), token, family="equal", outcome="equal", governor=token)


def _short(reading: Reading, token: Token) -> Comparator | None:
    """Falls short of B; within 2 points of B; far from B."""
    doc = reading.doc
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if following is None or following.text.lower() != "of":
        return None
    if token.text.lower() == "short" and base(token.head.text) in ("fall", "be", "come"):
        return _made(
            reading, governed(reading, following), token, family="behind", outcome="worse", governor=token.head
        )
    quantity = reading.quantities.get(token.i)
    if quantity is not None and quantity.text.lower().startswith("within"):
        return _made(reading, governed(reading, following), token, family="within", outcome="worse", governor=token)
    return None


_NEEDS = frozenset(["require", "need", "use", "consume", "achieve", "obtain", "demand"])


def _required(reading: Reading, token: Token) -> Comparator | None:
    """25% of the memory required by B; 0.4% of those of B."""
    before = token.nbor(-1) if token.i else token
    needed = token.text.lower() == "by" and before.tag_ == "VBN" and base(before.text) in _NEEDS
    if not needed and not (token.text.lower() == "of" and before.text.lower() in ("those", "that")):
        return None
    figure = any(t.i in reading.quantities for t in reading.doc[max(0, token.i - _CLAUSE) : token.i])
    head = governed(reading, token)
    if not figure or head is None or not _is_rival(reading, head):
        return None
    return _made(reading, head, token, family="required", governor=before)


_AS_GOOD = frozenset(["-comparable", "-level", "-equivalent", "-competitive", "-quality"])


def _level(reading: Reading, token: Token) -> Comparator | None:
    """LoRA-comparable accuracy; GPT-4-level performance."""
    named = reading.names.get(token.i - 1)
    if token.text.lower() not in _AS_GOOD or named is None:
        return None
    target = Target(named.text, reading.doc[token.i - 1], named, "level")
    return Comparator(token, "equal", (target,), "equal", token.head)


_RULES: tuple[Callable[[Reading, Token], Comparator | None], ...] = (
    _verb,
    _level,
    _than,
    _compared,
    _pair,
    _equal,
    _as_as,
    _short,
    _unlike,
    _required,
    _over,
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
    if any(child.i in reading.quantities for child in head.lefts):
        return None
    targets = tuple(target for target in targets_of(reading, head) if target.head.i != anchor.i)
    return Comparator(anchor, family, targets, outcome, governor) if targets else None


def _is_own(head: Token) -> bool:
    """Whether the phrase is the speaker's: "its utility", "our method"."""
    return any(child.dep_ == "poss" and child.text.lower() in ("its", "our", "their") for child in head.lefts)
