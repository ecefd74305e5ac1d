"""The part of a graph that a view, an export or a program asks for: what to choose by, and what that chooses."""

import os
import re
import shlex
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import get_args

from pydantic import Field

from citegraph import __version__
from citegraph.errors import QueryError, UnknownNameError
from citegraph.graph.exports import Flow, Provenance
from citegraph.graph.model import EdgeType, Label, Paper, Subgraph, Value
from citegraph.graph.paper_filters import ABOUT, NAMING, papers_joined, restricted, supported
from citegraph.graph.paper_index import PaperIndex, titles_in
from citegraph.graph.selection import select
from citegraph.graph.stores import Cell, Store
from citegraph.loaders import LOADERS, Reading, open_source
from citegraph.queries import Kind, describe, look_up, run
from citegraph.screening import Screening, read_decisions, screening_of
from citegraph.wording import many

THEMES: tuple[tuple[str, Kind, frozenset[EdgeType]], ...] = (
    ("concepts", "concept", ABOUT),
    ("methods", "method", NAMING),
    ("venues", "venue", frozenset({"PUBLISHED_IN"})),
)
"""Criteria that a paper meets by an edge: the field of the selection, what a name there is, and the edge."""
BIBLIOGRAPHIES = ("bibtex", "ris", "csl-json", "jsonl")
"""Formats of files that may list papers, told by how they begin; anything else is a name a line."""
_PARAMETER = re.compile(r"\$(\w+)")


class Selection(Value):
    """What to choose by. Criteria of different kinds all have to hold; of several of one kind, any."""

    focus: tuple[str, ...] = ()
    """Names of papers, methods, datasets or concepts: only what is near one of them."""
    depth: int = Field(default=1, ge=0)
    """How many edges away from the focus."""
    queries: tuple[str, ...] = ()
    """Named queries: only the nodes in their answers."""
    cypher: tuple[str, ...] = ()
    """Read-only Cypher statements: only the nodes in their answers."""
    parameters: dict[str, str] = Field(default_factory=dict)
    """Values for the parameters of the queries and statements."""
    papers: tuple[Path, ...] = ()
    """Files that list papers, a title, id or DOI a line, or bibliographies: only those papers."""
    concepts: tuple[str, ...] = ()
    """Only papers about one of these concepts."""
    methods: tuple[str, ...] = ()
    """Only papers that introduce, use, compare with or are about one of these methods."""
    venues: tuple[str, ...] = ()
    """Only papers published in one of these venues."""
    years: tuple[int, int] | None = None
    """Only papers of these years, the first and the last included."""
    screening: tuple[Path, ...] = ()
    """Files with decisions, from ASReview or Rayyan: only papers that none of them excludes."""
    labels: tuple[Label, ...] = ()
    """Only nodes with one of these labels."""
    min_confidence: float = Field(default=0.0, ge=0.0, le=1.0)
    """Only facts at least so sure."""
    min_support: int = Field(default=1, ge=1)
    """Only methods, datasets and concepts that so many of the papers chosen name."""

    def options(self) -> Iterator[str]:
        """The options of the command line that choose the same.

        >>> " ".join(Selection(focus=("KV cache",), years=(2020, 2024)).options())
        "--focus 'KV cache' --depth 1 --year 2020..2024"
        """
        yield from _each("focus", self.focus)
        yield from [f"--depth {self.depth}"] if self.focus else []
        yield from (*_each("query", self.queries), *_each("cypher", self.cypher))
        yield from _each("parameter", (f"{name}={value}" for name, value in self.parameters.items()))
        yield from (*_each("papers", self.papers), *_each("concept", self.concepts), *_each("method", self.methods))
        yield from _each("venue", self.venues)
        yield from [f"--year {'..'.join(map(str, self.years))}"] if self.years else []
        yield from (*_each("screening", self.screening), *_each("label", self.labels))
        yield from [f"--min-confidence {self.min_confidence}"] if self.min_confidence else []
        yield from [f"--min-support {self.min_support}"] if self.min_support > 1 else []


