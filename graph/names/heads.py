"""Nouns that say only what sort of thing a known name is: the MoE layer, the ImageNet dataset."""

from citegraph.graph.model import EntityLabel
from citegraph.graph.names.phrases import word_lists
from citegraph.graph.names.plural import singular

_METHOD_HEADS = frozenset(
    {
        "algorithm", "approach", "architecture", "backbone", "baseline", "block", "framework", "layer", "mechanism",
        "method", "model", "module", "network", "paradigm", "technique",
    }
)  # fmt: skip
_DATASET_HEADS = frozenset({"benchmark", "challenge", "collection", "corpus", "data", "dataset", "suite"})
_CONCEPT_HEADS = word_lists()["empty-head"] | {"benchmark", "dataset", "model"}
_HEADS: dict[EntityLabel, frozenset[str]] = {
    "Method": _METHOD_HEADS,
    "Dataset": _DATASET_HEADS,
    "Concept": _CONCEPT_HEADS,
}


def without_head(name: str, label: EntityLabel) -> str:
    """The name without a last noun that adds nothing to a thing with that label; empty where it has none.

    >>> without_head("MoE layers", "Method"), without_head("MoE router", "Method")
    ('MoE', '')
    """
    stem, _, head = name.rpartition(" ")
    return stem if singular(head.lower()) in _HEADS[label] else ""
