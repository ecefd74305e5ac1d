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

    text: str
    """As written; `ours` for the proposal where no name stands there."""
    own: bool
    """Whether it is the paper's own."""
    head: Token | None
    named: Named | None = None


def subject_of(reading: Reading, token: Token, own_clusters: frozenset[int]) -> Subject:
    """The subject of the clause that a cue belongs to."""
    head = _grammatical_subject(token)
    if head is None:
        return Subject(OURS, own=True, head=None)
    if named := reading.names.get(head.i):
        return Subject(named.text, own=named.cluster in own_clusters, head=head, named=named)
    if named := _name_inside(reading, head):
        if named.cluster in own_clusters:
            return Subject(named.text, own=True, head=head, named=named)
        if base(head.text) in cues.GENERIC_HEADS:
            return Subject(named.text, own=False, head=head, named=named)
    if head.text.lower() in _OWN_WORDS or head.pos_ == "PRON":
        return Subject(OURS, own=True, head=head)
    written = metrics.phrase(reading, head)
    whole = reading.written([t for t in head.lefts] + [head])
    if _is_other(head, whole):
        return Subject(written, own=False, head=head)
    return Subject(OURS, own=True, head=head)


def _is_other(head: Token, whole: str) -> bool:
    if _OWN_MARK.search(whole):
        return False
    if _OTHERS.search(whole):
        return base(head.text) not in ("experiment", "result", "evaluation", "study", "analysis")
    word = base(head.text)
    return word not in _EVIDENCE and not metrics.valence(head.text) and head.pos_ != "PROPN"


def _name_inside(reading: Reading, head: Token) -> Named | None:
    """A name that qualifies the subject: "the FlashX model"."""
    return next((reading.names[t.i] for t in head.lefts if t.i in reading.names), None)


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
