"""`citegraph show`: what is known of one paper or entity, with the sentences that say so."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from citegraph.cli import store_option
from citegraph.cli._asking import reading
from citegraph.cli._corrected import corrections_about
from citegraph.cli._rows import as_text, harmless, terminal
from citegraph.cli._senses import echo_senses, print_senses, senses_of
from citegraph.errors import AmbiguousNameError
from citegraph.graph.stores import Cell
from citegraph.queries import Named, look_up, run
from citegraph.queries.lookup import properties_of
from citegraph.wording import many

TITLES: Mapping[tuple[str, str], str] = {
    ("INTRODUCES", "out"): "Introduces",
    ("INTRODUCES", "in"): "Introduced by",
    ("VARIANT_OF", "out"): "Variant of",
    ("VARIANT_OF", "in"): "Variants",
    ("CLAIMS", "in"): "Claimed by",
    ("SUBJECT", "out"): "About",
    ("BASELINE", "out"): "Against",
    ("ON", "out"): "Measured on",
    ("CLAIMS", "out"): "Claims",
    ("SUBJECT", "in"): "Claims about it",
    ("BASELINE", "in"): "Claims against it",
    ("ON", "in"): "Claims measured on it",
    ("OUTPERFORMS", "out"): "Better than",
    ("OUTPERFORMS", "in"): "Beaten by",
    ("COMPARES_WITH", "out"): "Compares with",
    ("COMPARES_WITH", "in"): "Compared with by",
    ("USES", "out"): "Uses",
    ("USES", "in"): "Used by",
    ("EVALUATES_ON", "out"): "Evaluates on",
    ("EVALUATES_ON", "in"): "Evaluated on by",
    ("ABOUT", "out"): "About",
    ("ABOUT", "in"): "Papers about it",
    ("MENTIONS", "out"): "Mentions",
    ("MENTIONS", "in"): "Mentioned by",
    ("BUILDS_ON", "out"): "Builds on",
    ("BUILDS_ON", "in"): "Built on by",
    ("RELATED_TO", "out"): "Nearest papers",
    ("RELATED_TO", "in"): "Among the nearest of",
    ("CITES", "out"): "Cites",
    ("CITES", "in"): "Cited by",
    ("WRITTEN_BY", "out"): "Written by",
    ("WRITTEN_BY", "in"): "Wrote",
    ("PUBLISHED_IN", "out"): "Published in",
    ("PUBLISHED_IN", "in"): "Published",
}
"""What each relation is called, in the order shown; any other is shown after these, under its own name."""
UNSHOWN = frozenset({"field", "start", "end", "sentence"})
"""Properties that only say where another one stands."""


@click.command()
@click.argument("name")
@click.option(
    "--each",
    type=click.IntRange(1, 1000),
    default=5,
    show_default=True,
    metavar="N",
    help="At most this many facts of each kind.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text to read, or JSON.",
)
@store_option
def command(name: str, each: int, output_format: str, store: str) -> None:
    """Show what is known of NAME, a paper, method, dataset or concept, with the sentences that say so.

    A paper is found by its id, its title or the part before the colon, DOI or arXiv id; a claim by its id; anything
    else by its id, its name or an alias, in any case and spelling. What a paper introduces goes before the paper.
    Of a name that stands for several things, such as CL, each is shown with its papers and why it was taken so there.

        citegraph show FlashAttention-2
    """
    with reading(store) as opened:
        try:
            node = look_up(opened, name, kind="node")
        except AmbiguousNameError:
            if not (senses := senses_of(opened, name, each=each)):
                raise
            (echo_senses if output_format == "json" else print_senses)(name, senses)
            return
        properties = properties_of(opened, node)
        corrections = corrections_about(opened, node)
        facts = list(run(opened, "what-is-known", {"node": node.id, "each": each}).dicts())
    if output_format == "json":
        click.echo(json.dumps(_as_json(node, properties, corrections, facts), ensure_ascii=False, indent=2))
    else:
        _print(node, properties, corrections, facts)


Fact = dict[str, Cell]


def _as_json(
    node: Named, properties: Mapping[str, Cell], corrections: Sequence[str], facts: Iterable[Fact]
) -> dict[str, object]:
    known = [{key: value for key, value in fact.items() if value is not None} for fact in facts]
    head: dict[str, object] = {"id": node.id, "label": node.label, "name": node.name, "aliases": list(node.aliases)}
    corrected = {"corrections": list(corrections)} if corrections else {}
    return head | {"properties": dict(properties), **corrected, "facts": known}


def _print(node: Named, properties: Mapping[str, Cell], corrections: Sequence[str], facts: Iterable[Fact]) -> None:
    console = terminal()
    console.print(Text(harmless(node.name), style="bold"))
    grid = Table.grid(padding=(0, 2))
    for name, value in (*_head(node, properties), *(("corrected", correction) for correction in corrections)):
        grid.add_row(Text(name, style="dim"), Text(harmless(value)))
    console.print(Padding(grid, (0, 0, 0, 2)))
    for (relation, direction), group in _in_order(facts):
        _print_group(console, TITLES.get((relation, direction), f"{relation} ({direction})"), group)


def _head(node: Named, properties: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
    yield node.label.lower(), node.id
    if node.aliases:
        yield "also", as_text(list(node.aliases))
    yield from ((name, as_text(value)) for name, value in properties.items() if name not in UNSHOWN)


def _in_order(facts: Iterable[Fact]) -> list[tuple[tuple[str, str], list[Fact]]]:
    def kind(fact: Fact) -> tuple[str, str]:
        return str(fact["relation"]), str(fact["direction"])

    order = list(TITLES)
    groups = [(key, list(group)) for key, group in groupby(facts, key=kind)]
    return sorted(groups, key=lambda group: order.index(group[0]) if group[0] in TITLES else len(order))


def _print_group(console: Console, title: str, facts: list[Fact]) -> None:
    total = int(str(facts[0]["total"]))
    count = f" ({total}, {len(facts)} shown)" if total > len(facts) else ""
    console.print()
    console.print(Text(title + count, style="bold"))
    for fact in facts:
        console.print(Padding(_line(fact), (0, 0, 0, 2)))
        if fact["sentence"] and fact["sentence"] != fact["name"]:
            console.print(Padding(Text(harmless(str(fact["sentence"])), style="italic dim"), (0, 0, 0, 4)))


def _line(fact: Fact) -> Text:
    """The name at the other end, and in brackets what else the edge says."""
    number = as_text(fact["number"])
    said = [
        as_text(fact["role"]),
        f"weight {number}" if number and fact["relation"] == "RELATED_TO" else number and many(int(number), "claim"),
        as_text(fact["details"]),
    ]
    more = "; ".join(part for part in said if part)
    return Text(harmless(str(fact["name"])) + (f" [{harmless(more)}]" if more else ""))
