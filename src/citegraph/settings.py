"""Settings that come from the environment; the command line's options override them."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from citegraph.errors import CitegraphError

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

    llm_model: str = ""
    """CITEGRAPH_LLM_MODEL: the language model that `--engine llm` asks."""
    llm_url: str = ""
    """CITEGRAPH_LLM_URL: address of its OpenAI-compatible API; empty for OpenAI's own."""
    llm_key: str = field(default="", repr=False)
    """CITEGRAPH_LLM_KEY, or OPENAI_API_KEY."""
    llm_price: tuple[float, float] | None = None
    """CITEGRAPH_LLM_PRICE: what a million tokens read and a million written cost, such as `0.15 0.60`."""

    @classmethod
    def from_environment(cls) -> "Settings":
        """The settings of this process.

        Raises:
            CitegraphError: if CITEGRAPH_LLM_PRICE is no two numbers.
        """
        return cls(
            store=os.environ.get("CITEGRAPH_STORE") or DEFAULT_STORE,
            model=os.environ.get("CITEGRAPH_MODEL", ""),
            lexicon=tuple(map(Path, filter(None, os.environ.get("CITEGRAPH_LEXICON", "").split(os.pathsep)))),
            llm_model=os.environ.get("CITEGRAPH_LLM_MODEL", ""),
            llm_url=os.environ.get("CITEGRAPH_LLM_URL", ""),
            llm_key=os.environ.get("CITEGRAPH_LLM_KEY") or os.environ.get("OPENAI_API_KEY", ""),
            llm_price=_price(os.environ.get("CITEGRAPH_LLM_PRICE", "")),
        )


def _price(text: str) -> tuple[float, float] | None:
    if not text:
        return None
    try:
        read, written = map(float, text.split())
    except ValueError as error:
        raise CitegraphError(f"{text!r} is no two numbers", where="CITEGRAPH_LLM_PRICE", valid=["0.15 0.60"]) from error
    return read, written
