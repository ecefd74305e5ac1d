"""Files that other programs read: the Export protocol, and how one is written.

A format is a module in this folder that calls its own `export`; `my_format.py` is `--format my-format`. The same graph
always gives the same bytes, and nothing is held in memory but the graph itself.
"""

from pathlib import Path
from typing import BinaryIO, Protocol

from citegraph.graph.model import Subgraph
from citegraph.graph.output import whole_file
from citegraph.plugins import Registry


class Export(Protocol):
    """One file format."""

    description: str
    """What the format is and what reads it, in one line."""
    suffix: str
    """What its files are called: `.bib`."""

    def write(self, graph: Subgraph, out: BinaryIO, /, *, note: str = "") -> tuple[str, ...]:
        """Write the graph to `out`; returns what the format could not hold, one sentence each.

        `note` says how the graph was chosen, so that another person can choose it again; a format that has a place
        for such a word writes it there.
        """
        ...


EXPORTS: Registry[Export] = Registry("export", "citegraph.graph.exports")


def write_export(graph: Subgraph, path: Path, *, format_name: str, note: str = "") -> tuple[str, ...]:
    """Write the graph to `path`, whole or not at all; returns what the format could not hold, one sentence each.

    Raises:
        UnknownNameError: if there is no such format.
        OutputError: if the file cannot be written.
    """
    export = EXPORTS.get(format_name)
    with whole_file(path) as out:
        return export.write(graph, out, note=note)
