"""Whose result a claim states: the paper's own proposal, or something else that the text names."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from citegraph.loaders.extract.claims import cues, metrics
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.reading import Named, Reading

OURS = "ours"
_OWN_WORDS = frozenset("we us ours it they this which that who these both ourselves".split())
_OWN_MARK = re.compile(r"(?i)\b(?:our|ours|proposed|this|the resulting|the (?:new|presented|developed|former))\b")
_EVIDENCE = frozenset(
    "experiment result evaluation study analysis benchmark test comparison experimentation finding ablation simulation "
    "evidence trial assessment paper work investigation measurement survey improvement gain implementation approach "
    "method framework model system algorithm technique strategy architecture design pipeline solution scheme module "
    "prototype mechanism policy network this validation observation task dataset setting case".split()
)
"""Heads of phrases that stand for the proposal, or report on it, unless something says otherwise."""
_OTHERS = re.compile(
    r"(?i)\b(?:existing|previous|prior|current|traditional|conventional|recent|standard|many|most|several|classical|"
    r"state-of-the-art|sota|other|human|humans|baselines?|these|such|large language models|llms|today's|modern)\b"
)


@dataclass(frozen=True)
class Subject:
    """The side that a claim speaks for."""

    written: str
    """As written; empty where nothing stands there."""
    own: bool
    """Whether it is the paper's own."""
    head: Token | None
    named: Named | None = None
    """The name in it, where it has one."""
    names_own: bool = False
    """Whether that is a name which the paper introduces."""
    sure: bool = False
    """Whether the words themselves say that it is the paper's own: "we", "our model", its name."""

    @property
    def text(self) -> str:
        """A name of the paper's own as written, `ours` for a proposal without one, else the words that stand there."""
        if self.own or not self.written:
            return self.named.text if self.named and self.names_own else OURS
        head = self.head
        qualified = head is not None and head.tag_ in ("NNS", "NNPS") and base(head.text) in cues.GENERIC_HEADS
        return self.named.text if self.named and not qualified else self.written


def subject_of(reading: Reading, token: Token, own_clusters: frozenset[int]) -> Subject:
    """The subject of the clause that a cue belongs to, with the rules' guess whether it is the paper's own."""
    head = _owner(reading, token) or _grammatical_subject(token)
    if head is None:
        return Subject("", own=True, head=None, sure=True)
    whole = _whole(reading, head)
    if own := _own_inside(reading, head, own_clusters):
        return Subject(whole, own=True, head=head, named=own, names_own=True, sure=True)
    named = reading.names.get(head.i) or (
        _name_inside(reading, head) if base(head.text) in cues.GENERIC_HEADS else None
    )
    if head.text.lower() in _OWN_WORDS or _OWN_MARK.search(whole) or head.i in reading.quantities:
        return Subject(whole, own=True, head=head, named=named, sure=True)
    return Subject(whole, own=named is None and not _is_other(head, whole), head=head, named=named)


_OWNED = frozenset("performance superiority effectiveness efficiency advantage capability ability quality".split())


def _owner(reading: Reading, token: Token) -> Token | None:
    """Whose a praised quality is: X in "the superior performance of X over B", "X's superiority over B"."""
    noun = token.head if token.dep_ == "amod" else token
    if base(noun.text) not in _OWNED:
        return None
    of = (c for word in noun.rights if word.text.lower() == "of" for c in word.rights if c.dep_ == "pobj")
    owners = (*of, *(c for c in noun.lefts if c.dep_ == "poss"))
    return next((one for one in owners if one.i in reading.names), None)


def _whole(reading: Reading, head: Token) -> str:
    """A subject as written: the words before its head that belong to it; of an activity, all of it."""
    first = head.left_edge.i
    last = head.right_edge.i if head.dep_ == "csubj" else head.i
    while first < head.i and (
        reading.doc[first].pos_ in ("DET", "PUNCT", "CCONJ", "SCONJ", "ADP", "X")
        or not reading.doc[first].text[0].isalpha()
    ):
        first += 1
    return reading.written(reading.doc[first : last + 1])


def _is_other(head: Token, whole: str) -> bool:
    """Whether a phrase without a name speaks of others: existing work, a class of things, an activity."""
    word = base(head.text)
    if _OTHERS.search(whole):
        return word not in ("experiment", "result", "evaluation", "study", "analysis", "finding")
    definite = any(child.dep_ == "det" and child.text.lower() == "the" for child in head.lefts)
    plural = head.tag_ in ("NNS", "NNPS")
    measures = metrics.valence(head.text) != 0 or word in _EVIDENCE or word in cues.GAIN_UP | cues.GAIN_DOWN
    return head.dep_ == "csubj" or (plural and not definite and not measures)


def _name_inside(reading: Reading, head: Token) -> Named | None:
    """A name that qualifies the subject: "the FlashX model"."""
    return next((reading.names[t.i] for t in head.lefts if t.i in reading.names), None)


def _own_inside(reading: Reading, head: Token, own_clusters: frozenset[int]) -> Named | None:
    """The proposal's name anywhere in the phrase: "fine-tuning BERT with FlashX", "feedback from FlashX"."""
    inside = (reading.names.get(t.i) for t in head.subtree)
    return next((named for named in inside if named and named.cluster in own_clusters), None)


def _grammatical_subject(token: Token) -> Token | None:
    """The subject of the nearest verb above that has one; of a relative clause, what the clause describes."""
    seen: set[int] = set()
    node = token
    while node.i not in seen:
        seen.add(node.i)
        subject = next((c for c in node.lefts if c.dep_ in ("nsubj", "nsubjpass", "csubj")), None)
        if subject is not None and subject.i != token.i:
            relative = subject.text.lower() in ("which", "that", "who") and node.dep_ in ("relcl", "acl")
            return node.head if relative else subject
        if (
            node.dep_ == "acl"
            and node.head.pos_ in ("NOUN", "PROPN")
            and node.tag_ == "VBG"
            and node.i - node.head.i <= 3
        ):
            return node.head
        if node.head == node:
            return None
        node = node.head
    return None
