"""Comparison claims: whom the paper says it beats, matches or trails, on what, and by how much."""

import re
from collections import defaultdict
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.graph.model import Comparison, Unit
from citegraph.loaders.extract._document import evidence
from citegraph.loaders.extract._scene import Scene
from citegraph.loaders.extract.claims.assembly import Draft, drafts_of
from citegraph.loaders.extract.claims.decide import Claim, decide
from citegraph.loaders.extract.claims.judge import Setting
from citegraph.loaders.extract.claims.praise import NOTHING
from citegraph.loaders.extract.claims.quantities import Quantity
from citegraph.loaders.extract.claims.reading import Named, Plan, Reading, hyphens_joined
from citegraph.loaders.extract.claims.subjects import OURS

component = "citegraph_claims"

_PARSERS = ("tok2vec", "transformer", "tagger", "parser", "attribute_ruler")
_CUE = re.compile(
    r"(?i)\d\s?(?:%|x\b|×|times|-?fold|percent|point|dB)|\bthan\b|outperform|surpass|exceed|\bbeat|compar|superior"
    r"|improve|better|\bmatch|\bpar\b|competitive|versus|\bvs\b|relative to|state-of-the-art|\bsota\b|worse|inferior"
    r"|rival|similar to|equivalent|underperform|\blag|\btrail|short of|\bhal[fv]|twice|\bdoubl|unlike"
    r"|gains?\b|fewer|faster|reduc|speed-?up"
    r"|\bfrom \d|by \d|orders? of magnitude|-level\b|required by|needed by"
    r"|advantage|\bmargins?\b|\bjumps?\b|\bboosts?\b"
)
"""What a sentence must hold to be parsed: most sentences hold none of it, and the parser is the cost."""


@Language.factory(component, assigns=["doc._.baselines"], requires=["doc._.verdicts"])
def make_claims(nlp: Language, name: str) -> "Claims":
    """The component, with the model's parser for sentences as it wants them read."""
    return Claims(nlp, name)


class Claims:
    """Sets `doc._.baselines`, in the order of the text."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp = nlp
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """The doc with its claims."""
        drafts = [draft for reading in self.readings(doc) for draft in drafts_of(reading, doc._.verdicts)]
        claims = decide(drafts, setting_of(doc), doc._.resources)
        doc._.baselines = tuple(_comparison(doc, claim) for claim in claims)
        return doc

    def readings(self, doc: Doc) -> list[Reading]:
        """The sentences that may hold a claim, parsed."""
        plans = list(plans_of(doc))
        return [Reading(parsed, plan) for parsed, plan in zip(self._parsed(plans), plans, strict=True)]

    def _parsed(self, plans: list[Plan]) -> list[Doc]:
        docs = [hyphens_joined(self.nlp.make_doc(plan.words)) for plan in plans]
        for pipe in _PARSERS:
            if docs and pipe in self.nlp.component_names:
                docs = list(self.nlp.get_pipe(pipe).pipe(docs, batch_size=len(docs)))  # type: ignore[attr-defined]
        return docs


def plans_of(doc: Doc) -> Iterator[Plan]:
    """The sentences of the abstract that may hold a claim, with the names in them."""
    names: defaultdict[int, list[Named]] = defaultdict(list)
    for number, cluster in enumerate(doc._.clusters):
        for occurrence in cluster.occurrences:
            named = Named(occurrence.start, occurrence.end, doc.text[occurrence.start : occurrence.end], number)
            names[occurrence.sentence].append(named)
    for index, sentence in enumerate(doc._.sentences):
        text = doc.text[sentence.start : sentence.end]
        if sentence.field == "abstract" and _CUE.search(text):
            yield Plan.of(text, names[index], offset=sentence.start, index=index)


def setting_of(doc: Doc) -> Setting:
    """What the judge wants to know about the paper."""
    return Setting(len(doc._.sentences), Scene(doc).first_own, doc._.verdicts)


def _comparison(doc: Doc, claim: Claim) -> Comparison:
    draft = claim.draft
    quantity = draft.gain.quantity if draft.gain and draft.gain.quantity is not NOTHING else None
    mention = evidence(doc, *_span(draft))
    return Comparison(
        subject=_subject(doc, draft),
        baseline=draft.target.text if draft.target else None,
        named=claim.named,
        outcome=draft.outcome,
        metric=draft.metric,
        value=quantity.text if quantity else None,
        number=quantity.number if quantity else None,
        number_from=quantity.number_from if quantity else None,
        unit=_unit(draft, quantity) if quantity else None,
        bound=quantity.bound if quantity else None,
        dataset=_dataset(doc, draft),
        evidence=mention.surface(doc._.paper),
        mentions=(mention,),
        confidence=claim.confidence,
        why=f"{_why(draft)}; features: {claim.why}",
    )


def _span(draft: Draft) -> tuple[int, int]:
    """From the first to the last word that the claim rests on."""
    tokens = [draft.subject.head] if draft.subject.head is not None else []
    tokens += [draft.target.head] if draft.target else []
    tokens += [draft.comparator.anchor] if draft.comparator else []
    tokens += [draft.gain.token, draft.gain.cue] if draft.gain else []
    return draft.reading.span(tokens)


def _subject(doc: Doc, draft: Draft) -> str:
    """The proposal's name for "our method" and "it", where the paper introduces exactly one, or one in the title."""
    if draft.subject.text != OURS:
        return draft.subject.text
    own = [verdict.cluster for verdict in doc._.verdicts if verdict.role == "introduces"]
    in_title = [cluster for cluster in own if cluster.occurrences[0].sentence == 0]
    chosen = in_title if len(in_title) == 1 else own
    return chosen[0].name if len(chosen) == 1 else OURS


def _unit(draft: Draft, quantity: Quantity) -> Unit:
    """A score is absolute, whatever its sign; a bare figure that is a difference counts points of its metric."""
    if draft.gain and (draft.gain.family in ("score", "bare", "pair", "loose") or quantity.joined):
        return "absolute"
    return "points" if quantity.unit == "absolute" else quantity.unit


def _dataset(doc: Doc, draft: Draft) -> str | None:
    """The datasets that the sentence names."""
    named = dict.fromkeys(one.cluster for _, one in sorted(draft.reading.names.items()))
    found = [doc._.verdicts[n] for n in named if doc._.verdicts[n].role == "dataset"]
    return "; ".join(verdict.cluster.name for verdict in found) or None


def _why(draft: Draft) -> str:
    written = draft.reading.written
    parts = []
    if draft.comparator:
        parts.append(f'compared by "{written([draft.comparator.anchor])}" ({draft.comparator.family})')
    if draft.gain:
        parts.append(f'gain by "{written([draft.gain.cue])}" ({draft.gain.family})')
    return "rule: " + ", ".join(parts)
