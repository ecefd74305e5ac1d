"""Chooses the few phrases that say what a paper is about, and names them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from citegraph.graph.model import ConceptKind, Topic
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.phrases import word_lists
from citegraph.graph.names.plural import singular
from citegraph.loaders.extract._document import evidence
from citegraph.loaders.extract._linear import Features, LinearModel, load_models
from citegraph.loaders.extract._resources import Resources
from citegraph.loaders.extract.concepts.features import View
from citegraph.loaders.extract.concepts.groups import Group, grouped, standings
from citegraph.loaders.extract.concepts.phrases import Phrase, Token, tokens_of
from citegraph.loaders.extract.concepts.rating import YES, Scale, rated

FILE = "concepts.json"
PHRASE, NEW, RIGHT = "phrase", "new", "right"
"""The models: is the paper about the phrase; is it one concept more beside the better ones; would annotators agree."""
LIKELY = 0.3
"""Chance from which a group is one concept more."""
MOST, LEAST = 7, 2
"""Concepts of a paper at most, and at least where there are so many phrases."""
MOST_FORMS = 6
"""Written forms of a concept at most."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A group that the facts show as one concept."""

    group: Group
    chance: float
    """Chance to be one concept more."""
    features: Features
    """What is known about the group."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Its written forms, those of the likeliest phrase first."""
        return tuple(dict.fromkeys(form for item in self.group for form in item.phrase.forms))[:MOST_FORMS]


def concepts_of(doc: Doc) -> tuple[Topic, ...]:
    """The concepts of a paper, the likeliest first."""
    models = load_models(FILE)
    view = View(doc, tokens_of(doc))
    groups = grouped(rated(view, Scale.of(models[PHRASE])))
    topics = [_topic(view, one, models) for one in chosen(groups, models[NEW])]
    return tuple({topic.name: topic for topic in reversed(topics)}.values())[::-1]


def chosen(groups: Sequence[Group], model: LinearModel) -> list[Chosen]:
    """The groups that are concepts."""
    rows = zip(groups, standings(groups), strict=True)
    found = [Chosen(group, model.chances(features)[YES], features) for group, features in rows]
    ranked = sorted(found, key=lambda one: (-one.chance, one.group[0].phrase.key))
    return [one for rank, one in enumerate(ranked[:MOST]) if rank < LEAST or one.chance >= LIKELY]


def _topic(view: View, one: Chosen, models: Mapping[str, LinearModel]) -> Topic:
    best = one.group[0]
    places = sorted(best.phrase.places, key=lambda place: place.start)
    name = canonical(best.phrase, view.tokens, view.doc)
    return Topic(
        name=name,
        surfaces=one.forms,
        kind=kind_of(best.phrase, name),
        confidence=round(models[RIGHT].chances(one.features)[YES], 3),
        mentions=tuple(evidence(view.doc, place.start, place.end) for place in places),
        why="; ".join(models[PHRASE].strongest(best.features, YES)),
    )


def canonical(phrase: Phrase, tokens: Sequence[Token], doc: Doc) -> str:
    """The concept's name: the lexicon's, else lower case, singular, its short forms spelled out."""
    if phrase.entry:
        return phrase.entry.name.lower()
    resources: Resources = doc._.resources
    defined = {pair.short: pair.long for pair in doc._.abbreviations}
    words = [token.text for token in tokens[phrase.shown.first : phrase.shown.last]]
    words[-1] = singular(words[-1])
    full = (defined.get(word) or _spelled_out(resources.lexicon, word) for word in words)
    return " ".join(full).lower()


@lru_cache(maxsize=10_000)
def _spelled_out(lexicon: Lexicon, word: str) -> str:
    """The concept that a short form stands for in the lexicon: LLM; other words stay."""
    entry = lexicon.find(word) if word[-2:-1].isupper() or word.isupper() else None
    return entry.name if entry and entry.is_concept else word


def kind_of(phrase: Phrase, name: str) -> ConceptKind:
    """Task where the lexicon says so, or where it ends like one: generation, detection."""
    if phrase.entry:
        return "task" if phrase.entry.kind == "task" else "topic"
    return "task" if name.rpartition(" ")[2] in word_lists()["task-head"] else "topic"
