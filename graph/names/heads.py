"""Words around a name that do not change what it names: the MoE *layer*, *standard* attention, *OpenAI* o3-mini."""

from citegraph.graph.model import EntityLabel
from citegraph.graph.names.british import american
from citegraph.graph.names.phrases import word_lists
from citegraph.graph.names.plural import singular

_METHOD_HEADS = frozenset(
    {
        "algorithm", "approach", "architecture", "backbone", "baseline", "block", "framework", "layer", "mechanism",
        "method", "model", "module", "paradigm", "technique",
    }
)  # fmt: skip
_DATASET_HEADS = frozenset(
    {"benchmark", "challenge", "collection", "corpus", "data", "dataset", "problem", "suite", "task"}
)
_CONCEPT_HEADS = word_lists()["empty-head"] | {"benchmark", "data", "dataset", "model", "system", "task", "technology"}
_HEADS: dict[EntityLabel, frozenset[str]] = {
    "Method": _METHOD_HEADS,
    "Dataset": _DATASET_HEADS,
    "Concept": _CONCEPT_HEADS,
}
_QUALIFIERS = frozenset(
    {
        "conventional", "current", "existing", "original", "popular", "recent", "standard", "the", "traditional",
        "typical", "vanilla",
    }
)  # fmt: skip
_ACTIVITIES = {
    "classifier": "classification", "detector": "detection", "imagery": "image", "planner": "planning",
    "recommender": "recommendation", "retriever": "retrieval", "simulator": "simulation",
}  # fmt: skip
_KNOWN_ACTIVITIES = _ACTIVITIES | {"learner": "learning", "modeling": "model"}
"""These say the same only where the field knows the other name: language learners are no "language learning"."""
_ALIKE = {"automated": "automatic"}
_OPENINGS = frozenset(
    {
        "advancing", "boosting", "enhancing", "exploring", "improving", "investigating", "leveraging", "rethinking",
        "revisiting", "towards", "unveiling",
    }
)  # fmt: skip
"""What titles do to their topic: "Enhancing Complex Reasoning" is about complex reasoning."""


def without_head(name: str, label: EntityLabel) -> str:
    """The name without a last noun that adds nothing to a thing with that label; empty where it has none.

    >>> without_head("MoE layers", "Method"), without_head("MoE router", "Method")
    ('MoE', '')
    """
    stem, _, head = name.rpartition(" ")
    return stem if singular(head.lower()) in _HEADS[label] else ""


def without_qualifier(name: str) -> str:
    """The name without adjectives in front that say only which of its kind is meant; in capitals they belong to it.

    >>> without_qualifier("the vanilla Transformer"), without_qualifier("The Pile")
    ('Transformer', 'The Pile')
    """
    first, _, rest = name.partition(" ")
    return without_qualifier(rest) if rest and first in _QUALIFIERS else name


def activity(name: str, *, known: bool = False) -> str:
    """What a name is about, where it says who or what does it: object detectors are about object detection.

    `known` is for names that are then looked up: more words say the same where the outcome is a name of the field.

    >>> [activity(name) for name in ("object detectors", "satellite imagery", "automated grading", "world modeling")]
    ['object detection', 'satellite image', 'automatic grading', 'world modeling']
    >>> activity("world modelling", known=True)
    'world model'
    """
    first, *rest = name.split() or [name]
    if not rest:
        return name
    last = american(singular(rest[-1].lower()))
    other = (_KNOWN_ACTIVITIES if known else _ACTIVITIES).get(last, rest[-1])
    return " ".join((_ALIKE.get(first.lower(), first), *rest[:-1], other))


def _without_opening(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if (" " in rest or "-" in rest) and first.lower() in _OPENINGS else name


def core(name: str, label: EntityLabel) -> str:
    """The name without qualifiers and a last noun that adds nothing, where enough is left to name a thing.

    >>> core("traditional plankton recognition models", "Concept"), core("vision models", "Concept")
    ('plankton recognition', 'vision models')
    >>> core("Enhancing Complex Reasoning", "Concept")
    'Complex Reasoning'
    >>> core("deepfake detectors", "Concept"), core("deepfake detectors", "Method")
    ('deepfake detection', 'deepfake detectors')
    """
    bare = without_qualifier(name)
    if label == "Concept":
        bare = activity(_without_opening(bare))
    stem = without_head(bare, label)
    return next((text for text in (stem, bare) if text and (" " in text or not text.islower())), name)
