"""Runs a query of the catalogue: checks its parameters, looks up the names among them, and gives typed rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MethodType
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeAlias, TypeVar

from citegraph.errors import QueryError, UnknownNameError
from citegraph.graph.model import Value
from citegraph.graph.stores import Afar, Cell, IndexesText, Reader, Rows, Store, TextIndex
from citegraph.plugins import Registry
from citegraph.queries.first_look import FirstLook, Named, likely_id
from citegraph.queries.header import KINDS, Column, Plain, Query, parse
from citegraph.queries.lookup import Wanted, look_up_all, meant

DECIMALS = 6
"""Digits that a float keeps behind the point, so that every store gives the same number."""


Record: TypeAlias = dict[str, Any]
"""A row by column name; its cells are of the types that the header, or the text, gives them."""


class Fetch(Protocol):
    """Runs the query's Cypher text with its parameters, of which some may be set anew."""

    @property
    def text_index(self) -> TextIndex | None:
        """The full-text index of the store that is asked, if it has one."""
        ...

    def __call__(self, **parameters: object) -> list[Record]:
        """What the text returns."""
        ...


class Computation(Protocol):
    """The part of a query that is computed in Python; a module in `computed` calls its own `computation`."""

    def __call__(self, fetch: Fetch, parameters: Record, /) -> Iterable[Record]:
        """Rows in a total order, from what the Cypher text fetches; keys that are no column are left out."""
        ...


COMPUTED: Registry[Computation] = Registry("computation", "citegraph.queries.computed")
Row = TypeVar("Row", bound=Value)
Given = ParamSpec("Given")
Result = TypeVar("Result")


class Asking(Protocol):
    """What has a store to ask."""

    store: Store


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query says: typed rows, and what the given names were taken to mean."""

    query: Query
    parameters: Mapping[str, Plain]
    """Every parameter's value, names as ids."""
    named: Mapping[str, Named]
    """By parameter, the node that a given name stands for."""
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.query.columns)

    def dicts(self) -> Iterator[dict[str, Cell]]:
        """The rows as dictionaries, columns in their order."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def to_dataframe(self) -> Any:  # noqa: ANN401 - of whichever library is installed
        """The rows as a pandas DataFrame, or as one of polars where only that is installed.

        Raises:
            CitegraphError: if neither is.
        """
        return Rows(self.columns, self.rows).to_dataframe()

    def node_ids(self) -> list[str]:
        """Ids of every node in the answer and of those that were asked about, each once, in the order of the rows."""
        found = dict.fromkeys(node.id for node in self.named.values())
        at = [i for i, column in enumerate(self.query.columns) if column.holds_ids]
        for cell in (row[i] for row in self.rows for i in at):
            found.update(dict.fromkeys(map(str, cell) if isinstance(cell, list) else [str(cell)] if cell else []))
        return list(found)


class Table(list[Row]):
    """The rows of an answer, each a value of the class `row`."""

    def __init__(self, rows: Iterable[Row], *, row: type[Row]) -> None:
        super().__init__(rows)
        self.row = row
        """The class of the rows; its fields are the columns."""

    def to_dataframe(self) -> Any:  # noqa: ANN401 - of whichever library is installed
        """The rows as a pandas DataFrame, or as one of polars where only that is installed.

        Raises:
            CitegraphError: if neither is.
        """
        columns = tuple(self.row.model_fields)
        return Rows(columns, tuple(tuple(row.model_dump().values()) for row in self)).to_dataframe()


@cache
def names() -> tuple[str, ...]:
    """Names of every query in the catalogue, sorted."""
    return tuple(sorted(path.name.removesuffix(".cypher") for path in _catalogue() if path.name.endswith(".cypher")))


def describe(name: str) -> Query:
    """The query called `name`, or the one in the file that `name` is the path of (`./mine.cypher`).

    >>> describe("papers-using-method").parameters[0].name
    'method'

    Raises:
        UnknownNameError: if there is no such query; lists those there are.
        QueryError: if its header is not valid; names file and line.
    """
    if name.endswith(".cypher"):
        return _read(Path(name))
    if name not in names():
        raise UnknownNameError("query", name, names(), hint="citegraph query")
    return _shipped(name)


def run(store: Store, query: str | Query, parameters: Mapping[str, object] | None = None, /) -> Answer:
    """The answer of the query, or of the one called so.

    Raises:
        UnknownNameError: if the query, a parameter, or a name given as one does not exist.
        AmbiguousNameError: if a name stands for several things.
        QueryError: if a parameter is missing or of another type, or the store refuses the text.
    """
    asked = describe(query) if isinstance(query, str) else query
    values = _accepted(asked, parameters or {})
    return store.read(lambda reader: _answer(reader, asked, values))


def _answer(reader: Reader, query: Query, given: Mapping[str, Plain]) -> Answer:
    wanted = dict(_wanted(query, given))
    named, rows = _at_once(reader, query, given, wanted) if _spares_a_way(reader, query, wanted) else (None, None)
    if named is None:
        named = dict(zip(wanted, look_up_all(reader, tuple(wanted.values())), strict=True))
    values = {**given, **_ids(named)}
    cells = _rows(reader, query, values) if rows is None else rows
    return Answer(query, values, named, tuple(_typed(row, query) for row in cells))


def rows_of(store: Store, name: str, parameters: Mapping[str, object], /, *, row: type[Row]) -> Table[Row]:
    """The rows of a query as values of the class `row`; what the generated functions call."""
    return Table(map(row.model_validate, run(store, name, parameters).dicts()), row=row)


class Asked(Generic[Given, Result]):
    """A function of the catalogue as a method of whatever has a `store`; what the generated class is made of."""

    def __init__(self, function: Callable[Concatenate[Store, Given], Result]) -> None:
        self.function = function

    def __get__(self, instance: Asking, _: type | None = None) -> Callable[Given, Result]:
        """The function with the store filled in; it keeps its name, its signature and its documentation."""
        return MethodType(self.function, instance.store)


def is_computed(query: Query) -> bool:
    """Whether Python computes the answer from what the Cypher text fetches."""
    return query.name in COMPUTED.names()


def _catalogue() -> Iterator[Path]:
    return (Path(str(entry)) for entry in files("citegraph.queries").joinpath("catalogue").iterdir())


@cache
def _shipped(name: str) -> Query:
    return _read(Path(str(files("citegraph.queries").joinpath("catalogue", f"{name}.cypher"))))


def _read(path: Path) -> Query:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot read the query: {error}", where=str(path), hint="citegraph query") from error
    return parse(text, where=str(path))


def _accepted(query: Query, given: Mapping[str, object]) -> dict[str, Plain]:
    known = [parameter.name for parameter in query.parameters]
    hint = f"citegraph query {query.name} --describe"
    for name in given:
        if name not in known:
            raise UnknownNameError("parameter", name, known, where=query.name, hint=hint)
    missing = [p.name for p in query.parameters if p.required and given.get(p.name) is None]
    if missing:
        raise QueryError(f"parameter missing: {', '.join(missing)}", where=query.name, valid=known, hint=query.command)
    return {p.name: p.accept(given.get(p.name), where=query.name) for p in query.parameters}


def _wanted(query: Query, values: Mapping[str, Plain]) -> Iterator[tuple[str, Wanted]]:
    """The names among the parameters."""
    for parameter in query.parameters:
        value, kind = values[parameter.name], KINDS.get(parameter.type)
        if kind and isinstance(value, str):
            yield parameter.name, Wanted(value, kind, f"{query.name}, {parameter.name}")


def _spares_a_way(reader: Reader, query: Query, wanted: Mapping[str, Wanted]) -> bool:
    """Whether names and rows may be asked for in one statement, and that saves time: a user's own text may be any."""
    ours = query.name in names() and query is _shipped(query.name) and not is_computed(query)
    return ours and isinstance(reader, Afar) and len({one.kind for one in wanted.values()}) == 1


