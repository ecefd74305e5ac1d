"""Writes the Python functions of the catalogue, one module a query, and its page of documentation.

    python -m citegraph.queries.generate                    functions/, questions.py and docs/queries.md
    python -m citegraph.queries.generate --listing FILE     the same, with the examples' results on these papers

Without a listing the page keeps the results that stand in it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from citegraph.graph.stores import open_store
from citegraph.queries._page import page, results_in, results_of
from citegraph.queries.answer import describe, names
from citegraph.queries.header import KINDS, Column, Parameter, Query

FOLDER = Path(__file__).resolve().parent / "functions"
QUESTIONS = FOLDER.parent / "questions.py"
PAGE = Path(__file__).resolve().parent.parent / "docs" / "queries.md"
MADE = "# Made by `python -m citegraph.queries.generate` from the catalogue; change the .cypher file instead."
FUNCTIONS = "citegraph.queries.functions"
LOADED = "1767312000"
"""When the papers of the page's examples were loaded, for a result that is the same every day: 2026-01-02."""
WIDTH = 120
MOST_ARGUMENTS = 8
"""More than this many are marked for the linter: a function has one for each parameter of its query."""
_TYPES = {
    "int": "int",
    "float": "float",
    "str": "str",
    "bool": "bool",
    "date": "str",
    "claim": "str",
    "list": "tuple[str, ...]",
    "ids": "tuple[str, ...]",
} | dict.fromkeys(KINDS, "str")


def modules() -> dict[str, str]:
    """File name and text of every module in functions/."""
    queries = [describe(name) for name in names()]
    made = {f"{query.function}.py": module(query) for query in queries}
    return made | {"__init__.py": _package(queries)}


def questions() -> str:
    """The text of the module with all functions as methods."""
    queries = [describe(name) for name in names()]
    lines = ['"""The catalogue as methods of one value: `graph.ask.what_beats("FlashAttention-2")`."""', "", MADE, ""]
    lines += ["from citegraph.graph.stores import Store", "from citegraph.queries import functions"]
    lines += ["from citegraph.queries.answer import Asked", "", "", "class Questions:"]
    lines += [
        '    """Asks one store; each method is the function of that name in `citegraph.queries.functions`."""',
        "",
    ]
    lines += ["    def __init__(self, store: Store) -> None:", "        self.store = store"]
    lines += ['        """The store that is asked."""', ""]
    lines += [f"    {query.function} = Asked(functions.{query.function})" for query in queries]
    return "\n".join([*lines, ""])


def module(query: Query) -> str:
    """The module with the row class and the function of one query."""
    lines = [
        f'"""{query.purpose}"""',
        "",
        MADE,
        "",
        *_imports(query),
        "",
        "",
        *_row_class(query),
        "",
        "",
        *_function(query),
        "",
    ]
    return "\n".join(lines)


def row_class(query: Query) -> str:
    """Name of the class of the query's rows."""
    return "".join(word.capitalize() for word in query.name.split("-")) + "Row"


def _imports(query: Query) -> Iterator[str]:
    if any(parameter.choices for parameter in query.parameters):
        yield "from typing import Literal"
        yield ""
    yield "from citegraph.graph.model import Value"
    yield "from citegraph.graph.stores import Store"
    yield "from citegraph.queries.answer import Table, rows_of"


def _row_class(query: Query) -> Iterator[str]:
    yield f"class {row_class(query)}(Value):"
    yield f'    """A row of `{query.name}`."""'
    yield ""
    for column in query.columns:
        yield f"    {column.name}: {_column_type(column)}"
        yield from _docstring([column.description], indent="    ").split("\n")


def _function(query: Query) -> Iterator[str]:
    yield from _signature(query)
    yield from _docstring(_described(query), indent="    ").split("\n")
    given = ", ".join(f'"{parameter.name}": {parameter.name}' for parameter in query.parameters)
    call = f'return rows_of(store, "{query.name}", {{{given}}}, row={row_class(query)})'
    yield from _fitted(call, f'return rows_of(store, "{query.name}", given, row={row_class(query)})', query)


def _fitted(call: str, short: str, query: Query) -> Iterator[str]:
    if len(call) + 4 <= WIDTH:
        yield f"    {call}"
        return
    one = "{" + ", ".join(f'"{p.name}": {p.name}' for p in query.parameters) + "}"
    if len(one) + len("    given = ") <= WIDTH:
        yield f"    given = {one}"
    else:
        yield "    given = {"
        yield from (f'        "{parameter.name}": {parameter.name},' for parameter in query.parameters)
        yield "    }"
    yield f"    {short}"