@dataclass(frozen=True, slots=True)
class Chosen:
    """The part of the graph that a selection chooses."""

    graph: Subgraph
    focus: tuple[str, ...]
    """Ids of the nodes that the focus names."""
    title: str
    """What it is, in words."""
    provenance: Provenance
    """How to choose it again, and what was counted on the way."""
    missing: tuple[str, ...] = ()
    """Lines of the lists of papers that name none in the graph, each with its file and number."""

    @property
    def counts(self) -> str:
        """How much it is, in words: `5 papers, 7 methods, 19 claims, 114 edges`."""
        labels = Counter(node.label for node in self.graph.nodes)
        nodes = (many(labels[label], label.lower()) for label in get_args(Label) if labels[label])
        return ", ".join((*nodes, many(len(self.graph.edges), "edge")))


def chosen(store: Store, selection: Selection) -> Chosen:
    """The part of the store's graph that the selection chooses.

    Raises:
        UnknownNameError: if a name, a query or a parameter does not exist.
        AmbiguousNameError: if a name stands for several nodes.
        QueryError: if a query or statement cannot be run, or nothing is chosen.
        SourceError: if a file cannot be read.
    """
    named = [look_up(store, name, kind="node", where="--focus") for name in selection.focus]
    focus = tuple(node.id for node in named)
    whole = store.graph()
    index = PaperIndex(whole.nodes)
    listed, missing = _listed(selection.papers, index)
    screening = screening_of(chain.from_iterable(map(read_decisions, selection.screening)), index)
    graph = select(whole, years=selection.years, min_confidence=selection.min_confidence)
    for papers in (*_with_themes(store, graph, selection), *([listed] if selection.papers else [])):
        graph = restricted(graph, papers)
    graph = select(graph, focus=focus, depth=selection.depth) if focus else graph
    for ids in _answers(store, selection, known=frozenset(node.id for node in whole.nodes)):
        graph = select(graph, focus=ids, depth=0)
    flow = _flow(store, selection, screening, matching=(matching := _papers(graph)))
    graph = restricted(graph, matching - screening.excluded.keys()) if screening.excluded else graph
    graph = supported(graph, selection.min_support) if selection.min_support > 1 else graph
    graph = select(graph, labels=selection.labels)
    if not graph.nodes:
        raise QueryError("nothing is chosen", where=store.uri, hint="citegraph stats")
    title = ", ".join((*(node.name for node in named), *selection.concepts, *selection.methods, *selection.queries))
    return Chosen(graph, focus, title, _provenance(store, selection, flow, title=title), missing)


def _each(option: str, values: Iterable[object]) -> Iterator[str]:
    return (f"--{option} {shlex.quote(str(value))}" for value in values)


def _papers(graph: Subgraph) -> set[str]:
    return {node.id for node in graph.nodes if node.label == "Paper"}


def _listed(files: Iterable[Path], index: PaperIndex) -> tuple[set[str], tuple[str, ...]]:
    """Ids of the papers that the files name, and what names none, with its file.

    Raises:
        QueryError: if none of them is there.
    """
    found: set[str] = set()
    missing = []
    for place, names in chain.from_iterable(map(_names_in, files)):
        papers = next((papers for name in names if (papers := index.find(name))), ())
        found |= set(papers)
        missing += [] if papers else [f"{place}: no such paper: {names[-1]}"]
    if missing and not found:
        raise QueryError(
            f"none of the {len(missing):,} papers listed is here; the first: {missing[0]}", where="--papers"
        )
    return found, tuple(missing)


