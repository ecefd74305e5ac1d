"""`citegraph export`: the graph as a file for other programs."""

import sys
from pathlib import Path
from typing import Unpack

import click

from citegraph.cli import store_option
from citegraph.cli._asking import reading
from citegraph.cli._selecting import Choice, choice_options, exit_by, selection_of, tell
from citegraph.errors import UnknownNameError
from citegraph.graph.exports import EXPORTS, Export, export_of
from citegraph.graph.output import whole_file
from citegraph.selecting import Chosen, chosen


@click.command()
@choice_options
@click.option(
    "--format", "format_name", metavar="F", help="What to write; by default what the end of FILE's name says."
)
@click.option("--style", default="", metavar="STYLE", help="Citation style of references: apa, ieee, or a .csl file.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="The file, or - for standard output.",
)
@store_option
def command(*, format_name: str | None, style: str, output: Path | None, store: str, **choice: Unpack[Choice]) -> None:
    """Write the graph, or a part of it, to a file; without a format or file, list the formats.

    The options that choose a part have to hold all together; of an option given several times, one has to.

        citegraph export --focus FlashAttention --depth 2 --format bibtex -o flash.bib
    """
    if output is None and format_name is None:
        _list_formats()
        return
    name = format_name or _by_suffix(output or Path("-"))
    export = export_of(name, style=style)
    with reading(store) as opened:
        part = chosen(opened, selection_of(**choice))
    target = "-" if output is None else str(output)
    lost = _write(part, target, export)
    tell(part, "standard output" if target == "-" else target)
    for sentence in lost:
        click.echo(f"citegraph: {name}: {sentence}", err=True)
    exit_by(part)


def _write(part: Chosen, target: str, export: Export) -> tuple[str, ...]:
    if target == "-":
        lost = export.write(part.graph, sys.stdout.buffer, provenance=part.provenance)
        sys.stdout.buffer.flush()
        return lost
    with whole_file(Path(target)) as out:
        return export.write(part.graph, out, provenance=part.provenance)


def _by_suffix(output: Path) -> str:
    """The format whose files end like this one; of `.json` and `.csl.json`, the longer end decides.

    Raises:
        UnknownNameError: if there is none.
    """
    found = {export.suffix: name for name, export in EXPORTS.all() if str(output).endswith(export.suffix)}
    if found:
        return found[max(found, key=len)]
    raise UnknownNameError("format for", output.name, EXPORTS.names(), hint="citegraph export")


def _list_formats() -> None:
    for name, export in EXPORTS.all():
        click.echo(f"{name:<15} {export.description}")
