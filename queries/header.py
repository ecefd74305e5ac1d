"""The header of a catalogue file: what a query is called, what it asks for and what it answers.

A catalogue file is one Cypher text under a header of comment lines:

    // name: papers-using-method
    // purpose: Papers that use a method, and how they use it.
    // group: methods
    // parameter: method: method - The method, by any of its names.
    // parameter: role: any|baseline|component|subject = any - Only uses of this kind.
    // parameter: limit: int(1..1000) = 50 - At most this many rows.
    // column: paper_id: paper - Id of the paper.
    // column: year: int? - Year of the paper.
    // example: method=FlashAttention

A line that starts with `//` and at least two more spaces continues the line before. `note` adds to the purpose. A type
with `?` may be absent; bounds and choices stand in the type. The text may begin in another way where a parameter that
may be absent is given: what stands from `// with NAME:` to `// then:` takes the place of what stands before. The types
`paper`, `method`, `dataset`, `artefact`, `concept`, `entity`, `author`, `venue` and `node` take a name as a user types
it and become an id before the text runs; in a column they say that the cell holds such an id.
"""

import math
import re
import shlex
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePath
from typing import Any, Literal, Self, TypeAlias, TypeVar, get_args

from pydantic import Field, ValidationError, model_validator

from citegraph.errors import QueryError
from citegraph.graph.model import Label, Value

Kind: TypeAlias = Literal["paper", "method", "dataset", "artefact", "concept", "entity", "author", "venue", "node"]
"""What a name may stand for."""
ParameterType: TypeAlias = Literal["int", "float", "str", "bool", "date", "choice", Kind]
ColumnType: TypeAlias = Literal["int", "float", "str", "bool", "list", "ids", "claim", Kind]
Group: TypeAlias = Literal["methods", "comparisons", "concepts", "papers", "structure", "people", "upkeep"]
Plain: TypeAlias = str | int | float | bool | None
"""A parameter's value."""

LABELS: Mapping[Kind, tuple[Label, ...]] = {
    "paper": ("Paper",),
    "method": ("Method",),
    "dataset": ("Dataset",),
    "artefact": ("Method", "Dataset"),
    # A named technique may be a research theme too, and is then a Method that papers are about.
    "concept": ("Concept", "Method"),
    "entity": ("Method", "Dataset", "Concept"),
    "author": ("Author",),
    "venue": ("Venue",),
    "node": ("Paper", "Method", "Dataset", "Concept", "Author", "Venue"),
}
"""Labels that a node of each kind may have."""
KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}
"""The kinds by their own names, for narrowing a type to a kind."""

_FIELD = re.compile(r"//\s?(?P<key>[a-z]+): (?P<text>.+)")
_CONTINUED = re.compile(r"//\s{2,}(?P<text>\S.*)")
_DECLARED = re.compile(r"(?P<name>[a-z][a-z0-9_]*): (?P<type>[^\s=]+)(?: = (?P<default>.*?))? - (?P<description>.+)")
_BOUNDED = re.compile(r"(?P<type>int|float)\((?P<least>[\d.-]*)\.\.(?P<most>[\d.-]*)\)")
_NARROWED = re.compile(r"^// with (?P<name>\w+):\n(?P<text>.*?\n)// then:\n", re.MULTILINE | re.DOTALL)
_SENTENCE = r"^[A-Z`].*\.$"
_SNAKE = r"^[a-z][a-z0-9_]*$"


class Parameter(Value):
    """One value that a query asks for."""

    name: str = Field(pattern=_SNAKE)
    type: ParameterType
    description: str = Field(pattern=_SENTENCE)
    choices: tuple[str, ...] = ()
    """The values of a `choice`."""
    least: float | None = None
    most: float | None = None
    nullable: bool = False
    """Whether it may be left out without having a default."""
    default: Plain = None

    @property
    def required(self) -> bool:
        """Whether a caller has to give it."""
        return self.default is None and not self.nullable

    @property
    def signature(self) -> str:
        """The type as a header writes it."""
        text = "|".join(self.choices) if self.type == "choice" else self.type
        if self.least is not None or self.most is not None:
            text += f"({_number(self.least)}..{_number(self.most)})"
        return text + ("?" if self.nullable else "")

    def accept(self, given: object, *, where: str) -> Plain:
        """The value as this parameter's type, from a Python value or from text.

        >>> limit = Parameter(name="limit", type="int", least=1, default=10, description="At most this many rows.")
        >>> limit.accept("25", where="papers-using-method")
        25

        Raises:
            QueryError: if it is of another type or out of bounds; says what would be valid.
        """
        if (given is None or given == "") and not self.required:
            return self.default
        value = _convert(given, self.type)
        if value is None or not self._allows(value):
            raise QueryError(f"{self.name}={given!r} is not {self.wanted}", where=where, valid=self.choices)
        return value

    @property
    def wanted(self) -> str:
        """What a valid value is, in words."""
        if self.type == "choice":
            return "one of the choices"
        limits = [f"at least {_number(self.least)}"] if self.least is not None else []
        limits += [f"at most {_number(self.most)}"] if self.most is not None else []
        return " ".join([_WORDS[self.type], " and ".join(limits)]).strip()

    def _allows(self, value: Plain) -> bool:
        if self.type == "choice":
            return value in self.choices
        if isinstance(value, int | float):
            return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)
        return True


