"""The corrections that `citegraph show` names: what a user said of the thing that is shown."""

from citegraph.corrections_file import corrections_of
from citegraph.graph.corrections import Merge, Rename, Split
from citegraph.graph.stores import Store
from citegraph.queries import Named

_ENTITIES = ("Method", "Dataset", "Concept")


def corrections_about(store: Store, node: Named) -> list[str]:
    """Each correction of the entity in one line; none for other nodes."""
    if node.label not in _ENTITIES:
        return []
    return [_told(correction) for correction in corrections_of(store).about((node.id.partition(":")[2], *_names(node)))]


def _names(node: Named) -> tuple[str, ...]:
    return (node.name, *node.aliases)


def _told(correction: Merge | Split | Rename) -> str:
    match correction:
        case Merge():
            return f"merge {correction.name!r} into {correction.into!r}"
        case Split():
            return f"split {correction.name!r} in {', '.join(correction.papers)} to {correction.to!r}"
        case Rename():
            return f"rename {correction.name!r} to {correction.to!r}"
