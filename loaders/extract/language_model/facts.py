"""From a language model's answer to PaperFacts: only what stands in the paper's text, with offsets computed here."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from citegraph.graph.model import (
    Abbreviation,
    Comparison,
    Introduced,
    Mention,
    Paper,
    PaperFacts,
    Role,
    Topic,
    UsedDataset,
    UsedMethod,
    Variant,
)
from citegraph.graph.names import name_key
from citegraph.loaders.extract._document import Page, evidence, sentence_at
from citegraph.loaders.extract._text import Mended
from citegraph.loaders.extract.claims.quantities import Quantity, find_quantities
from citegraph.loaders.extract.components.abbreviations import find_abbreviations
from citegraph.loaders.extract.components.code import find_code
from citegraph.loaders.extract.components.sentences import mark_sentences
from citegraph.loaders.extract.language_model.answer import (
    Answer,
    Claim,
    Extension,
    NamedDataset,
    NamedMethod,
    OwnArtefact,
    Theme,
)

CONFIDENCE = 0.5
"""Of every such fact: nobody has measured how often they are right, and what a model says of itself is no measure."""
OURS = "ours"
Stated = TypeVar("Stated")
Made = TypeVar("Made")
Artefact = TypeVar("Artefact", OwnArtefact, NamedMethod, NamedDataset)


def facts_of(paper: Paper, answer: Answer, *, why: str) -> tuple[PaperFacts, int]:
    """The facts whose words stand in the paper, and how many were left out because theirs do not."""
    reader = _Reader(paper, why)
    return reader.read(answer), reader.left_out


@cache
def _tokenizer() -> Language:
    return spacy.blank("en")


class _Reader:
    """Reads one paper's answer, keeping count of what it leaves out."""

    def __init__(self, paper: Paper, why: str) -> None:
        self.left_out = 0
        self._paper = paper
        self._said = {"confidence": CONFIDENCE, "why": why}
        page = Page.of(paper)
        self._text = page.text
        self._doc: Doc = _tokenizer().make_doc(page.text)
        self._doc._.paper, self._doc._.page = paper, page
        for component in (mark_sentences, find_abbreviations, find_code):
            component(self._doc)

    def read(self, answer: Answer) -> PaperFacts:
        claims = self._kept(answer.claims, self._claim)
        baselines = {name_key(claim.baseline) for claim in claims if claim.baseline}
        return PaperFacts(
            introduces=self._named(answer.introduces, lambda one, **more: Introduced(kind=one.kind, **more)),
            methods=self._named(
                answer.methods,
                lambda one, **more: UsedMethod(kind=one.kind, role=_role(one, baselines), **more),
            ),
            datasets=self._named(answer.datasets, lambda one, **more: UsedDataset(kind=one.kind, **more)),
            concepts=self._kept(answer.concepts, self._topic),
            baselines=claims,
            variant_of=self._kept(answer.variants, self._variant),
            abbreviations=tuple(Abbreviation(short=a.short, long=a.long) for a in self._doc._.abbreviations),
            code=self._doc._.code,
        )

    def _kept(self, stated: Iterable[Stated], make: Callable[[Stated], Made | None]) -> tuple[Made, ...]:
        made = [make(one) for one in stated]
        self.left_out += made.count(None)
        return tuple(one for one in made if one is not None)

    def _named(self, stated: Iterable[Artefact], make: Callable[..., Made]) -> tuple[Made, ...]:
        """One fact for each name: what stands in the text of its forms, the first of them as the name."""
        seen: set[str] = set()

        def fact(one: Artefact) -> Made | None:
            forms = [form for form in dict.fromkeys([one.name, *one.aliases]) if any(self._places(form))]
            if not forms or seen & {name_key(form) for form in forms}:
                return None
            seen.update(map(name_key, forms))
            return make(one, name=forms[0], aliases=tuple(forms[1:]), mentions=self._mentions(forms), **self._said)

        return self._kept(stated, fact)

    def _topic(self, one: Theme) -> Topic | None:
        surfaces = [form for form in dict.fromkeys([*one.surfaces, one.name]) if any(self._places(form))]
        if not surfaces:
            return None
        mentions = self._mentions(surfaces)
        return Topic(name=one.name.lower(), surfaces=tuple(surfaces), kind=one.kind, mentions=mentions, **self._said)

    def _variant(self, one: Extension) -> Variant | None:
        if not (any(self._places(one.name)) and any(self._places(one.base))):
            return None
        return Variant(name=one.name, base=one.base, mentions=self._mentions([one.name])[:1], **self._said)

    def _claim(self, one: Claim) -> Comparison | None:
        place = next(self._places(one.evidence), None)
        if place is None:
            return None
        mention, sentence = evidence(self._doc, *place), self._sentence(place[0])
        quantity = _quantity(one.value, sentence)
        if (one.value and quantity is None) or (one.baseline and not any(self._places(one.baseline))):
            return None
        return Comparison(
            subject=one.subject if any(self._places(one.subject)) else OURS,
            baseline=one.baseline,
            named=one.named and one.baseline is not None,
            outcome=one.outcome,
            metric=one.metric if one.metric and any(self._places(one.metric)) else None,
            dataset="; ".join(name for name in one.datasets if any(self._places(name))) or None,
            evidence=mention.surface(self._paper),
            mentions=(mention,),
            **_figures(quantity),
            **self._said,
        )

    def _sentence(self, start: int) -> str:
        found = self._doc._.sentences[sentence_at(self._doc, start)]
        return self._text[found.start : found.end]

    def _mentions(self, forms: Iterable[str]) -> tuple[Mention, ...]:
        places = sorted({place for form in forms for place in self._places(form)})
        return tuple(evidence(self._doc, *place) for place in places)

    def _places(self, form: str) -> Iterator[tuple[int, int]]:
        """Where a form stands in the text as whole words; where it does not as it is written, in any case."""
        words = [re.escape(word) for word in Mended.of(form).text.split()]
        if not words:
            return
        pattern = r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"
        found = list(re.finditer(pattern, self._text)) or list(re.finditer(pattern, self._text, re.IGNORECASE))
        yield from (match.span() for match in found)


def _role(method: NamedMethod, baselines: set[str]) -> Role:
    if baselines & {name_key(form) for form in (method.name, *method.aliases)}:
        return "baseline"
    return "component" if method.component else "subject"


def _quantity(value: str | None, sentence: str) -> Quantity | None:
    """The quantity of the sentence that a value means: the one with its figures in it."""
    figures = re.findall(r"\d+(?:\.\d+)?", Mended.of(value or "").text)
    found = find_quantities(sentence)
    if figures:
        return next((one for one in found if all(figure in one.text for figure in figures)), None)
    return next((one for one in found if value and one.text.lower() in value.lower()), None)


def _figures(quantity: Quantity | None) -> dict[str, object]:
    if quantity is None:
        return {}
    return {
        "value": quantity.text,
        "number": quantity.number,
        "number_from": quantity.number_from,
        "unit": quantity.unit,
        "bound": quantity.bound,
    }
