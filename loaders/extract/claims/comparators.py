"""Where a sentence sets one thing against another: the words that do so, and the other sides they name.

Families: `verb` (outperforms B), `passive` (is surpassed by B), `over` (a gain over B), `than` (faster than B),
`compared` (compared with B, relative to B, versus B), `pair` (93% versus 80% for B), `equal` (on par with B),
`behind` (falls short of B, inferior to B), `within` (within 2 points of B), `unlike` (unlike B), `required` (half the
memory required by B), `part` (97% of B's accuracy), `times` (2x the
throughput of B), `among` (the best among B).
"""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from citegraph.graph.model import Outcome
from citegraph.loaders.extract.claims import cues
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.objects import direct_object, governed
from citegraph.loaders.extract.claims.proportions import among, level, part_of_theirs, required, times_theirs
from citegraph.loaders.extract.claims.reading import Reading
from citegraph.loaders.extract.claims.sides import CLAUSE, Comparator, is_rival, made

_BY_VERB: dict[str, Outcome] = {
    **dict.fromkeys(cues.BEAT, "better"),
    **dict.fromkeys(cues.MATCH, "equal"),
    **dict.fromkeys(cues.TRAIL, "worse"),
}
_SWAPPED: dict[Outcome, Outcome] = {"better": "worse", "worse": "better", "equal": "equal", "unclear": "unclear"}
_DENIED: dict[Outcome, Outcome] = {"better": "worse", "equal": "worse", "worse": "equal", "unclear": "unclear"}


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
        return made(reading, agent, token, family="passive", outcome=_SWAPPED[outcome], governor=token)
    outcome = _DENIED[outcome] if _is_denied(token) else outcome
    if outcome == "better" and _or_matches(token):
        outcome = "equal"
    return made(reading, direct_object(reading, token), token, family="verb", outcome=outcome, governor=token)


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


def _or_matches(token: Token) -> bool:
    """Whether only one of two is certain, and it is the lesser: "surpassing or matching"."""
    doc = token.doc
    around = [doc[at] for at in (token.i - 2, token.i + 2) if 0 <= at < len(doc)]
    joined = [other for other in around if doc[(token.i + other.i) // 2].text.lower() in ("or", "/")]
    return any(base(other.text) in cues.MATCH for other in joined)


def _is_denied(token: Token) -> bool:
    """Whether the verb is denied: does not match, fails to outperform, cannot beat."""
    above = token.head if token.dep_ == "xcomp" else token
    return any(c.dep_ == "neg" for c in token.lefts) or base(above.text) in ("fail", "struggle")


def _verb_with_preposition(reading: Reading, token: Token, word: str) -> Comparator | None:
    following = cues.BEAT_BY_PREPOSITION.get(word, frozenset({"behind"}))
    preposition = next((t for t in reading.doc[token.i + 1 : token.i + 3] if t.text.lower() in following), None)
    if preposition is not None and preposition.text.lower() in ("on", "upon") and preposition.i > token.i + 1:
        return None
    if preposition is not None:
        head = governed(reading, preposition)
        rival = head is not None and is_rival(reading, head)
        outcome = _BY_VERB[word]
        return made(reading, head, token, family="verb", outcome=outcome, governor=token) if rival else None
    if word in ("trail", "underperform"):
        return made(reading, direct_object(reading, token), token, family="verb", outcome="worse", governor=token)
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
    if head is None or governor is None or not is_rival(reading, head):
        return None
    if word in ("from", "on") and not _is_baseline_word(head):
        return None
    found = made(reading, head, token, family="over", governor=governor)
    denied = any(c.text.lower() == "no" for c in governor.lefts) or any(c.dep_ == "neg" for c in governor.head.lefts)
    return replace(found, outcome="equal") if found and denied else found


def _gain_before(reading: Reading, preposition: Token) -> Token | None:
    """The gain, figure or comparing verb that a preposition belongs to: the nearest before it in its clause."""
    for token in reversed(reading.doc[max(0, preposition.i - CLAUSE) : preposition.i]):
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


def _is_baseline_word(head: Token) -> bool:
    return base(head.text) in ("baseline", "sota", "model", "result")


def _than(reading: Reading, token: Token) -> Comparator | None:
    if token.text.lower() != "than" or reading.doc[max(0, token.i - 1)].text.lower() in ("other", "rather"):
        return None
    comparative = _comparative_before(reading, token)
    head = governed(reading, token)
    if comparative is None or head is None or head.pos_ == "NUM":
        return None
    return made(reading, head, token, family="than", governor=comparative)


def _comparative_before(reading: Reading, than: Token) -> Token | None:
    before = reversed(reading.doc[max(0, than.i - CLAUSE) : than.i])
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
    outcome: Outcome | None = "worse" if base(token.head.text) in cues.TRAIL else None
    found = made(reading, head, token, family=family, governor=token.head, outcome=outcome)
    return replace(found, figures=figures) if found else None


_OWNERS = frozenset(["for", "by", "with", "of", "from", "at", "in", "using", "achieved", "obtained"])
"""What leads from a figure to whose it is: "80% for B"."""


def _behind_figures(reading: Reading, preposition: Token) -> tuple[Token | None, tuple[int, ...]]:
    """Whose the figures right behind a preposition are: "compared to 61% F1 and 58% ROC-AUC for B"."""
    figures: list[int] = []
    for token in reading.doc[preposition.i + 1 : preposition.i + 1 + CLAUSE]:
        if token.i in reading.quantities:
            figures.append(token.i)
        elif not figures and token.pos_ not in ("DET", "ADV", "ADJ"):
            break
        elif figures and token.text.lower() in _OWNERS:
            head = governed(reading, token)
            if head is not None and head.i not in reading.quantities and is_rival(reading, head):
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
    if quantity.text.lower().startswith(("from", "up")) or head is None or not is_rival(reading, head):
        return None
    return made(reading, head, token, family="pair", governor=token)


def _unlike(reading: Reading, token: Token) -> Comparator | None:
    if token.text.lower() != "unlike":
        return None
    return made(reading, governed(reading, token), token, family="unlike", outcome="better", governor=token.head)


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
    return made(reading, governed(reading, preposition), token, family=family, outcome=outcome, governor=token)


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
    return made(reading, governed(reading, second), token, family="equal", outcome="equal", governor=token)


def _short(reading: Reading, token: Token) -> Comparator | None:
    """Falls short of B; within 2 points of B; far from B."""
    doc = reading.doc
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if following is None or following.text.lower() != "of":
        return None
    if token.text.lower() == "short" and base(token.head.text) in ("fall", "be", "come"):
        return made(reading, governed(reading, following), token, family="behind", outcome="worse", governor=token.head)
    quantity = reading.quantities.get(token.i)
    if quantity is not None and quantity.text.lower().startswith("within"):
        return made(reading, governed(reading, following), token, family="within", outcome="worse", governor=token)
    return None


_RULES: tuple[Callable[[Reading, Token], Comparator | None], ...] = (
    _verb,
    level,
    _than,
    _compared,
    _pair,
    _equal,
    _as_as,
    _short,
    _unlike,
    required,
    part_of_theirs,
    times_theirs,
    among,
    _over,
)
