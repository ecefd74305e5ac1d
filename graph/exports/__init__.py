"""Files that other programs read: the Export protocol, and how one is written.

A format is a module in this folder that calls its own `export`; `my_format.py` is `--format my-format`. The same graph
always gives the same bytes, and nothing is held in memory but the graph itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol, runtime_checkable

from citegraph.errors import OutputError
from citegraph.graph.model import Subgraph
from citegraph.graph.output import whole_file
from citegraph.plugins import Registry


@dataclass(frozen=True, slots=True)
class Flow:
    """How many papers went where, from the records of the sources to those that were chosen.

    These are the numbers of a PRISMA 2020 flow diagram (https://www.prisma-statement.org/prisma-2020-flow-diagram).
    """

    records: int
    """Papers as their sources give them."""
    duplicates: int
    """Records that tell of a paper another record tells of."""
    not_matching: int
    """Papers that the criteria of the selection leave out."""
    excluded: Mapping[str, int] = field(default_factory=dict)
    """Papers that people excluded when they screened them, by reason."""
    screening: bool = False
    """Whether people's decisions were asked for."""
    undecided: int = 0
    """Papers among those included that nobody has decided on, where there are decisions at all."""
    included: int = 0

    @property
    def screened(self) -> int:
        """Papers that matched the criteria."""
        return self.included + sum(self.excluded.values())


@dataclass(frozen=True, slots=True)
class Provenance:
    """How the graph was chosen, so that another person can choose it again."""

    command: str = ""
    """The command, with the options that chose it."""
    subject: str = ""
    """What it is about, in words: the names that it was chosen by."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """What the graph was made with, by part: program, extractor, lexicon, model, name table."""
    date: str = ""
    """The day on which it was chosen, as 2026-11-27."""
    flow: Flow | None = None
    """What was counted on the way."""

    @property
    def comment(self) -> str:
        """The command with the program's version, in one line, for a format that has a place for a comment.

        >>> Provenance("citegraph export --focus MoE", versions={"citegraph": "0.1.0"}).comment
        'citegraph export --focus MoE # citegraph 0.1.0'
        """
        version = self.versions.get("citegraph", "")
        return " ".join(f"{self.command}{f' # citegraph {version}' if version else ''}".split()) if self.command else ""


UNKNOWN = Provenance()
"""Nothing is known of how the graph was chosen."""


class Export(Protocol):
    """One file format."""

    description: str
    """What the format is and what reads it, in one line."""
    suffix: str
    """What its files are called: `.bib`."""

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write the graph to `out`; returns what the format could not hold, one sentence each.

        A format that has a place for a comment writes the provenance's command there, and never its date: the same
        graph, chosen by the same command, gives the same bytes on any day. Only a review tells the date.
        """
        ...


@runtime_checkable
class Styled(Protocol):
    """An export with references, which can be in any citation style."""

    def in_style(self, style: str, /) -> Export:
        """The same export in a style: a name (`apa`) or the path of a .csl file."""
        ...


EXPORTS: Registry[Export] = Registry("export", "citegraph.graph.exports")


def export_of(format_name: str, *, style: str = "") -> Export:
    """The export called so, in a citation style if one is given.

    Raises:
        UnknownNameError: if there is no such format.
        OutputError: if the format has no references to set in a style.
    """
    export = EXPORTS.get(format_name)
    if not style:
        return export
    if isinstance(export, Styled):
        return export.in_style(style)
    able = [name for name, one in EXPORTS.all() if isinstance(one, Styled)]
    raise OutputError("this format has no citation styles", where=format_name, valid=able, hint="citegraph export")


def write_export(
    graph: Subgraph, path: Path, *, format_name: str, provenance: Provenance = UNKNOWN, style: str = ""
) -> tuple[str, ...]:
    """Write the graph to `path`, whole or not at all; returns what the format could not hold, one sentence each.

    Raises:
        UnknownNameError: if there is no such format.
        OutputError: if the file cannot be written, or the format has no such citation style.
    """
    export = export_of(format_name, style=style)
    with whole_file(path) as out:
        return export.write(graph, out, provenance=provenance)
