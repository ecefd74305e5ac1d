"""What the commands that read a store have in common: parameters as `key=value`, and a word where it is stale."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from citegraph.errors import QueryError
from citegraph.graph.stores import Store, open_store

Function = TypeVar("Function", bound=Callable[..., Any])


def parameter_option(function: Function) -> Function:
    """Adds `-p key=value`, as often as wanted, passed on as `given`."""
    return click.option(
        "-p",
        "--parameter",
        "given",
        multiple=True,
        metavar="KEY=VALUE",
        help="A parameter's value; once for each parameter.",
    )(function)


def parameters_of(given: Iterable[str], *, hint: str) -> dict[str, str]:
    """The parameters by name.

    Raises:
        QueryError: if one is not of the form key=value, or is given twice.
    """
    found: dict[str, str] = {}
    for one in given:
        name, separator, value = one.partition("=")
        if not separator or not name:
            raise QueryError("a parameter is given as key=value", where=f"-p {one}", hint=hint)
        if name in found:
            raise QueryError(f"the parameter {name!r} is given twice", where=f"-p {one}", hint=hint)
        found[name] = value
    return found


@contextmanager
def reading(uri: str) -> Iterator[Store]:
    """The store at `uri`, open for reading; says on standard error where its graph lags behind what was loaded."""
    with open_store(uri, read_only=True) as store:
        if store.stale():
            click.echo(
                f"citegraph: {uri}: papers were loaded that the graph does not show yet\n"
                f"Try: citegraph load --store {uri}",
                err=True,
            )
        yield store
