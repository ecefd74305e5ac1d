"""What `view` and `export` have in common: the options that choose a part of the graph, and the part they choose."""

import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict, TypeVar, Unpack, get_args

import click

from citegraph import __version__
from citegraph.cli._asking import parameter_option, parameters_of
from citegraph.errors import QueryError, UnknownNameError
from citegraph.graph.model import Label, Subgraph
from citegraph.graph.selection import select
from citegraph.graph.stores import Store
from citegraph.queries import describe, look_up, run

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
    given: tuple[str, ...]
    label: tuple[Label, ...]
    year: tuple[int, int] | None
    min_confidence: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """The part of the graph that the options choose."""

    graph: Subgraph
    focus: tuple[str, ...]
    """Ids of the nodes that `--focus` names."""
    title: str
    """What it is, in words."""
    note: str
    """How to choose it again: the program, its version and the options."""

    @property
    def counts(self) -> str:
        """How much it is, in words."""
        papers = sum(node.label == "Paper" for node in self.graph.nodes)
        return f"{papers} papers, {len(self.graph.nodes) - papers} other nodes, {len(self.graph.edges)} edges"


def choice_options(function: Function) -> Function:
    """Adds `--focus`, `--depth`, `--query`, `-p` and `--min-confidence`, passed on one by one."""
    options = (
        click.option(
            "--focus",
            multiple=True,
            metavar="NAME",
            help="Only what is near this paper, method, dataset or concept, by name or id; once for each.",
        ),
        click.option(
            "--depth",
            type=click.IntRange(0, 10),
            default=1,
            show_default=True,
            help="How many edges away from --focus.",
        ),
        click.option(
            "--query",
            multiple=True,
            metavar="NAME",
            help="Only the nodes in the answer of this query, its parameters given by -p; once for each.",
        ),
        parameter_option,
        click.option(
            "--label",
            multiple=True,
            type=click.Choice(get_args(Label), case_sensitive=False),
            help="Only nodes of this kind; once for each.",
        ),
        click.option(
            "--year", type=Years(), metavar="FROM..TO", help="Only papers of these years: 2020..2025, or 2024."
        ),
        click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            default=0.0,
            metavar="P",
            help="Only facts at least so sure, from 0 to 1.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def chosen(store: Store, **choice: Unpack[Choice]) -> Chosen:
    """The part of the store's graph near any name in focus and in the answer of any query, where such are given.

    Raises:
        UnknownNameError: if a name or a query does not exist.
        AmbiguousNameError: if a name stands for several nodes.
        QueryError: if a query cannot be run, or nothing is chosen.
    """
    named = [look_up(store, name, kind="node", where="--focus") for name in choice["focus"]]
    graph = select(store.graph(), labels=choice["label"], years=choice["year"], min_confidence=choice["min_confidence"])
    answers = _answers(store, choice["query"], parameters_of(choice["given"], hint="citegraph query"))
    focus = tuple(node.id for node in named)
    if named:
        graph = select(graph, focus=focus, depth=choice["depth"])
    if choice["query"]:
        graph = select(graph, focus=answers, depth=0)
    if not graph.nodes:
        raise QueryError("there is nothing to show", where=store.uri, hint="citegraph stats")
    return Chosen(graph, focus, ", ".join((*(node.name for node in named), *choice["query"])), _note(choice))


def _note(choice: Choice) -> str:
    options = [f"--focus {shlex.quote(name)}" for name in choice["focus"]]
    options += [f"--depth {choice['depth']}"] if choice["focus"] else []
    options += [f"--query {shlex.quote(name)}" for name in choice["query"]]
    options += [f"-p {shlex.quote(one)}" for one in choice["given"]]
    options += [f"--label {label}" for label in choice["label"]]
    options += [f"--year {'..'.join(map(str, choice['year']))}"] if choice["year"] else []
    options += [f"--min-confidence {choice['min_confidence']}"] if choice["min_confidence"] else []
    return " ".join((f"citegraph {__version__} export", *options))


def _answers(store: Store, queries: Iterable[str], parameters: Mapping[str, str]) -> list[str]:
    """Ids of the nodes in the queries' answers; each query gets those parameters that it asks for."""
    asked = [describe(name) for name in queries]
    known = {parameter.name for query in asked for parameter in query.parameters}
    for name in parameters:
        if name not in known:
            raise UnknownNameError("parameter", name, known, where="-p", hint="citegraph query")
    found: dict[str, None] = {}
    for query in asked:
        own = {parameter.name for parameter in query.parameters}
        answer = run(store, query, {name: value for name, value in parameters.items() if name in own})
        found.update(dict.fromkeys(answer.node_ids()))
    return list(found)
