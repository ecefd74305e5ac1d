"""`citegraph stats`: what is in a store, in numbers."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal, get_args

import click
from rich.columns import Columns
from rich.table import Table

from citegraph.cli import store_option
from citegraph.cli._asking import reading
from citegraph.cli._rows import terminal
from citegraph.graph.model import EdgeType, Label
from citegraph.graph.stores import Store
from citegraph.wording import papers_given

_NODES = "MATCH (n:{label}) RETURN count(n) AS many"
_EDGES = "MATCH ()-[r:{edge_type}]->() RETURN count(r) AS many"


@dataclass(frozen=True, slots=True)
class Stats:
    """What is in a store, in numbers."""

    store: str
    records: int
    """Papers as sources gave them; several may tell of one Paper node."""
    duplicates: int
    """Records that tell of a paper another record tells of: what a PRISMA flow diagram calls duplicates."""
    stale: bool
    """Whether some records are not in the graph yet."""
    nodes: Mapping[str, int]
    """How many nodes of each label."""
    edges: Mapping[str, int]
    """How many edges of each type."""
    versions: Mapping[str, str]
    """What the facts and the graph were made with."""


def stats_of(store: Store) -> Stats:
    """The numbers of a store.

    Raises:
        StoreError: if it cannot be read.
    """
    versions = store.versions()
    records = len(store.record_keys())
    # A label or type cannot be a parameter in Cypher; these come from closed lists of our own.
    nodes = {label: _count(store, _NODES.format(label=label)) for label in get_args(Label)}
    return Stats(
        store=store.uri,
        records=records,
        duplicates=max(0, records - nodes["Paper"]) if not store.stale() else 0,
        stale=store.stale(),
        nodes=nodes,
        edges={kind: _count(store, _EDGES.format(edge_type=kind)) for kind in get_args(EdgeType)},
        versions=versions.model_dump() if versions else {},
    )


def counts_table(title: str, counts: Mapping[str, int]) -> Table:
    """A table of how many there are of each, those that are none left out."""
    table = Table(title=title, title_justify="left", show_header=False, min_width=len(title) + 4)
    table.add_column()
    table.add_column(justify="right")
    for name, many in counts.items():
        if many:
            table.add_row(name, f"{many:,}")
    return table


@click.command()
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table for reading, or JSON for programs.",
)
@store_option
def command(output_format: Literal["table", "json"], store: str) -> None:
    """Count what is in the store: papers, methods, datasets, concepts, claims, and the edges between them."""
    with reading(store) as opened:
        stats = stats_of(opened)
    if output_format == "json":
        click.echo(json.dumps(asdict(stats), indent=2))
        return
    console = terminal()
    console.print(f"{stats.store}: {papers_given(stats.records)}")
    console.print(Columns([counts_table("Nodes", stats.nodes), counts_table("Edges", stats.edges)]))
    for part, version in stats.versions.items():
        console.print(f"{part.replace('_', ' ')}: {version}", soft_wrap=True)


def _count(store: Store, text: str) -> int:
    ((many,),) = store.run(text).rows
    return int(str(many))
