"""A source of papers as numbered lines of text, wherever it is and however it is packed."""

import io
import os
import re
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from citegraph.errors import SourceError
from citegraph.loaders._packed import PACKED, UNPACKING_ERRORS, unpacked

HEAD = 4096
"""How many characters a loader may look at to recognise its kind of source."""
STDIN = "-"
_IDENTIFIER = re.compile(r"(?:arxiv|doi|acl|openalex|s2|hf):\S+|10\.\d{4,9}/\S+", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_UNDECODABLE = re.compile("[\udc80-\udcff]+")


class Damage(NamedTuple):
    """A place where a source is not the text it should be."""

    line: int
    reason: str
    """What is wrong there, and what was done about it."""
    lost: bool
    """Whether text is missing for it."""


class Source(Protocol):
    """Text that papers come from."""

    name: str
    """A file's name without its folder and without `.gz` or `.zst`, or `stdin`: papers carry it as their source."""
    where: str
    """The source as its user would find it again: messages name it so."""
    damage: list[Damage]
    """What was wrong in the lines read so far."""
    again: bool
    """Whether `lines` can be read a second time."""

    def head(self) -> str:
        """The first characters (4,096 at most), which `lines` yields all the same."""
        ...

    def lines(self) -> Iterator[tuple[int, str]]:
        """Lines with their numbers from 1, without line ends; a byte order mark is no part of the first.

        Raises:
            SourceError: if nothing of the source can be read; what cannot be read further on becomes `damage`.
        """
        ...


class TextSource:
    r"""Text at hand, for programs that hold a source in memory.

    >>> list(TextSource("one\r\ntwo", name="memory").lines())
    [(1, 'one'), (2, 'two')]
    """

    again = True

    def __init__(self, text: str, *, name: str = "text") -> None:
        self.name = self.where = name
        self.damage: list[Damage] = []
        self._text = text

    def head(self) -> str:
        """The first characters."""
        return self._text[:HEAD]

    def lines(self) -> Iterator[tuple[int, str]]:
        """Lines with their numbers."""
        for number, line in enumerate(io.StringIO(self._text, newline=None), start=1):
            yield number, line.removesuffix("\n")


class FileSource:
    """A file, read lazily, unpacked on the way where it is gzip or Zstandard, whatever it is called."""

    again = True

    def __init__(self, path: Path) -> None:
        self.name = path.stem if path.suffix.lower() in PACKED else path.name
        self.where = str(path)
        self.damage: list[Damage] = []
        self._path = path

    def head(self) -> str:
        """The first characters, unpacked."""
        with self.open() as raw:
            return _head(_unpacked(raw, where=self.where), where=self.where)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Lines with their numbers.

        Raises:
            SourceError: if the file is missing, may not be read, or is damaged from its start.
        """
        self.damage.clear()
        with self.open() as raw:
            yield from _lines(_unpacked(raw, where=self.where), where=self.where, damage=self.damage)

    def open(self) -> BinaryIO:
        """The bytes of the file as they stand on disk.

        Raises:
            SourceError: if the file is missing or may not be read.
        """
        try:
            return self._path.open("rb")
        except OSError as error:
            raise _unreadable(self._path, error) from error


class StreamSource:
    """What comes through a pipe, or from standard input: packed or not, it can be read once."""

    again = False

    def __init__(self, stream: BinaryIO, *, name: str) -> None:
        self.name = self.where = name
        self.damage: list[Damage] = []
        self._stream = stream

    def head(self) -> str:
        """The first characters, unpacked."""
        return _head(self._bytes, where=self.where)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Lines with their numbers.

        Raises:
            SourceError: if the input is damaged from its start.
        """
        return _lines(self._bytes, where=self.where, damage=self.damage)

    @cached_property
    def _bytes(self) -> io.BufferedReader:
        return _unpacked(self._stream, where=self.where)


def open_source(text: str) -> list[Source]:
    """The sources that `text` names: one for a file, pipe or `-`; for a folder every file below it, in sorted order.

    Hidden files and folders (their names start with a dot) are passed over.

    Raises:
        SourceError: if there is no such file or folder, or it may not be read, or `text` is an identifier.
    """
    if text == STDIN:
        return [StreamSource(sys.stdin.buffer, name="stdin")]
    path = Path(text)
    if path.is_dir():
        return [FileSource(file) for file in _files_below(path)]
    if _IDENTIFIER.fullmatch(text) and not path.exists():
        raise _no_identifiers_yet(text)
    source = FileSource(path)
    opened = source.open()  # at once, so that a file which cannot be read is told before any work starts
    if path.is_file():
        opened.close()
        return [source]
    return [StreamSource(opened, name=text)]


def _no_identifiers_yet(identifier: str) -> SourceError:
    return SourceError(
        "identifiers are not supported yet: save the paper as a line of JSON Lines, "
        '{"title": "...", "abstract": "..."}, and load that file',
        where=identifier,
        hint="citegraph load papers.jsonl",
    )


def _files_below(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise _unreadable(folder, error) from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files_below(entry)
        elif entry.is_file():
            yield entry


def _unreadable(path: Path, error: OSError) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceError("no such file or folder", where=str(path), hint="citegraph load --help")
    if isinstance(error, PermissionError):
        return SourceError("you have no permission to read this", where=str(path), hint=f"ls -l {path}")
    return SourceError(f"cannot be read: {os.strerror(error.errno or 0)}", where=str(path))


def _unpacked(raw: BinaryIO, *, where: str) -> io.BufferedReader:
    try:
        return unpacked(raw)
    except OSError as error:
        raise _unusable(where, error) from error


def _head(raw: io.BufferedReader, *, where: str) -> str:
    try:
        start = raw.peek()
    except UNPACKING_ERRORS as error:
        raise _unusable(where, error) from error
    return start.decode(_encoding(start), errors="replace")[:HEAD]


def _encoding(start: bytes) -> str:
    return next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")


def _lines(raw: io.BufferedReader, *, where: str, damage: list[Damage]) -> Iterator[tuple[int, str]]:
    number = 0
    try:
        for number, line in enumerate(_text(raw), start=1):
            plain = line.removesuffix("\n")
            if not plain.isascii() and (mended := _UNDECODABLE.sub("\ufffd", plain)) != plain:
                damage.append(Damage(number, "bytes that are not UTF-8; U+FFFD stands in their place", lost=False))
                plain = mended
            yield number, plain
    except (*UNPACKING_ERRORS, OSError) as error:
        if not number:
            raise _unusable(where, error) from error
        damage.append(Damage(number + 1, f"cannot be read on from here, damaged or cut off: {error}", lost=True))


def _text(raw: io.BufferedReader) -> io.TextIOWrapper:
    """Characters of `raw`; bytes that are none come as lone surrogates, which no text holds as it holds U+FFFD."""
    encoding = _encoding(raw.peek())
    errors = "replace" if encoding == "utf-16" else "surrogateescape"
    return io.TextIOWrapper(raw, encoding=encoding, errors=errors, newline=None)


def _unusable(where: str, error: Exception) -> SourceError:
    return SourceError(f"damaged or cut off: {error}", where=where, hint=f"file {where}")
