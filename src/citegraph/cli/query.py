"""`citegraph query`: answers of the named queries, and what there is to ask."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from citegraph.cli import COMMANDS, store_option
from citegraph.cli._asking import parameter_option, parameters_of, reading
from citegraph.cli._rows import Format, format_option, print_rows, terminal
from citegraph.errors import QueryError
from citegraph.graph.stores import Rows
from citegraph.queries import Query, describe, names, run
from citegraph.queries.answer import is_computed


@click.command()
@click.argument("name", required=False, metavar="[NAME]")
@parameter_option
@format_option
@store_option
@click.option(
    "--describe", "described", is_flag=True, help="Print what the query asks for and answers, and its Cypher."
)
@click.option("--view", type=click.Path(), metavar="FILE.html", help="Write a page that shows the nodes in the answer.")
@click.option("--export", type=click.Path(), metavar="FILE", help="Write the nodes in the answer; the ending says how.")
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    name: str | None,
    given: tuple[str, ...],
    output_format: Format,
    store: str,
    described: bool,
    view: str | None,
    export: str | None,
) -> None:
    """Run the named query NAME; without a name, list the queries.

    Names of papers, methods, datasets and concepts are given as you would write them. NAME may also be the path of a
    file of your own (./mine.cypher) of the form that the page on queries describes.

        citegraph query what-beats -p method=FlashAttention-2
    """
    if name is None:
        if given or described:
            raise QueryError("which query?", valid=names(), hint="citegraph query")
        print_rows(_listed(), output_format)
    elif described:
        _print_description(describe(name))
    else:
        _answer(describe(name), given, output_format, store)
        part = {"query": (name,), "given": given, "store": store, "focus": (), "depth": 1, "min_confidence": 0.0}
        if view:
            context.invoke(COMMANDS.get("view"), output=Path(view), title=name, **part)
        if export:
            context.invoke(COMMANDS.get("export"), output=Path(export), format_name=None, **part)


def _answer(query: Query, given: tuple[str, ...], output_format: Format, uri: str) -> None:
    parameters = parameters_of(given, hint=f"citegraph query {query.name} --describe")
    with reading(uri) as store:
        answer = run(store, query, parameters)
    if output_format == "table":
        for parameter, node in answer.named.items():
            click.echo(f"{parameter}: {node.name} ({node.id})", err=True)
    hidden = [column.name for column in query.columns if column.holds_ids]
    print_rows(Rows(answer.columns, answer.rows), output_format, hidden=hidden)


def _listed() -> Rows:
    queries = [describe(name) for name in names()]
    return Rows(("query", "purpose"), tuple((query.name, query.purpose) for query in queries))


def _print_description(query: Query) -> None:
    console = terminal()
    console.print(Text(query.name, style="bold"))
    console.print(Text(f"{query.purpose} {query.note}".strip()))
    console.print(_grid("Parameters", _parameters(query)))
    console.print(_grid("Columns", _columns(query)))
    console.print(Text("\nExample", style="bold"), Text(f"  {query.command}"), sep="\n")
    console.print(
        Text("\nCypher" + (", from what Python computes the answer" if is_computed(query) else ""), style="bold")
    )
    console.print(_highlighted(query.cypher))
    for name, text in query.narrowed.items():
        console.print(Text(f"\nCypher where {name} is given", style="bold"))
        console.print(_highlighted(text))


def _highlighted(text: str) -> Syntax:
    return Syntax(text, "cypher", background_color="default", word_wrap=True)


def _parameters(query: Query) -> Iterator[tuple[str, str, str]]:
    for parameter in query.parameters:
        default = "" if parameter.default is None else f" Default: {parameter.default}."
        needed = " Required." if parameter.required else default
        yield parameter.name, parameter.signature.replace("|", ", "), parameter.description + needed


def _columns(query: Query) -> Iterator[tuple[str, str, str]]:
    for column in query.columns:
        yield column.name, column.type + ("?" if column.nullable else ""), column.description


def _grid(title: str, rows: Iterator[tuple[str, str, str]]) -> Table:
    grid = Table(
        title=f"\n{title}", title_justify="left", title_style="bold", box=None, show_header=False, padding=(0, 2)
    )
    for row in rows:
        grid.add_row(*map(Text, row))
    return grid
