"""The named things of one paper, read from its facts alone: what it says, under which forms, and what it defines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from citegraph.graph.model import EntityLabel, Fact, Introduced, PaperFacts, Topic, UsedDataset, UsedMethod
from citegraph.graph.names import name_key
from citegraph.graph.names.heads import core
from citegraph.graph.names.lexicon import KINDS, Lexicon
from citegraph.graph.names.marks import can_be_one
from citegraph.graph.names.phrases import is_cased
from citegraph.graph.names.short_forms import are_initials, can_abbreviate, expansion, looks_short
from citegraph.graph.resolve.works import Work

Relation: TypeAlias = Literal["introduces", "method", "dataset", "concept", "mention", "named"]
"""What a paper has to do with a thing: `mention` where its text has the name and says no more, `named` where a claim or
a variant names it and no fact does."""

Named: TypeAlias = Introduced | UsedMethod | UsedDataset | Topic

LABELS: tuple[EntityLabel, ...] = ("Method", "Dataset", "Concept")
"""In the order in which a tie between them is settled."""
_DATA_KINDS = ("dataset", "benchmark", "metric")


@dataclass(frozen=True, slots=True)
class Term:
    """One named thing of one paper."""

    relation: Relation
    forms: tuple[str, ...]
    """Its name, then the other forms that the paper uses for the same thing; none differs in version or size."""
    written: tuple[str, ...]
    """The words that stand in the text, each once, in their order."""
    label: EntityLabel
    kind: str
    facts: tuple[Fact, ...] = ()
    """What says so; empty where only a claim or a variant names it."""

    @property
    def name(self) -> str:
        """The form it goes by in the facts."""
        return self.forms[0]


@dataclass(frozen=True, slots=True, eq=False)
class PaperTerms:
    """The named things of one paper, each once, and the short forms that it defines."""

    work: Work
    terms: tuple[Term, ...]
    keys: frozenset[str]
    """The key of every form."""
    defines: dict[str, str]
    """Long form as written, by the key of the short form that the paper equates with it."""
    long_of: dict[str, str]
    """The same, with short forms of the paper's topics, and names that are the initials of another of its names."""
    short_of: dict[str, str]
    """Short form as written, by the key of the long form."""

    @property
    def id(self) -> str:
        """The paper's id."""
        return self.work.id

    @property
    def introduced(self) -> frozenset[str]:
        """The keys of the names that the paper introduces."""
        return frozenset(name_key(term.name) for term in self.terms if term.relation == "introduces")

    @property
    def bare(self) -> dict[str, str]:
        """Those of them that it does not spell out, by their keys, each as the facts name it first."""
        return {key: self._written_as(key) for key in sorted(self.introduced - self.long_of.keys())}

    def _written_as(self, key: str) -> str:
        return next(form for term in self.terms for form in term.forms if name_key(form) == key)


def terms_of(work: Work, lexicon: Lexicon) -> PaperTerms:
    """The terms of one paper."""
    facts = work.facts
    named = {name_key(fact.name) for fact in _stated(facts, lexicon) if not isinstance(fact, Topic)}
    elsewhere = {name_key(pair.short): expansion(pair.long) for pair in facts.abbreviations}
    stated = [_term(work, fact, named, lexicon, elsewhere) for fact in _stated(facts, lexicon)]
    known = {name_key(form) for term in stated for form in term.forms}
    terms = (*stated, *_only_mentioned(facts, work, known), *_only_named(facts, known))
    topics = [pair for term in terms if term.relation == "concept" for pair in _pairs_among(term.forms)]
    pairs = list(_pairs(facts, terms))
    local = [*_initials(terms), *topics, *pairs]
    return PaperTerms(
        work=work,
        terms=terms,
        keys=frozenset(name_key(form) for term in terms for form in term.forms),
        defines={name_key(short): long for short, long in pairs},
        long_of={name_key(short): long for short, long in local},
        short_of={name_key(long): short for short, long in local},
    )


def _stated(facts: PaperFacts, lexicon: Lexicon) -> list[Named]:
    artefacts: list[Named] = [*facts.introduces, *facts.methods, *facts.datasets]
    topics = (topic for topic in facts.concepts if not _merely_spelled_alike(topic, lexicon))
    return [fact for fact in (*artefacts, *topics) if name_key(fact.name)]


def _merely_spelled_alike(topic: Topic, lexicon: Lexicon) -> bool:
    """Whether a topic has the letters of a name that is always written with capitals: shape is not Shap-E."""
    entry = lexicon.find(topic.name)
    if not entry or " " in topic.name or any(map(_has_inner_capital, topic.surfaces)):
        return False
    key = name_key(topic.name)
    return all(_has_inner_capital(name) for name in entry.names if name_key(name) == key)


def _has_inner_capital(name: str) -> bool:
    return any(map(str.isupper, name[1:]))


def _term(work: Work, fact: Named, named: set[str], lexicon: Lexicon, defined: Mapping[str, str]) -> Term:
    relation, label = _relation_and_label(fact)
    written = _written(fact, work)
    aliases = _surfaces(fact, work.facts, lexicon) if isinstance(fact, Topic) else _aliases(fact, named)
    name = _spelled_as_name(fact) if isinstance(fact, Topic) else fact.name
    forms = (name, *_not_defined_otherwise(name, aliases, defined))
    keys = set(map(name_key, forms))
    forms += tuple(form for form in written if name_key(form) in keys)
    return Term(relation, tuple(dict.fromkeys(forms)), written, label, fact.kind, (fact,))