def _names_in(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each paper of a list, or of a bibliography, where it stands and what it is called, the surest name first."""
    (source,) = open_source(str(file))
    kind = next((name for name in BIBLIOGRAPHIES if LOADERS.get(name).recognises(source.head())), "")
    if not kind:
        yield from ((f"{file}:{number}", (name,)) for number, name in titles_in(line for _, line in source.lines()))
    for item in Reading(source, kind).items() if kind else ():
        if isinstance(item, Paper):
            ids = (f"doi:{item.doi}" if item.doi else "", f"arxiv:{item.arxiv_id}" if item.arxiv_id else "")
            yield str(file), (*filter(None, ids), item.title)


def _with_themes(store: Store, graph: Subgraph, selection: Selection) -> Iterator[set[str]]:
    """For each criterion given, the papers that an edge joins to one of those it names."""
    for field, kind, types in THEMES:
        names: tuple[str, ...] = getattr(selection, field)
        if names:
            ids = {look_up(store, name, kind=kind, where=f"--{field.removesuffix('s')}").id for name in names}
            yield papers_joined(graph, ids, types=types)


def _answers(store: Store, selection: Selection, *, known: Collection[str]) -> Iterator[set[str]]:
    """Ids of the nodes in the answers of the queries, and of those in the answers of the statements."""
    _check_parameters(selection)
    if selection.queries:
        yield {i for name in selection.queries for i in _of_query(store, name, selection.parameters)}
    if selection.cypher:
        found = {i for text in selection.cypher for i in _of_statement(store, text, selection.parameters)}
        if not found & set(known):
            message = "the answer holds no node: let it return nodes, or their ids"
            raise QueryError(message, where="--cypher", hint='citegraph export --cypher "MATCH (p:Paper) RETURN p" ...')
        yield found & set(known)


def _check_parameters(selection: Selection) -> None:
    known = {parameter.name for name in selection.queries for parameter in describe(name).parameters}
    known |= {name for text in selection.cypher for name in _PARAMETER.findall(text)}
    for name in selection.parameters:
        if name not in known:
            raise UnknownNameError("parameter", name, known, where="-p", hint="citegraph query")


def _of_query(store: Store, name: str, parameters: Mapping[str, str]) -> list[str]:
    own = {parameter.name for parameter in describe(name).parameters}
    return run(store, name, {name: value for name, value in parameters.items() if name in own}).node_ids()


def _of_statement(store: Store, text: str, parameters: Mapping[str, str]) -> Iterator[str]:
    own = set(_PARAMETER.findall(text))
    rows = store.run(text, {name: value for name, value in parameters.items() if name in own}).rows
    return chain.from_iterable(_texts_in(cell) for row in rows for cell in row)


def _texts_in(cell: Cell) -> Iterator[str]:
    """Every text that may be an id; of a node or a relationship its own and its ends, not what its properties hold."""
    if isinstance(cell, str):
        yield cell
    elif isinstance(cell, list):
        yield from chain.from_iterable(map(_texts_in, cell))
    elif isinstance(cell, dict):
        inner = [cell.get(name) for name in ("id", "source", "target")] if "properties" in cell else cell.values()
        yield from chain.from_iterable(map(_texts_in, inner))


def _flow(store: Store, selection: Selection, screening: Screening, *, matching: Collection[str]) -> Flow:
    """What is counted from the sources' records to the papers chosen, of which `matching` meet the criteria."""
    ((papers,),) = store.run("MATCH (p:Paper) RETURN count(p) AS papers").rows
    records = max(len(store.record_keys()), int(str(papers)))
    excluded = screening.reasons(matching)
    included = len(matching) - sum(excluded.values())
    return Flow(
        records=records,
        duplicates=records - int(str(papers)),
        not_matching=int(str(papers)) - len(matching),
        excluded=excluded,
        screening=bool(selection.screening),
        undecided=included - len(screening.included & set(matching)) if selection.screening else 0,
        included=included,
    )


def _provenance(store: Store, selection: Selection, flow: Flow, *, title: str) -> Provenance:
    made_with = store.versions()
    parts: dict[str, str] = made_with.model_dump() if made_with else {}
    versions = {part.replace("_", " "): version for part, version in parts.items()}
    command = " ".join(("citegraph export", *selection.options()))
    return Provenance(command, title, {"citegraph": __version__, **versions}, _today(), flow)


def _today() -> str:
    """The day, in Greenwich; SOURCE_DATE_EPOCH sets it (https://reproducible-builds.org/specs/source-date-epoch/)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return now.date().isoformat()
