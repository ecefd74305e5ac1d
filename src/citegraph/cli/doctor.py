"""`citegraph doctor`: whether everything is in place, and what to do where it is not."""

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from citegraph import __version__
from citegraph.cli import COMMANDS, DONE_IN_PART, store_option
from citegraph.corrections_file import corrections_of, corrections_place
from citegraph.errors import CitegraphError
from citegraph.graph.exports import EXPORTS
from citegraph.graph.findings import find
from citegraph.graph.model import Versions
from citegraph.graph.names.table import NameTable
from citegraph.graph.stores import STORES, Store, open_store
from citegraph.graph.views import VIEWS
from citegraph.ingest import default_extractor, default_lexicon
from citegraph.loaders import LOADERS
from citegraph.queries import names
from citegraph.wording import many, papers_given

OLDEST = (3, 11)
"""The oldest Python that citegraph runs on."""
LEAST_SPACE = 500_000_000
"""Bytes on disk that a store of some thousand papers, its log and a page need."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found."""

    about: str
    text: str
    hint: str = ""
    """What to do; empty where all is well."""

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to do."""
        return not self.hint


@click.command()
@click.option(
    "--graph",
    "look_into_graph",
    is_flag=True,
    help="Also name what in the graph a person should look at: suspicious merges and splits, contradictions, hubs.",
)
@store_option
def command(store: str, *, look_into_graph: bool) -> None:
    """Check Python, the language model, the store, and Neo4j where it is configured; say what to do where one fails.

    Exit status: 0 all is well, 1 something is not. What --graph finds is worth a look, and no problem.
    """
    findings = []
    for finding in _findings(store):
        click.echo(f"{'ok     ' if finding.is_well else 'problem'}  {finding.about}: {finding.text}")
        if finding.hint:
            click.echo(f"         Try: {finding.hint}")
        findings.append(finding)
    if look_into_graph:
        _look_into_graph(store)
    if not all(finding.is_well for finding in findings):
        sys.exit(DONE_IN_PART)


def _look_into_graph(uri: str) -> None:
    with open_store(uri, read_only=True) as store:
        remarkable = find(store.graph(), lexicon=default_lexicon())
    for finding in remarkable:
        click.echo(f"look     {finding.kind}: {finding.message}")
        click.echo(f"         Try: {finding.hint}")
    if not remarkable:
        click.echo("ok       graph: nothing suspicious")


def _findings(uri: str) -> Iterator[Finding]:
    yield _python()
    yield _checked("parts", _parts)
    yield _checked("lexicon", lambda: f"{len(default_lexicon().entries):,} entries")
    yield _checked("name table", lambda: f"version {NameTable.load().version}")
    model, installed = _model()
    yield model
    yield from _store(uri, installed)
    yield _disk(uri)
    if "://" not in uri:
        yield _neo4j()


def _checked(about: str, check: Callable[[], str]) -> Finding:
    """What the check says, or the error that it meets."""
    try:
        return Finding(about, check())
    except CitegraphError as error:
        return _failed(about, error)


def _python() -> Finding:
    text = f"{platform.python_version()} at {sys.executable}, citegraph {__version__}"
    if sys.version_info < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        return Finding("Python", text, f"install Python {wanted} or later, and citegraph in it")
    return Finding("Python", text)


def _parts() -> str:
    """Imports every part that registered itself, so that a broken one shows here."""
    counts = {
        "command": len(list(COMMANDS.all())),
        "loader": len(list(LOADERS.all())),
        "store": len(list(STORES.all())),
        "view": len(list(VIEWS.all())),
        "export": len(list(EXPORTS.all())),
        "query": len(names()),
    }
    return ", ".join(many(number, kind) for kind, number in counts.items())


def _model() -> tuple[Finding, Versions | None]:
    """The language model, and the versions of all that extraction uses, where it can be loaded."""
    try:
        versions = default_extractor().versions
    except CitegraphError as error:
        return _failed("language model", error), None
    return Finding("language model", f"{versions.model}, extraction {versions.extractor}"), versions


def _store(uri: str, installed: Versions | None) -> Iterator[Finding]:
    if "://" not in uri and not Path(uri).exists():
        yield Finding("store", f"{uri} is not there yet; citegraph load makes it")
        return
    try:
        with open_store(uri, read_only=True) as store:
            yield _records(store, installed)
            yield _checked("corrections", lambda: _corrections(store))
    except CitegraphError as error:
        yield _failed("store", error)


def _records(store: Store, installed: Versions | None) -> Finding:
    text = f"{store.uri} can be read and holds {papers_given(len(store.record_keys()))}"
    kept = store.versions()
    if kept and installed and kept != installed:
        return Finding("store", f"{text}, extracted by another version", f"citegraph rebuild --store {store.uri}")
    if store.stale():
        return Finding("store", f"{text}, which the graph does not all show", f"citegraph load --store {store.uri}")
    return Finding("store", text)


def _corrections(store: Store) -> str:
    corrections = corrections_of(store)
    many = len(corrections.merge) + len(corrections.split) + len(corrections.rename)
    return f"{many} in {corrections_place(store)}" if many else "none"


def _disk(uri: str) -> Finding:
    folder = Path(uri).resolve().parent if "://" not in uri else Path.cwd()
    if not folder.is_dir():
        return Finding("disk", f"there is no folder {folder}", f"mkdir -p {folder}")
    free = shutil.disk_usage(folder).free
    text = f"{free / 1e9:,.1f} GB free in {folder}"
    if not os.access(folder, os.W_OK):
        return Finding("disk", f"{folder} cannot be written to", "--store PATH, with a folder of your own")
    return Finding("disk", text, "free some space" if free < LEAST_SPACE else "")


def _neo4j() -> Finding:
    """The server that NEO4J_URI names, where the store is another."""
    uri = os.environ.get("NEO4J_URI", "")
    if not uri:
        return Finding("Neo4j", "not configured, and not needed; --store bolt://HOST:7687 uses it")
    try:
        with open_store(uri, read_only=True):
            return Finding("Neo4j", f"{uri} answers; --store {uri} uses it")
    except CitegraphError as error:
        return _failed("Neo4j", error)


def _failed(about: str, error: CitegraphError) -> Finding:
    valid = f" (valid: {', '.join(error.valid)})" if error.valid else ""
    text = f"{error.where}: {error.message}{valid}" if error.where else f"{error.message}{valid}"
    return Finding(about, text, error.hint or "citegraph --help")
