"""Facts with their reasons, for the terminal."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from citegraph.cli._rows import harmless
from citegraph.graph.model import SourceRecord
from citegraph.loaders.extract.explanation import KINDS, Explained, Mark, Reason, explain, marks_in

STYLES: Mapping[str, str] = {
    "introduces": "bold blue",
    "methods": "cyan",
    "datasets": "yellow",
    "concepts": "magenta",
    "subject": "bold blue",
    "baseline": "bold red",
    "value": "bold green",
    "metric": "yellow",
    "fact": "bold",
    "name": "bold",
}
"""How a marked span is printed, by its label."""


def print_explanation(console: Console, record: SourceRecord) -> None:
    """Print the paper with its names marked, then each fact with its reasons and its sentence."""
    facts = explain(record)
    console.print(_marked(record.paper.title, marks_in(record, "title"), style="bold"))
    if record.paper.abstract:
        console.print(_marked(record.paper.abstract, marks_in(record, "abstract")))
    console.print(Text(" ").join(Text(KINDS[kind], style=STYLES[kind]) for kind in KINDS if kind in STYLES))
    for kind, name in KINDS.items():
        group = [fact for fact in facts if fact.kind == kind]
        if group:
            console.print()
            console.print(Text(name, style="bold underline"))
            console.print(Group(*(part for fact in group for part in _fact(fact))))
    console.print()
    console.rule(style="dim")


def _fact(fact: Explained) -> Iterator[RenderableType]:
    head = Text(f"{fact.confidence:.2f} ", style="dim") + Text(harmless(fact.name), style="bold")
    yield Padding(
        head + Text(harmless("".join(f" · {detail}" for detail in fact.details)), style="dim"),
        (0, 0, 0, 2),
        expand=False,
    )
    yield Padding(
        Text("because ", style="dim") + Text("; ".join(map(_reason, fact.reasons))), (0, 0, 0, 7), expand=False
    )
    yield Padding(_marked(fact.quote.text, fact.quote.marks, style="italic dim"), (0, 0, 0, 7), expand=False)


def _reason(reason: Reason) -> str:
    return harmless(reason.text) + ("" if reason.weight is None else f" {reason.weight:+.1f}")


def _marked(text: str, marks: Sequence[Mark], *, style: str = "") -> Text:
    """The text with styles on its spans; control characters become one character each, so offsets stay."""
    made = Text(harmless(text), style=style)
    for mark in marks:
        made.stylize(f"not dim not italic {STYLES[mark.label]}", mark.start, mark.end)
    return made