class Column(Value):
    """One column of a query's result."""

    name: str = Field(pattern=_SNAKE)
    type: ColumnType
    description: str = Field(pattern=_SENTENCE)
    nullable: bool = False

    @property
    def holds_ids(self) -> bool:
        """Whether the cells are ids of nodes."""
        return self.type in KINDS or self.type in {"ids", "claim"}

    @model_validator(mode="after")
    def _ids_are_named_so(self) -> Self:
        suffix = "_ids" if self.type == "ids" else "_id"
        if self.holds_ids and not self.name.endswith(suffix):
            raise ValueError(f"a column of type {self.type} holds ids, so its name ends in {suffix}")
        return self


class Query(Value):
    """A named, documented Cypher text."""

    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    purpose: str = Field(pattern=_SENTENCE, max_length=110)
    """What it answers, in one line."""
    note: str = Field(default="", pattern=_SENTENCE + "|^$")
    """What else one has to know to read the answer."""
    group: Group
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = Field(min_length=1)
    example: dict[str, str] = Field(default_factory=dict)
    """Parameters of an example call, as text."""
    cypher: str = Field(min_length=1)
    """The text without its header."""
    narrowed: dict[str, str] = Field(default_factory=dict)
    """By parameter that may be absent, the text where it is given: it starts from what the parameter names."""

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        for declared in (self.parameters, self.columns):
            names = [one.name for one in declared]
            if repeated := sorted({name for name in names if names.count(name) > 1}):
                raise ValueError(f"declared twice: {', '.join(repeated)}")
        if unknown := sorted(self.example.keys() - {parameter.name for parameter in self.parameters}):
            raise ValueError(f"the example gives parameters that are not declared: {', '.join(unknown)}")
        if missing := [p.name for p in self.parameters if p.required and p.name not in self.example]:
            raise ValueError(f"the example lacks: {', '.join(missing)}")
        if wrong := sorted(self.narrowed.keys() & {p.name for p in self.parameters if not p.nullable}):
            raise ValueError(f"a text begins elsewhere with what is never absent: {', '.join(wrong)}")
        return self

    def text(self, values: Mapping[str, object], /) -> str:
        """The Cypher text for these parameters."""
        return next((text for name, text in self.narrowed.items() if values.get(name) is not None), self.cypher)

    @property
    def function(self) -> str:
        """Name of the Python function that runs it."""
        return self.name.replace("-", "_")

    @property
    def command(self) -> str:
        """The example as a command line."""
        given = " ".join(f"-p {name}={shlex.quote(value)}" for name, value in self.example.items())
        return f"citegraph query {self.name} {given}".strip()


def parse(text: str, *, where: str) -> Query:
    """The query that a catalogue file's text holds; `where` names the file in messages.

    Raises:
        QueryError: if the header is not valid; names the line.
    """
    fields: dict[str, Any] = {"parameters": [], "columns": []}
    for line, key, content in _fields(text, where):
        at = f"{where}:{line}"
        match key:
            case "name" | "purpose" | "note" | "group" if key not in fields:
                fields[key] = content
            case "parameter":
                fields["parameters"].append(_parameter(content, at))
            case "column":
                fields["columns"].append(_column(content, at))
            case "example" if key not in fields:
                fields[key] = _example(content, at)
            case _:
                raise QueryError(f"unknown or repeated header field {key!r}", where=at, valid=_KEYS)
    if (stem := PurePath(where).stem) != fields.get("name"):
        raise QueryError(f"the name in the header is not the file's name, {stem!r}", where=f"{where}:1")
    cypher, narrowed = _texts(_body(text))
    return _validated(Query, {**fields, "cypher": cypher, "narrowed": narrowed}, f"{where}:1")