def _spelled_as_name(topic: Topic) -> str:
    """The topic as the text writes it where it begins with what is spelled like a name: the LD-DETR model."""
    key = name_key(topic.name)
    alike = (form for form in topic.surfaces if name_key(form) == key and is_cased(form.split(maxsplit=1)[0]))
    return next(alike, topic.name)


def _not_defined_otherwise(name: str, aliases: Sequence[str], defined: Mapping[str, str]) -> list[str]:
    """The aliases but those that the paper defines to mean something else: PPO is no "policy optimization"."""
    gists = set(map(expansion, (name, *aliases)))
    return [alias for alias in aliases if defined.get(name_key(alias)) in (None, *gists)]


def _aliases(fact: Introduced | UsedMethod | UsedDataset, named: set[str]) -> list[str]:
    """The fact's other forms, without those that the paper gives to another thing or that mark another version."""
    return [
        alias
        for alias in fact.aliases
        if (key := name_key(alias)) and key not in named and can_be_one(alias, fact.name)
    ]


def _surfaces(topic: Topic, facts: PaperFacts, lexicon: Lexicon) -> list[str]:
    """The words that name the topic, and do not merely express it: its own, those it is shortened to, known aliases.

    What the paper introduces under another name shortens no topic: SciDisco is no "scientific discovery".
    """
    own, entry = name_key(topic.name), lexicon.find(topic.name)
    new = [set(map(name_key, (fact.name, *fact.aliases))) for fact in facts.introduces]
    others = {key for keys in new if own not in keys for key in keys}
    return [
        form
        for form in topic.surfaces
        if (key := name_key(form)) == own
        or (can_abbreviate(form, topic.name) and key not in others)
        or (entry and lexicon.find(form) is entry)
    ]


def _relation_and_label(fact: Fact) -> tuple[Relation, EntityLabel]:
    match fact:
        case Introduced():
            return "introduces", "Dataset" if fact.kind in _DATA_KINDS else "Method"
        case UsedDataset():
            return "dataset", "Dataset"
        case Topic():
            return "concept", "Concept"
        case _:
            return "method", "Method"


def _only_mentioned(facts: PaperFacts, work: Work, known: set[str]) -> Iterator[Term]:
    """Terms for the names that the text has and no other fact."""
    for fact in facts.mentioned:
        key = name_key(fact.name)
        if key and key not in known:
            known.add(key)
            written = _written(fact, work)
            yield Term("mention", (fact.name, *written), written, KINDS[fact.kind], fact.kind, (fact,))


def _written(fact: Fact, work: Work) -> tuple[str, ...]:
    """The words of the fact that stand in the text, each once."""
    return tuple(dict.fromkeys(mention.surface(work.paper) for mention in fact.mentions))


def _only_named(facts: PaperFacts, known: set[str]) -> Iterator[Term]:
    """Terms for the names that stand only in claims and variants."""
    for name, label in _other_names(facts):
        key = name_key(name)
        if key and key not in known:
            known.add(key)
            yield Term("named", (name,), (name,), label, label.lower())


def _other_names(facts: PaperFacts) -> Iterator[tuple[str, EntityLabel]]:
    for claim in facts.baselines:
        if claim.named and claim.baseline:
            yield claim.baseline, "Method"
    for variant in facts.variant_of:
        yield variant.name, "Method"
        yield variant.base, "Method"
    for claim in facts.baselines:
        for name in dataset_names(claim.dataset):
            yield name, "Dataset"


def dataset_names(text: str | None) -> list[str]:
    """The datasets that a claim names, which are divided by semicolons."""
    return [name.strip() for name in (text or "").split(";") if name.strip()]


def _pairs(facts: PaperFacts, terms: Iterable[Term]) -> Iterator[tuple[str, str]]:
    """Short and long forms that the paper itself equates; what it defines in so many words comes last and wins."""
    defined = {name_key(pair.short): pair.long for pair in facts.abbreviations}
    for term in terms:
        if term.relation == "concept":
            yield from _pairs_within(term.forms, defined)
        elif term.relation != "mention":
            yield from _pairs_among(term.forms)
    for pair in facts.abbreviations:
        if name_key(pair.short) != name_key(pair.long) and name_key(pair.long) and can_be_one(pair.short, pair.long):
            yield pair.short, pair.long


def _initials(terms: Sequence[Term]) -> Iterator[tuple[str, str]]:
    """Names of the paper of which one is made of the initials of the other, although nothing equates them."""
    names = [term.name for term in terms if term.relation != "mention"]
    shorts = [name for name in names if looks_short(name)]
    longs = [name for name in names if " " in name or "-" in name]
    for short in shorts:
        found = [long for long in longs if are_initials(short, long)]
        if len(set(map(name_key, found))) == 1:
            yield short, found[0]


def _pairs_within(topic: Sequence[str], defined: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A topic's forms with a short form where its name has what the paper defines it to be.

    So "EEG signals" are "electroencephalogram signals"; nouns that add nothing are left out of both.
    """
    name = core(topic[0], "Concept")
    for form in (core(form, "Concept") for form in topic[1:]):
        words = [defined.get(name_key(word), word) for word in form.split()]
        if len(words) > 1 and words != form.split() and name_key(" ".join(words)) == name_key(name):
            yield form, name


def _pairs_among(forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    forms = list(forms)
    for short in forms:
        if looks_short(short) and (longs := [long for long in forms if can_abbreviate(short, long)]):
            yield short, min(longs, key=lambda long: (name_key(long), long))
