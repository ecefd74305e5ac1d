"""`citegraph cypher`: a Cypher text of the user's own."""

import json
import sys

import click

from citegraph.cli import store_option
from citegraph.cli._asking import parameter_option, parameters_of, reading
from citegraph.cli._rows import Format, format_option, print_rows
from citegraph.errors import QueryError
from citegraph.graph.stores import Rows, open_store


@click.command()
@click.argument("text")
@parameter_option
@format_option
@store_option
@click.option("--write", is_flag=True, help="Let the statement change the store.")
def command(text: str, given: tuple[str, ...], output_format: Format, store: str, write: bool) -> None:  # noqa: FBT001 - click passes options so
    """Run the Cypher statement TEXT, or the one on standard input where TEXT is a dash.

    It is read-only unless --write is given. A parameter's value is JSON where it is valid JSON, else text: -p year=2026
    is a number, -p 'year="2026"' a text.

        citegraph cypher 'MATCH (p:Paper) WHERE p.year >= $since RETURN count(p) AS papers' -p since=2024
    """
    parameters = {name: _value(value) for name, value in parameters_of(given, hint="citegraph cypher --help").items()}
    statement = sys.stdin.read() if text == "-" else text
    if not statement.strip():
        raise QueryError("the statement is empty", hint="citegraph cypher --help")
    print_rows(_run(statement, parameters, store, write=write), output_format)


def _run(statement: str, parameters: dict[str, object], uri: str, *, write: bool) -> Rows:
    if write:
        with open_store(uri) as store:
            return store.run(statement, parameters, write=True)
    with reading(uri) as store:
        return store.run(statement, parameters)


def _value(text: str) -> object:
    """The text as JSON where it is that; numbers that no database holds stay text."""
    try:
        return json.loads(text, parse_constant=str)
    except ValueError:
        return text
