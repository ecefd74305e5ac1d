"""What `view` and `export` have in common: the options that choose a part of the graph."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypedDict, TypeVar, Unpack, get_args

import click

from citegraph.cli import DONE_IN_PART
from citegraph.cli._asking import parameter_option, parameters_of
from citegraph.cli._rows import harmless
from citegraph.graph.model import Label
from citegraph.selecting import Chosen, Selection

Function = TypeVar("Function", bound=Callable[..., Any])


class Years(click.ParamType[tuple[int, int]]):
    """`2020..2025`, `2024`, `..2020` or `2021..`."""

    name = "years"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:  # noqa: ANN401 - click's signature
        """The first and the last year."""
        first, dots, last = str(value).partition("..")
        try:
            return int(first or 0), int((last or 9999) if dots else first)
        except ValueError:
            self.fail(f"{value!r} is no year or range of years; give 2024, 2020..2025, ..2020 or 2021..", param, ctx)


class Choice(TypedDict):
    """The options as they were given."""

    focus: tuple[str, ...]
    depth: int
    query: tuple[str, ...]
    cypher: tuple[str, ...]
    given: tuple[str, ...]
    papers: tuple[Path, ...]
    concept: tuple[str, ...]
    method: tuple[str, ...]
    venue: tuple[str, ...]
    year: tuple[int, int] | None
    screening: tuple[Path, ...]
    label: tuple[Label, ...]
    min_confidence: float
    min_support: int


def _many(name: str, metavar: str, help_text: str) -> Callable[[Function], Function]:
    kind = click.Path(path_type=Path) if metavar == "FILE" else str
    return click.option(f"--{name}", multiple=True, metavar=metavar, type=kind, help=help_text)


OPTIONS = (
    _many("focus", "NAME", "Only what is near this paper, method, dataset or concept, by name or id."),
    click.option(
        "--depth", type=click.IntRange(0, 10), default=1, show_default=True, help="How many edges away from --focus."
    ),
    _many("query", "NAME", "Only the nodes in the answer of this query, its parameters given by -p."),
    _many("cypher", "TEXT", "Only the nodes in the answer of this read-only statement: nodes, paths, or their ids."),
    parameter_option,
    _many("papers", "FILE", "Only the papers that this file lists: a title, id or DOI a line, or BibTeX, RIS, CSL."),
    _many("concept", "NAME", "Only papers about this concept."),
    _many("method", "NAME", "Only papers that introduce, use, compare with or are about this method."),
    _many("venue", "NAME", "Only papers published there."),
    click.option("--year", type=Years(), metavar="FROM..TO", help="Only papers of these years: 2020..2025, or 2024."),
    _many("screening", "FILE", "Only papers that this export of ASReview or Rayyan (CSV or RIS) does not exclude."),
    click.option(
        "--label",
        multiple=True,
        type=click.Choice(get_args(Label), case_sensitive=False),
        help="Only nodes of this kind.",
    ),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="P",
        help="Only facts at least so sure, from 0 to 1.",
    ),
    click.option(
        "--min-support",
        type=click.IntRange(1),
        default=1,
        metavar="N",
        help="Only methods, datasets and concepts that so many of the papers chosen name.",
    ),
)
"""Each but the numbers may be given several times; a part of the graph has to meet one of each kind."""


def choice_options(function: Function) -> Function:
    """Adds the options that choose a part of the graph, passed on one by one."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function


def selection_of(**choice: Unpack[Choice]) -> Selection:
    """The selection that the options ask for.

    Raises:
        QueryError: if a parameter is not of the form key=value, or is given twice.
    """
    return Selection(
        focus=choice["focus"],
        depth=choice["depth"],
        queries=choice["query"],
        cypher=choice["cypher"],
        parameters=parameters_of(choice["given"], hint="citegraph query"),
        papers=choice["papers"],
        concepts=choice["concept"],
        methods=choice["method"],
        venues=choice["venue"],
        years=choice["year"],
        screening=choice["screening"],
        labels=choice["label"],
        min_confidence=choice["min_confidence"],
        min_support=choice["min_support"],
    )


def tell(part: Chosen, written: str) -> None:
    """Say on standard error what was chosen and written, and which listed papers are not there."""
    click.echo(f"{written}: {part.counts}", err=True)
    flow = part.provenance.flow
    if flow and flow.excluded:
        reasons = ", ".join(f"{reason} {papers:,}" for reason, papers in flow.excluded.items())
        click.echo(f"papers excluded when screened: {sum(flow.excluded.values()):,} ({reasons})", err=True)
    for line in part.missing:
        click.echo(harmless(line), err=True)


def exit_by(part: Chosen) -> None:
    """End with status 1 where listed papers are not there."""
    if part.missing:
        sys.exit(DONE_IN_PART)
