"""What reads the papers: the spaCy pipeline, or, where that is asked for and agreed to, a language model."""

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from citegraph.errors import ExtractionError
from citegraph.graph.model import Paper
from citegraph.graph.names.lexicon import Lexicon
from citegraph.ingest import Engine, Input
from citegraph.loaders import Reading
from citegraph.settings import Settings
from citegraph.wording import many

if TYPE_CHECKING:
    from citegraph.loaders.extract.language_model import LanguageModelExtractor
    from citegraph.loaders.extract.language_model.cost import Cost

Function = TypeVar("Function", bound=Callable[..., Any])
SPACY, LLM = "spacy", "llm"


def engine_options(function: Function) -> Function:
    """Adds `--engine` and `--yes`, passed on as `engine_name` and `yes`."""
    for option in (
        click.option("--yes", is_flag=True, help="Agree to what --engine llm is estimated to cost, unasked."),
        click.option(
            "--engine",
            "engine_name",
            type=click.Choice([SPACY, LLM]),
            default=SPACY,
            show_default=True,
            help="What reads the papers: a spaCy pipeline on this machine, or a language model at an OpenAI-compatible "
            "address, to which they are sent, and which may cost money (see docs/extraction.md).",
        ),
    ):
        function = option(function)
    return function


@dataclass(frozen=True)
class ChosenEngine:
    """The engine that was asked for; None stands for the default one."""

    model: "LanguageModelExtractor | None" = None

    @property
    def make(self) -> Callable[[], Engine] | None:
        """What `ingest` calls for an engine."""
        model = self.model
        return None if model is None else lambda: model

    def tell(self) -> None:
        """Say what a language model came to."""
        if self.model:
            tally = self.model.tally
            click.echo(
                f"{self.model.service.model}: {many(tally.read, 'token')} read and {tally.written:,} written; "
                f"{many(tally.left_out, 'fact')} left out, whose words do not stand in their paper",
                err=True,
            )


def engine_for(
    readings: Sequence[Input], *, name: str, lexicon: Lexicon, known: Collection[str] = (), yes: bool
) -> ChosenEngine:
    """The engine of that name, after its cost was estimated and agreed to.

    Args:
        readings: The papers that it is wanted for.
        name: `spacy` or `llm`.
        lexicon: Known names.
        known: Keys of papers that need no extraction.
        yes: Whether the cost is agreed to unasked.

    Raises:
        ExtractionError: if the language model cannot be used, or its cost is not agreed to.
    """
    if name == SPACY:
        return ChosenEngine()
    from citegraph.loaders.extract.language_model import LanguageModelExtractor  # noqa: PLC0415 - few want it
    from citegraph.loaders.extract.language_model.service import Service  # noqa: PLC0415 - the same

    service = Service.from_settings(Settings.from_environment())
    service.check()
    _agree(_estimate(readings, known), service.where, service.model, yes=yes)
    return ChosenEngine(LanguageModelExtractor(service, lexicon))


def _estimate(readings: Sequence[Input], known: Collection[str]) -> "Cost | None":
    """What the papers will come to; None where a source can be read only once."""
    from citegraph.loaders.extract.language_model.cost import Cost  # noqa: PLC0415 - few want it

    whole = all(reading.source.again for reading in readings if isinstance(reading, Reading))
    return Cost.estimate(_new(readings, known)) if whole else None


def _new(readings: Sequence[Input], known: Collection[str]) -> Iterator[Paper]:
    seen = set(known)
    for reading in readings:
        for item in reading.items() if isinstance(reading, Reading) else ():
            if isinstance(item, Paper) and item.key not in seen:
                seen.add(item.key)
                yield item


def _agree(cost: "Cost | None", where: str, model: str, *, yes: bool) -> None:
    if cost and not cost.papers:
        return
    click.echo(f"{model} at {where}: {_said(cost)}", err=True)
    if yes:
        return
    if not sys.stdin.isatty():
        raise ExtractionError("what this costs has to be agreed to", where="--engine llm", hint="the same with --yes")
    if not click.confirm("Send the papers there?", err=True):
        raise ExtractionError("not agreed to; no paper was sent", where="--engine llm")


def _said(cost: "Cost | None") -> str:
    if cost is None:
        return "no estimate of the cost, for standard input can be read only once"
    price = Settings.from_environment().llm_price
    money = f", about {cost.price(price):,.2f} at the prices of CITEGRAPH_LLM_PRICE" if price else ""
    return f"{many(cost.papers, 'paper')}, about {cost.read:,} tokens to read and {cost.written:,} to write{money}"
