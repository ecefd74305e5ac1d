"""The page of documentation of the catalogue: every query with its parameters, columns, an example and its result."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import get_args

from citegraph.errors import UnknownNameError
from citegraph.graph.stores import Cell, Store
from citegraph.queries.answer import Answer, describe, names, run
from citegraph.queries.header import Group, Parameter, Query

MADE = "<!-- Made by `python -m citegraph.queries.generate`; change the .cypher files instead. -->"
ROWS = 5
"""How many rows of an example's result the page shows."""
_MARKUP = re.compile(r"([\\|`*_<>\[\]$~])")
LONGEST = 80
"""Longest text in a cell of the page; the rest of it is cut off."""
_RESULT = re.compile(r"<!-- result of (?P<name>[a-z0-9-]+) -->\n(?P<text>.*?)\n<!-- end -->", re.DOTALL)
GROUPS: Mapping[str, str] = {
    "methods": "Methods",
    "comparisons": "Comparisons",
    "concepts": "Concepts and datasets",
    "papers": "Papers",
    "structure": "The shape of a field",
    "people": "Authors and venues",
    "upkeep": "Judging the graph itself",
}
_HEAD = """# Queries

Each query is a Cypher text in `queries/catalogue/`, the same for the embedded database and Neo4j. Names are given as
you would write them: any case, spelling, plural or alias, an id, and for a paper its title, the part before the colon,
DOI, arXiv id, or what it introduces.

    citegraph query                               # list them
    citegraph query NAME --describe               # parameters, columns and Cypher of one
    citegraph query NAME -p method=FlashAttention --format json

```python
from citegraph import Graph

with Graph.open("citegraph.db", read_only=True) as graph:
    for row in graph.ask.what_beats("FlashAttention-2"):
        print(row.method, row.best_factor, row.evidence)
    frame = graph.ask.most_used_baselines(concept="MoE").to_dataframe()
```

`graph.ask` has a typed method for each query; `citegraph.queries.functions` has them as functions that take a store.

A query of your own is a file of the same form: `citegraph query ./mine.cypher -p year=2026`. Where a parameter that may
be absent is given, its text may begin in another way: the lines from `// with NAME:` to `// then:` take the place of
those before, so that the database starts from what the parameter names. In CSV, text that a spreadsheet would take for
a formula has an apostrophe before it; JSON is exact.

The results below are the first rows on the listing in `examples/`, long texts cut off, and without the columns of ids.
"""


def page(results: Mapping[str, str]) -> str:
    """The page with these examples' results, by name of the query."""
    queries = [describe(name) for name in names()]
    parts = [MADE, _HEAD, *_contents(queries)]
    for group in get_args(Group):
        members = [query for query in queries if query.group == group]
        parts += [f"## {GROUPS[group]}\n", *(_section(query, results.get(query.name, "")) for query in members)]
    return "\n".join(parts).rstrip() + "\n"


def results_in(text: str) -> dict[str, str]:
    """The results that stand in a page."""
    return {match["name"]: match["text"] for match in _RESULT.finditer(text)}


def results_of(store: Store) -> dict[str, str]:
    """The results of every query's example on this store."""
    return {name: _result_of(store, describe(name)) for name in names()}


def _contents(queries: list[Query]) -> Iterator[str]:
    yield "| query | what it answers |\n|---|---|"
    for query in sorted(queries, key=lambda query: get_args(Group).index(query.group)):
        yield f"| [`{query.name}`](#{query.name}) | {_prose(query.purpose)} |"
    yield ""


def _section(query: Query, result: str) -> str:
    lines = [f"### {query.name}", "", query.purpose, "", *([query.note, ""] if query.note else [])]
    if query.parameters:
        lines += ["| parameter | type | default | |", "|---|---|---|---|"]
        lines += [_parameter_row(parameter) for parameter in query.parameters] + [""]
    lines += ["| column | type | |", "|---|---|---|"]
    lines += [
        f"| `{column.name}` | {column.type}{'?' if column.nullable else ''} | {_prose(column.description)} |"
        for column in query.columns
    ]
    lines += ["", f"    {query.command}", "", f"<!-- result of {query.name} -->", result, "<!-- end -->", ""]
    return "\n".join(lines)


def _parameter_row(parameter: Parameter) -> str:
    default = "required" if parameter.required else f"`{json.dumps(parameter.default)}`" if parameter.default else ""
    return f"| `{parameter.name}` | {_prose(parameter.signature)} | {default} | {_prose(parameter.description)} |"


def _result_of(store: Store, query: Query) -> str:
    try:
        return _result(run(store, query, query.example))
    except UnknownNameError as error:
        # The listing has no authors, venues or years.
        return f"Nothing in the listing: {error.message}."


def _result(answer: Answer) -> str:
    shown = [i for i, column in enumerate(answer.query.columns) if not column.holds_ids]
    if not answer.rows:
        return "No rows."
    lines = ["| " + " | ".join(answer.columns[i] for i in shown) + " |", "|" + "---|" * len(shown)]
    lines += ["| " + " | ".join(_shortened(row[i]) for i in shown) + " |" for row in answer.rows[:ROWS]]
    more = len(answer.rows) - ROWS
    return "\n".join(lines + ([f"\n{more} more rows."] if more > 0 else []))


def _shortened(cell: Cell) -> str:
    if isinstance(cell, float):
        # Fewer digits than a query gives: the last ones depend on the processor that a model ran on.
        cell = round(cell, 2)
    text = "; ".join(map(str, cell)) if isinstance(cell, list) else "" if cell is None else str(cell)
    return _cell(text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…")


def _cell(text: str) -> str:
    """The text as a cell of a Markdown table shows it, and not as markup."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _prose(text: str) -> str:
    """Our own text as a cell: `code` in it stays code."""
    return text.replace("|", "\\|")