def _at_once(
    reader: Reader, query: Query, given: Mapping[str, Plain], wanted: Mapping[str, Wanted]
) -> tuple[dict[str, Named], Sequence[tuple[Cell, ...]] | None]:
    """What the names stand for and the rows, by one statement; no rows where a name has another id than most have."""
    kind = next(one.kind for one in wanted.values())
    likely = {parameter: likely_id(one.name, kind) for parameter, one in wanted.items()}
    look = FirstLook.of(reader, [one.name for one in wanted.values()], kind)
    found, rows = look.run_with(reader, query, {**given, **likely})
    named = {parameter: meant(reader, one, found[one.name]) for parameter, one in wanted.items()}
    return named, _checked(rows, query) if _ids(named) == likely else None


def _ids(named: Mapping[str, Named]) -> dict[str, str]:
    return {parameter: node.id for parameter, node in named.items()}


def _rows(reader: Reader, query: Query, values: Mapping[str, Plain]) -> Sequence[tuple[Cell, ...]]:
    if is_computed(query):
        records = COMPUTED.get(query.name)(_Fetching(reader, query, values), dict(values))
        return [tuple(record[column.name] for column in query.columns) for record in records]
    return _checked(reader.run(query.text(values), values), query)


@dataclass(frozen=True, slots=True)
class _Fetching:
    """Runs a query's text on what answers it."""

    reader: Reader
    query: Query
    values: Mapping[str, Plain]

    @property
    def text_index(self) -> TextIndex | None:
        return self.reader.text_index if isinstance(self.reader, IndexesText) else None

    def __call__(self, **parameters: object) -> list[Record]:
        given = {**self.values, **parameters}
        found = self.reader.run(self.query.text(given), given)
        return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def _checked(found: Rows, query: Query) -> Sequence[tuple[Cell, ...]]:
    if found.columns != tuple(column.name for column in query.columns):
        raise QueryError("the text returns other columns than its header says", where=query.name, valid=found.columns)
    return found.rows


def _typed(row: tuple[Cell, ...], query: Query) -> tuple[Cell, ...]:
    return tuple(_cell(cell, column) for cell, column in zip(row, query.columns, strict=True))


def _cell(cell: Cell, column: Column) -> Cell:
    """The cell as its column's type; stores differ in whether 2.0 comes back as a whole number."""
    if column.type == "float" and isinstance(cell, int | float):
        return round(float(cell), DECIMALS)
    if column.type == "int" and isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell
