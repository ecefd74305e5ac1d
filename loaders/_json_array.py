"""The objects of a JSON array one by one, so that a large file is never held whole, with the line of each."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from citegraph.loaders import Source
from citegraph.loaders._records import RawRecord

_BETWEEN = re.compile(r"[\s,]*")
_OPENING = re.compile(r"^[ \t]*\{", re.MULTILINE)
_DECODER = json.JSONDecoder()
_UNFINISHED = re.compile(r'[\s,:{\["\'}\]]*')


@dataclass
class _Buffer:
    """The part of the source that was read and not yet used."""

    lines: Iterator[tuple[int, str]]
    text: str = ""
    line: int = 1
    """Line of the source that `text` begins on."""
    ended: bool = field(default=False, init=False)

    def more(self) -> bool:
        """Reads a line; says whether there was one."""
        _, line = next(self.lines, (0, None))
        if line is None:
            self.ended = True
            return False
        self.text += f"{line}\n"
        return True

    def drop(self, length: int) -> str:
        """Takes the first characters away, and returns them."""
        taken, self.text = self.text[:length], self.text[length:]
        self.line += taken.count("\n")
        return taken


def json_array(source: Source, *, name: str = "") -> Iterator[tuple[RawRecord, object]]:
    """Each element of the array that the source is, or of the one called `name` in the object that it is.

    An element that is no JSON comes as a ValueError that says why; reading goes on at the next line that opens one.
    """
    buffer = _Buffer(source.lines())
    start = re.compile(rf'"{re.escape(name)}"\s*:\s*\[' if name else r"\[")
    while not (found := start.search(buffer.text)):
        if not buffer.more():
            return
    buffer.drop(found.end())
    while _element_follows(buffer):
        yield _element(buffer)


def _element_follows(buffer: _Buffer) -> bool:
    while True:
        between = _BETWEEN.match(buffer.text)
        buffer.drop(between.end() if between else 0)
        if buffer.text:
            return not buffer.text.startswith("]")
        if not buffer.more():
            return False


def _element(buffer: _Buffer) -> tuple[RawRecord, object]:
    line = buffer.line
    while True:
        try:
            value, end = _DECODER.raw_decode(buffer.text)
        except json.JSONDecodeError as error:
            if _UNFINISHED.fullmatch(buffer.text, error.pos) and buffer.more():
                continue
            reason = ValueError(
                f"no JSON: {error.msg.removesuffix(' at')}, on line {line + error.lineno - 1}, column {error.colno}"
            )
            return RawRecord(line, _skipped(buffer)), reason
        except RecursionError as error:
            return RawRecord(line, _skipped(buffer)), error
        # A number or word may go on in the next line; an object, which a paper is, cannot.
        return RawRecord(line, buffer.drop(end)), value


def _skipped(buffer: _Buffer) -> str:
    """Takes away what cannot be read, up to the next line that opens an object, or all there is."""
    at = buffer.text.find("\n") + 1 or len(buffer.text)
    while not (found := _OPENING.search(buffer.text, at)):
        at = len(buffer.text)
        if not buffer.more():
            return buffer.drop(at)
    return buffer.drop(found.start())
