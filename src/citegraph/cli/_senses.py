"""What `citegraph show` prints of a name that stands for several things: each of them, its papers, and why."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import click
from rich.padding import Padding
from rich.text import Text

from citegraph.cli._rows import harmless, terminal
from citegraph.graph.stores import Cell, Store
from citegraph.queries import run
from citegraph.wording import many

Row = Mapping[str, Cell]


def senses_of(store: Store, name: str, *, each: int) -> list[tuple[str, list[Row]]]:
    """The ids of what the name stands for in papers, those of most papers first, each with these papers."""
    rows = run(store, "senses-of-name", {"name": name, "each": each}).dicts()
    return [(str(sense), list(papers)) for sense, papers in groupby(rows, key=lambda row: row["sense_id"])]


def print_senses(name: str, senses: Sequence[tuple[str, Sequence[Row]]]) -> None:
    """Text to read."""
    console = terminal()
    console.print(Text(f"{harmless(name)} stands for {len(senses)} things", style="bold"))
    for sense, papers in senses:
        console.print()
        console.print(Text(harmless(f"{papers[0]['sense']}  {sense}"), style="bold"))
        for row in papers:
            console.print(Padding(Text(harmless(str(row["title"]))), (0, 0, 0, 2)))
            console.print(Padding(Text(harmless(_because(row)), style="italic dim"), (0, 0, 0, 4)))
        if (more := int(str(papers[0]["papers"])) - len(papers)) > 0:
            console.print(Padding(Text(f"and {many(more, 'paper')} more (--each)"), (0, 0, 0, 2)))


def echo_senses(name: str, senses: Iterable[tuple[str, Sequence[Row]]]) -> None:
    """JSON: the name, and for each sense its id, name, number of papers, and papers."""
    told = [
        {
            "id": sense,
            "name": papers[0]["sense"],
            "total": papers[0]["papers"],
            "papers": [
                {key: row[key] for key in ("paper_id", "title", "reason", "confidence", "sentence")} for row in papers
            ],
        }
        for sense, papers in senses
    ]
    click.echo(json.dumps({"name": name, "senses": told}, ensure_ascii=False, indent=2))


def _because(row: Row) -> str:
    sure = float(str(row["confidence"]))
    return str(row["reason"]) if sure == 1.0 else f"{row['reason']}; confidence {sure:g}"
