"""JSON Lines as records, for the loaders whose sources are such."""

import json
from collections.abc import Callable, Iterator
from typing import TypeVar

from pydantic import ValidationError

from citegraph.graph.model import Paper, SourceRecord
from citegraph.loaders import RAW, Rejected, Source

Record = TypeVar("Record", Paper, SourceRecord)


def load_lines(source: Source, read: Callable[[dict[str, object]], tuple[Record, str]]) -> Iterator[Record | Rejected]:
    """What `read` makes of each line's object, and Rejected for each line that holds none, or the same paper again.

    `read` returns the record and what it had to leave out, if anything, and raises ValueError (a pydantic
    ValidationError is one) where an object is no record. Blank lines are passed over.
    """
    seen: dict[str, int] = {}
    for number, line in source.lines():
        if not line.strip():
            continue
        try:
            record, left_out = read(_object(line))
        except (ValueError, RecursionError) as error:
            yield rejected(source, number, line, reason=_reason(error))
            continue
        first = seen.setdefault(record.key, number)
        if first != number:
            yield rejected(source, number, line, reason=f"the same paper as on line {first}")
            continue
        if left_out:
            yield rejected(source, number, line, reason=left_out, loaded=True)
        yield record


def rejected(source: Source, line: int, raw: str, *, reason: str, loaded: bool = False) -> Rejected:
    """The record on this line of the source, rejected for this reason."""
    return Rejected(source=source.where, line=line, reason=reason, raw=raw[:RAW], loaded=loaded)


def _object(line: str) -> dict[str, object]:
    value = json.loads(line)
    if isinstance(value, dict):
        return value
    names = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    raise ValueError(f"no JSON object but {names.get(type(value), 'a number')}")


def _reason(error: Exception) -> str:
    """Every problem with a record in one line: `year: Input should be a valid integer`."""
    if isinstance(error, ValidationError):
        return "; ".join(f"{'.'.join(map(str, e['loc'])) or 'record'}: {e['msg']}" for e in error.errors())
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON: {error.msg} at column {error.colno}"
    return "no JSON that is meant to be read: nested too deeply" if isinstance(error, RecursionError) else str(error)
