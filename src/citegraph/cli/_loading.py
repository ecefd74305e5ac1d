"""What the commands that read sources have in common: options, progress, problems on standard error, interruption."""

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn, Self, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from citegraph.cli import DONE_IN_PART
from citegraph.cli._rows import harmless
from citegraph.graph.model import Paper, SourceRecord
from citegraph.graph.names.lexicon import Lexicon
from citegraph.ingest import Input, Listener, Report
from citegraph.loaders import AUTO, LOADERS, Ignored, Reading, Rejected, open_readings
from citegraph.settings import Settings
from citegraph.wording import many

Function = TypeVar("Function", bound=Callable[..., Any])
SHOWN = 60
"""So many characters of a rejected record are shown beside the reason."""


def source_options(function: Function) -> Function:
    """Adds `--format`, `--jobs` and `--show-ignored`, passed on as `format_name`, `jobs` and `show_ignored`."""
    for option in (
        click.option(
            "--show-ignored",
            is_flag=True,
            help="Name every line and file that was passed over, and what it was taken for.",
        ),
        click.option(
            "--jobs", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Processes that extract."
        ),
        click.option(
            "--format",
            "format_name",
            default=AUTO,
            show_default=True,
            metavar="F",
            help=f"What the sources are: {', '.join(LOADERS.names())}; {AUTO} looks at each.",
        ),
    ):
        function = option(function)
    return function


def jobs_option(function: Function) -> Function:
    """Adds `--jobs`."""
    return click.option(
        "--jobs", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Processes that extract."
    )(function)


def lexicon_option(function: Function) -> Function:
    """Adds `--lexicon`, passed on as `lexicon`: the shipped names with those of the files over them."""
    return click.option(
        "--lexicon",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="FILE",
        callback=_lexicon,
        help="Names of your own, over the shipped ones: lines of kind, tab, name, tab, aliases divided by ' | '. May "
        "be given several times. Default: the files that CITEGRAPH_LEXICON names.",
    )(function)


def _lexicon(_context: click.Context, _parameter: click.Parameter, files: tuple[Path, ...]) -> Lexicon:
    return Lexicon.load(files or Settings.from_environment().lexicon)


def opened(sources: Sequence[str], format_name: str) -> list[Input]:
    """Every source with its loader; whatever is wrong with one of them is raised before any is read."""
    return [reading for source in sources for reading in open_readings(source, format_name=format_name)]


class Bar(Listener):
    """A progress bar on standard error, where it is a terminal, and problems as they come, wherever it is."""

    def __init__(self, *, total: int | None = None, show_ignored: bool = False) -> None:
        self.papers = 0
        """How many papers are dealt with."""
        self._show_ignored = show_ignored
        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(
            *columns, console=self._console, transient=True, disable=not self._console.is_terminal
        )
        self._task: TaskID = self._progress.add_task("reading", total=total)

    def rejected(self, problem: Rejected, /) -> None:
        """Name the problem with its file and line."""
        beginning = " ".join(problem.raw.split())
        raw = f": {beginning[:SHOWN]}{'…' if len(beginning) > SHOWN else ''}" if beginning else ""
        self._say(f"{problem.where}: {problem.reason}{raw}")

    def ignored(self, part: Ignored, /) -> None:
        """Name what was passed over, if that was asked for."""
        if self._show_ignored:
            self._say(f"{part.source}:{part.line}: passed over, {part.reason}: {part.raw[:SHOWN]}")

    def extracting(self) -> None:
        """Say so on the bar."""
        self._progress.update(self._task, description="extracting")

    def done(self, papers: int, /) -> None:
        """Advance the bar."""
        self.papers += papers
        self._progress.advance(self._task, papers)

    def deriving(self) -> None:
        """Say so on the bar, which does not know how long that takes."""
        self._progress.update(self._task, description="deriving the graph", total=None)

    def _say(self, text: str) -> None:
        self._console.print(harmless(text))

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()


def count_for_bar(readings: Sequence[Input]) -> int | None:
    """How many papers there are, where somebody looks at a bar and all sources can be read twice."""
    if not sys.stderr.isatty() or not all(reading.source.again for reading in readings if isinstance(reading, Reading)):
        return None
    items = (item for reading in readings if isinstance(reading, Reading) for item in reading.items())
    return sum(isinstance(item, Paper | SourceRecord) for item in items)


class Terminated(KeyboardInterrupt):
    """The process was asked to end (SIGTERM)."""


@contextmanager
def terminable() -> Iterator[None]:
    """Turns SIGTERM into an exception for as long as the block runs, so that work is put down in good order."""

    def end(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise Terminated

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def exit_interrupted(error: KeyboardInterrupt, message: str) -> NoReturn:
    """Say what was kept, and end with the status that shells expect of an interrupted command."""
    click.echo(f"citegraph: {message}", err=True)
    caught = signal.SIGTERM if isinstance(error, Terminated) else signal.SIGINT
    sys.exit(128 + caught)


def exit_by(report: Report) -> None:
    """End with status 1 where not all of the sources could be read as it stands, 2 where nothing of them could."""
    if not report.whole:
        sys.exit(DONE_IN_PART if report.papers else 2)


def summary(report: Report) -> str:
    """What came of the sources, in one line."""
    parts = [f"{many(report.papers, 'paper')}: {report.new} new, {report.known} known before"]
    if report.lost:
        parts.append(f"{many(report.lost, 'record')} not loaded")
    if report.in_part:
        parts.append(f"{many(report.in_part, 'record')} loaded in part")
    if report.ignored:
        parts.append(f"{report.ignored:,} passed over as no part of a paper (--show-ignored lists them)")
    return "; ".join(parts)
