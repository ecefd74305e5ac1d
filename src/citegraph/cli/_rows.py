"""Rows on standard output: a table that fits the terminal, JSON that is exact, or CSV that a spreadsheet may open."""

import csv
import io
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Literal, TypeAlias, TypeVar

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from citegraph.graph.stores import Cell, Rows
from citegraph.wording import many

Format: TypeAlias = Literal["table", "json", "csv"]
Function = TypeVar("Function", bound=Callable[..., Any])
MOST_DIGITS = 1e6
"""Numbers below this are printed without needless zeros."""
COLUMN_AT_LEAST = 16
"""A column of a table is as wide as this, or as its longest cell; where not all fit, rows are printed as records."""
_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d[\d.,]*\s?[a-zA-Z%]{0,3}$)")
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def format_option(function: Function) -> Function:
    """Adds `--format`, passed on as `output_format`."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["table", "json", "csv"]),
        default="table",
        show_default=True,
        help="A table for reading, JSON for programs, or CSV; text that a spreadsheet would take for a formula has an "
        "apostrophe before it in CSV.",
    )(function)


def print_rows(rows: Rows, output_format: Format, *, hidden: Collection[str] = ()) -> None:
    """Prints the rows; a table leaves out the `hidden` columns and those that hold nothing."""
    if output_format == "json":
        click.echo(
            json.dumps([dict(zip(rows.columns, row, strict=True)) for row in rows.rows], ensure_ascii=False, indent=2)
        )
    elif output_format == "csv":
        click.echo(_csv(rows), nl=False)
    else:
        _print_table(rows, hidden)


def as_text(cell: Cell) -> str:
    """The cell as text: lists joined by semicolons, what is absent as nothing, maps as JSON."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, list):
        return "; ".join(as_text(part) for part in cell)
    if isinstance(cell, dict):
        return json.dumps(cell, ensure_ascii=False)
    return f"{cell:g}" if isinstance(cell, float) and abs(cell) < MOST_DIGITS else str(cell)


def harmless(text: str) -> str:
    r"""The text without control characters, which a paper could use to write over the terminal.

    >>> harmless("red\x1b[31m")
    'red�[31m'
    """
    return "".join("�" if _writes_over(c) else c for c in text)


def _writes_over(character: str) -> bool:
    control = unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\t"
    return control or character in _REORDERING


def terminal() -> Console:
    """Standard output as rich prints to it, with highlighting of our own only."""
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def _csv(rows: Rows) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_safe(column) for column in rows.columns])
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows.rows)
    return out.getvalue()


def _csv_cell(cell: Cell) -> str | float | int:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return cell
    return _safe(as_text(cell))


def _safe(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it.

    A signed quantity such as +2.4% stays as it is: no spreadsheet takes it for more than a number.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _print_table(rows: Rows, hidden: Collection[str]) -> None:
    console = terminal()
    shown = [
        i
        for i, name in enumerate(rows.columns)
        if name not in hidden and any(row[i] not in _NOTHING for row in rows.rows)
    ]
    if not shown:
        shown = [i for i, name in enumerate(rows.columns) if name not in hidden]
    names = [rows.columns[i] for i in shown]
    cells = [[harmless(as_text(row[i])) for i in shown] for row in rows.rows]
    if cells and _needed(names, cells) > console.width:
        _print_records(console, names, cells)
    else:
        console.print(_table(names, cells, rows))
    click.echo(many(len(rows.rows), "row"), err=True)


_NOTHING: tuple[Cell, ...] = (None, "", [])


def _needed(names: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    columns = zip(names, *cells, strict=True)
    widths = (min(max(map(len, column)), max(COLUMN_AT_LEAST, len(column[0]))) for column in columns)
    return sum(width + 3 for width in widths) + 1


def _table(names: Sequence[str], cells: Iterable[Sequence[str]], rows: Rows) -> Table:
    table = Table(show_lines=any(len(cell) > COLUMN_AT_LEAST for row in cells for cell in row))
    for name in names:
        at = rows.columns.index(name)
        numbers = all(isinstance(row[at], int | float) or row[at] is None for row in rows.rows)
        table.add_column(name, justify="right" if numbers and rows.rows else "left", overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _print_records(console: Console, names: Sequence[str], cells: Iterable[Sequence[str]]) -> None:
    """Each row as lines of `name  value`, for more columns than fit side by side."""
    for number, row in enumerate(cells, start=1):
        console.rule(Text(str(number)), align="left")
        grid = Table.grid(padding=(0, 2))
        for name, cell in _filled(names, row):
            grid.add_row(Text(name, style="bold"), Text(cell))
        console.print(grid)


def _filled(names: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((name, cell) for name, cell in zip(names, row, strict=True) if cell)