_MOST_EXACT = 2**53
"""The largest whole number that every store and JSON reader keeps exactly."""
_KEYS = ("name", "purpose", "note", "group", "parameter", "column", "example")
_WORDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "a text",
    "bool": "true or false",
    "date": "a date such as 2026-01-31",
} | dict.fromkeys(KINDS, "a name")


def _fields(text: str, where: str) -> Iterator[tuple[int, str, str]]:
    """Line, key and content of each header field, continuation lines joined."""
    found: list[tuple[int, str, str]] = []
    for number, line in enumerate(_header(text), start=1):
        if match := _FIELD.fullmatch(line):
            found.append((number, match["key"], match["text"].strip()))
        elif found and (match := _CONTINUED.fullmatch(line)):
            start, key, content = found[-1]
            found[-1] = (start, key, f"{content} {match['text'].strip()}")
        else:
            raise QueryError("not a header line of the form `// key: text`", where=f"{where}:{number}", valid=_KEYS)
    return iter(found)


def _header(text: str) -> list[str]:
    lines = text.splitlines()
    end = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    return [line.rstrip() for line in lines[:end]]


def _texts(body: str) -> tuple[str, dict[str, str]]:
    """The text that holds in general, and those that hold where a parameter is given."""
    match = _NARROWED.search(body)
    if not match:
        return body, {}
    before, after = body[: match.start()], body[match.end() :]
    return before + after, {match["name"]: match["text"] + after}


def _body(text: str) -> str:
    return "\n".join(text.splitlines()[len(_header(text)) :]).strip()


def _parameter(content: str, where: str) -> Parameter:
    match = _declared(content, where)
    written, nullable = match["type"].removesuffix("?"), match["type"].endswith("?")
    fields: dict[str, Any] = {"name": match["name"], "type": written, "nullable": nullable}
    if "|" in written:
        fields |= {"type": "choice", "choices": tuple(written.split("|"))}
    elif bounds := _BOUNDED.fullmatch(written):
        fields |= {"type": bounds["type"], "least": bounds["least"] or None, "most": bounds["most"] or None}
    if match["default"] is not None:
        fields["default"] = _convert(match["default"], fields["type"])
        if fields["default"] is None:
            raise QueryError(f"the default {match['default']!r} is not of type {fields['type']}", where=where)
    parameter = _validated(Parameter, {**fields, "description": match["description"]}, where)
    if parameter.default is not None:
        parameter.accept(parameter.default, where=where)
    return parameter


def _column(content: str, where: str) -> Column:
    match = _declared(content, where)
    if match["default"] is not None:
        raise QueryError("a column has no default", where=where)
    written = match["type"]
    fields = {"name": match["name"], "type": written.removesuffix("?"), "nullable": written.endswith("?")}
    return _validated(Column, {**fields, "description": match["description"]}, where)


def _declared(content: str, where: str) -> re.Match[str]:
    if match := _DECLARED.fullmatch(content):
        return match
    raise QueryError(f"{content!r} is not of the form `name: type = default - Description.`", where=where)


def _example(content: str, where: str) -> dict[str, str]:
    words = [] if content == "none" else shlex.split(content)
    if wrong := [word for word in words if "=" not in word]:
        raise QueryError(f"{wrong[0]!r} is not of the form name=value", where=where)
    return dict(word.split("=", 1) for word in words)


Model = TypeVar("Model", bound=Value)


def _validated(model: type[Model], fields: Mapping[str, Any], where: str) -> Model:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(str(part) for part in first["loc"])
        raise QueryError(f"{at}: {first['msg']}" if at else first["msg"], where=where) from error


def _convert(given: object, wanted: ParameterType) -> Plain:
    """The value as the type wanted; None where it is not one."""
    if wanted == "bool":
        return _boolean(given)
    if wanted in {"int", "float"}:
        return _numeric(given, wanted)
    if wanted == "date":
        return _iso_date(given)
    text = given.strip() if isinstance(given, str) else ""
    return text if text and text.isprintable() else None


def _boolean(given: object) -> bool | None:
    if isinstance(given, bool):
        return given
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(str(given).lower())


def _numeric(given: object, wanted: str) -> int | float | None:
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return None
    try:
        number = float(given)
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    if wanted == "float":
        return number
    return int(number) if number.is_integer() and abs(number) <= _MOST_EXACT else None


def _iso_date(given: object) -> str | None:
    if isinstance(given, date):
        return given.isoformat()
    try:
        return date.fromisoformat(str(given)).isoformat()
    except ValueError:
        return None


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
