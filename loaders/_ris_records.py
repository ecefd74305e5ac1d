"""The records of a RIS file one at a time, each with its line, taken apart by rispy (https://pypi.org/project/rispy/)."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import rispy

from citegraph.loaders import Source
from citegraph.loaders._records import RawRecord

Fields: TypeAlias = Mapping[str, object]
"""What a record says, by rispy's names of the tags."""
_START = re.compile(r"\ufeff?TY {1,2}-")
_NUMBER = re.compile(r"\s*\d+\.\s*")
"""What rispy, and so ASReview, writes before each record."""
_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: |$)")


def ris_records(source: Source) -> Iterator[tuple[RawRecord, Fields]]:
    """Each record with its first line; one that no `ER` ends is over where the next begins, or the file.

    What stands between records, and a record without a `TY`, comes without any field.
    """
    first, lines = 0, list[str]()
    for number, line in source.lines():
        if _START.match(line) and lines:
            yield _record(first, lines)
            lines = []
        if lines or (line.strip() and not _NUMBER.fullmatch(line)):
            first = first if lines else number
            lines.append(_spaced(line))
        if line.startswith("ER") and _TAG.match(line):
            yield _record(first, lines)
            lines = []
    if lines:
        yield _record(first, lines)


def _spaced(line: str) -> str:
    """The line with its tag written as the format asks: two spaces before the hyphen, one behind it."""
    return _TAG.sub(r"\1  - ", line.removeprefix("\ufeff"), count=1)


def _record(first: int, lines: list[str]) -> tuple[RawRecord, Fields]:
    ended = lines if lines[-1].startswith("ER  -") else [*lines, "ER  - "]
    # rispy would take an empty line for the continuation of a value; so are wrapped ones, which it joins.
    parsed = rispy.loads("\n".join(line for line in ended if line.strip()), skip_unknown_tags=True)
    return RawRecord(first, "\n".join(lines)), (parsed[0] if parsed else {})


def texts(fields: Fields, *names: str) -> tuple[str, ...]:
    """The values of the first of these fields that has any."""
    for name in names:
        value = fields.get(name)
        found = tuple(str(one) for one in (value if isinstance(value, list) else [value]) if one)
        if found:
            return found
    return ()
