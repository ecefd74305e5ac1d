"""Records one after the other: each becomes a paper, or is Rejected with its line while the rest goes on."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias, TypeVar

from pydantic import ValidationError

from citegraph.graph.model import Paper, SourceRecord
from citegraph.loaders import RAW, Rejected, Source

Record = TypeVar("Record", Paper, SourceRecord)
Read: TypeAlias = Callable[[], tuple[Record, str]]
"""Makes the paper, and says what had to be left out, if anything; raises ValueError where there is none."""


class RawRecord(NamedTuple):
    """A record as it stands in its source."""

    line: int
    """Line that it starts on, from 1."""
    raw: str


def load_records(source: Source, records: Iterable[tuple[RawRecord, Read[Record]]]) -> Iterator[Record | Rejected]:
    """What each record is read as, and Rejected for each that is none, or the same paper again."""
    seen: dict[str, int] = {}
    for record, read in records:
        try:
            paper, left_out = read()
        except (ValueError, RecursionError) as error:
            yield rejected(source, record, reason=_reason(error))
            continue
        first = seen.setdefault(paper.key, record.line)
        if first != record.line:
            yield rejected(source, record, reason=f"the same paper as on line {first}")
            continue
        if left_out:
            yield rejected(source, record, reason=left_out, loaded=True)
        yield paper


def rejected(source: Source, record: RawRecord, *, reason: str, loaded: bool = False) -> Rejected:
    """The record, rejected for this reason."""
    return Rejected(source=source.where, line=record.line, reason=reason, raw=record.raw[:RAW], loaded=loaded)


def failing(reason: str) -> Read[Paper]:
    """Reads a record that is known to be none."""

    def read() -> tuple[Paper, str]:
        raise ValueError(reason)

    return read


def _reason(error: Exception) -> str:
    """Every problem with a record in one line: `year: Input should be a valid integer`."""
    if isinstance(error, ValidationError):
        return "; ".join(f"{'.'.join(map(str, e['loc'])) or 'record'}: {e['msg']}" for e in error.errors())
    return "no JSON that is meant to be read: nested too deeply" if isinstance(error, RecursionError) else str(error)
