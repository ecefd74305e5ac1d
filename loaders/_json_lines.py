"""JSON Lines as records, for the loaders whose sources are such."""

import json
from collections.abc import Callable, Iterator
from functools import partial

from citegraph.loaders import Rejected, Source
from citegraph.loaders._records import RawRecord, Read, Record, load_records


def load_lines(source: Source, read: Callable[[dict[str, object]], tuple[Record, str]]) -> Iterator[Record | Rejected]:
    """What `read` makes of each line's object, and Rejected for each line that holds none, or the same paper again.

    `read` returns the record and what it had to leave out, if anything, and raises ValueError (a pydantic
    ValidationError is one) where an object is no record. Blank lines are passed over.
    """

    def records() -> Iterator[tuple[RawRecord, Read[Record]]]:
        for number, line in source.lines():
            if line.strip():
                yield RawRecord(number, line), partial(_read, line, read)

    return load_records(source, records())


def _read(line: str, read: Callable[[dict[str, object]], tuple[Record, str]]) -> tuple[Record, str]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at column {error.colno}") from error
    return read(json_object(value))


def json_object(value: object) -> dict[str, object]:
    """The value where it is a JSON object.

    Raises:
        ValueError: where it is anything else.
    """
    if isinstance(value, dict):
        return value
    names = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    raise ValueError(f"no JSON object but {names.get(type(value), 'a number')}")
