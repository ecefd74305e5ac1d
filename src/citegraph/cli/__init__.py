"""The command line: one module a command in this folder, each imported only when it is called.

A command's module holds a click command called `command`. Results go to standard output, everything else to standard
error. Exit status: 0 done, 1 done in part, 2 could not run. Errors become messages and exit statuses here and only
here.
"""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from citegraph import __version__
from citegraph.errors import CitegraphError, UnknownNameError
from citegraph.plugins import Registry
from citegraph.settings import Settings

COMMANDS: Registry[click.Command] = Registry("command", "citegraph.cli")
DONE_IN_PART = 1
COULD_NOT_RUN = 2

Function = TypeVar("Function", bound=Callable[..., Any])


class _Group(click.Group):
    """Finds commands in the folder, and turns citegraph's errors into messages."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return COMMANDS.names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        return COMMANDS.get(cmd_name) if cmd_name in COMMANDS.names() else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS.names():
            raise UnknownNameError("command", args[0], COMMANDS.names(), hint="citegraph --help")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        try:
            return super().invoke(ctx)
        except CitegraphError as error:
            click.echo(f"citegraph: {error}", err=True)
            ctx.exit(COULD_NOT_RUN)
        except BrokenPipeError:
            # The reader of our output (`head`, say) has what it wanted; Python would complain again at exit.
            sys.stdout = None
            ctx.exit(0)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="citegraph")
def cli() -> None:
    """Turn papers into a citation-style knowledge graph, ask it, look at it and export it."""


def store_option(function: Function) -> Function:
    """Adds `--store`, passed on as `store`: a path, or a URI for Neo4j."""
    return click.option(
        "--store",
        default=lambda: Settings.from_environment().store,
        metavar="STORE",
        help="Where the graph is: a path for the embedded database, or bolt://, neo4j://, neo4j+s:// for Neo4j. "
        "Default: CITEGRAPH_STORE, else ./citegraph.db.",
    )(function)
