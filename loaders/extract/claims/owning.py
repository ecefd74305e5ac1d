"""Whether the subject of a claim is the paper's own: readable features for a linear model."""

from collections.abc import Iterator

from spacy.tokens import Token

from citegraph.loaders.extract._linear import Features
from citegraph.loaders.extract.claims import cues, metrics
from citegraph.loaders.extract.claims.assembly import Draft
from citegraph.loaders.extract.claims.forms import base
from citegraph.loaders.extract.claims.judge import Setting

_MOST_WORDS = 8


def owner_features(draft: Draft, setting: Setting) -> Features:
    """Everything known about the subject of a draft."""
    subject = draft.subject
    features = {f"rules say {'own' if subject.own else 'other'}": 1.0}
    if subject.head is None:
        return features | {"unsaid": 1.0}
    if subject.named:
        verdict = setting.verdicts[subject.named.cluster]
        features |= {f"role {verdict.role}": 1.0, "chance introduced": verdict.chances.get("introduces", 0.0)}
    features |= dict.fromkeys(_form(draft, subject.head), 1.0)
    features |= dict.fromkeys(_words(subject.written), 1.0)
    features |= dict.fromkeys(_place(draft, setting), 1.0)
    return features


def _form(draft: Draft, head: Token) -> Iterator[str]:
    named = draft.subject.named
    yield f"head {'named' if named else base(head.text)}"
    yield f"tag {head.tag_}"
    yield f"dep {head.dep_}"
    if named:
        yield "head is name" if head.i in draft.reading.names else "name inside"
    article = next((child.text.lower() for child in head.lefts if child.dep_ in ("det", "poss")), "no article")
    yield article
    yield f"{article} {head.tag_}"
    if metrics.valence(head.text):
        yield "a metric"


def _words(written: str) -> Iterator[str]:
    words = written.lower().split()
    yield f"words {min(len(words), 4)}"
    for word in words[:_MOST_WORDS]:
        yield f"word {base(word)}"
        if word in cues.BACKGROUND:
            yield "others' work"


def _place(draft: Draft, setting: Setting) -> Iterator[str]:
    index = draft.reading.plan.index
    yield "before the proposal" if index < setting.proposal else "behind the proposal"
    yield f"place {min(4, 5 * index // max(1, setting.sentences))}"
    yield f"comparator {draft.comparator.family if draft.comparator else 'none'}"
    if setting.proposal >= setting.sentences:
        yield "the paper proposes nothing"
    own = any(verdict.role == "introduces" for verdict in setting.verdicts)
    yield "the paper names its own" if own else "the paper names nothing of its own"