def _signature(query: Query) -> Iterator[str]:
    parameters = _parameters(query)
    head, tail = f"def {query.function}(", f") -> Table[{row_class(query)}]:"
    if len(query.parameters) + 1 > MOST_ARGUMENTS:
        head += "  # noqa: PLR0913 - one for each parameter of the query"
    line = head + ", ".join(parameters) + tail
    if len(line) <= WIDTH and "#" not in head:
        yield line
    elif len("    " + ", ".join(parameters)) <= WIDTH:
        yield from (head, "    " + ", ".join(parameters), tail)
    else:
        yield from (head, *(f"    {parameter}," for parameter in parameters), tail)


def _parameters(query: Query) -> list[str]:
    """The store and the first required parameter by position, the rest by name."""
    required = sorted(query.parameters, key=lambda parameter: not parameter.required)
    first = [_argument(p) for p in required[:1] if p.required]
    rest = [_argument(p) for p in required[len(first) :]]
    return ["store: Store", *first, *(["*", *rest] if rest else [])]


def _argument(parameter: Parameter) -> str:
    literal = f"Literal[{', '.join(map(_quoted, parameter.choices))}]" if parameter.choices else ""
    wanted = literal or _TYPES[parameter.type]
    if parameter.required:
        return f"{parameter.name}: {wanted}"
    if parameter.default is None:
        return f"{parameter.name}: {wanted} | None = None"
    default = _quoted(parameter.default) if isinstance(parameter.default, str) else repr(parameter.default)
    return f"{parameter.name}: {wanted} = {default}"


def _column_type(column: Column) -> str:
    return _TYPES[column.type] + (" | None" if column.nullable else "")


def _described(query: Query) -> list[str]:
    lines = [query.purpose, *(["", query.note] if query.note else [])]
    if query.parameters:
        lines += ["", "Args:", "    store: The store to ask."]
        lines += [f"    {parameter.name}: {parameter.description}" for parameter in query.parameters]
    lines += ["", "Raises:"]
    if any(parameter.type in KINDS for parameter in query.parameters):
        lines.append("    UnknownNameError: if a name stands for nothing.")
        lines.append("    AmbiguousNameError: if it stands for several things.")
    return [*lines, "    QueryError: if a parameter is not valid."]


def _docstring(lines: Sequence[str], *, indent: str) -> str:
    """The lines as a docstring, wrapped; what continues a line stands under its text."""
    if len(lines) == 1 and len(indent) + len(lines[0]) + 6 <= WIDTH:
        return f'{indent}"""{lines[0]}"""'
    wrapped: list[str] = []
    for line in lines:
        inner = line[: len(line) - len(line.lstrip())]
        room = WIDTH - len(indent) - (3 if not wrapped else 0)
        more = inner + ("    " if inner else "")
        wrapped += textwrap.wrap(line, room, subsequent_indent=more) or [""]
    body = "\n".join(f"{indent}{line}" if line else "" for line in wrapped)
    return f'{indent}"""{body[len(indent) :]}\n{indent}"""'


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _package(queries: Sequence[Query]) -> str:
    lines = ['"""The catalogue as Python functions: each takes a store and gives typed rows."""', "", MADE, ""]
    lines += [f"from {FUNCTIONS}.{query.function} import {row_class(query)}, {query.function}" for query in queries]
    exported = sorted([*(row_class(query) for query in queries), *(query.function for query in queries)])
    return "\n".join([*lines, "", "__all__ = [", *(f'    "{name}",' for name in exported), "]", ""])


def results_on(listing: Path) -> dict[str, str]:
    """The examples' results, as Markdown by name of the query, on a store that holds these papers alone."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "listing.db")
        load = [sys.executable, "-m", "citegraph", "load", str(listing), "--store", path]
        subprocess.run(load, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": LOADED})  # noqa: S603 - our own command
        with open_store(path, read_only=True) as store:
            return results_of(store)


def write(listing: Path | None) -> None:
    """Writes the modules, removes those of queries that are gone, and writes the page."""
    made = modules()
    FOLDER.mkdir(exist_ok=True)
    for old in sorted(FOLDER.glob("*.py")):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        FOLDER.joinpath(name).write_text(text, encoding="utf-8")
    QUESTIONS.write_text(questions(), encoding="utf-8")
    results = results_in(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    if listing:
        results = results_on(listing)
    PAGE.write_text(page(results), encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument(
        "--listing", type=Path, help="papers for the examples' results: examples/hf_daily_papers.txt"
    )
    write(arguments.parse_args().listing)
