"""Settings that come from the environment; the command line's options override them."""

import os
from dataclasses import dataclass
from pathlib import Path

DEFAULT_STORE = "./citegraph.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says."""

    store: str = DEFAULT_STORE
    """CITEGRAPH_STORE: a path for the embedded database, or a URI for Neo4j."""
    model: str = ""
    """CITEGRAPH_MODEL: the installed spaCy pipeline to use instead of the default."""
    lexicon: tuple[Path, ...] = ()
    """CITEGRAPH_LEXICON: files of names of one's own, divided as the paths in PATH are."""

    @classmethod
    def from_environment(cls) -> "Settings":
        """The settings of this process."""
        return cls(
            store=os.environ.get("CITEGRAPH_STORE") or DEFAULT_STORE,
            model=os.environ.get("CITEGRAPH_MODEL", ""),
            lexicon=tuple(map(Path, filter(None, os.environ.get("CITEGRAPH_LEXICON", "").split(os.pathsep)))),
        )
