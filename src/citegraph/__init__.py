"""Turns papers into a citation-style knowledge graph, with the sentence behind every edge.

>>> import citegraph
>>> citegraph.Graph.__name__
'Graph'
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citegraph.api import Graph, Selection

__version__ = "0.1.0"
__all__ = ["Graph", "Selection", "__version__"]


def __getattr__(name: str) -> object:
    # The database and the query catalogue take a while to import; `citegraph --help` needs neither.
    if name in __all__:
        from citegraph import api  # noqa: PLC0415 - the reason is above

        return getattr(api, name)
    raise AttributeError(f"module 'citegraph' has no attribute {name!r}")
