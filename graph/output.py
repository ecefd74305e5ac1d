"""Files that appear whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from citegraph.errors import OutputError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file open for writing that takes its name only when the block ends without an error.

    It is written beside its goal and renamed, so that a reader sees the old file or the new one and never half of it.
    A device or pipe (`/dev/stdout`) is written directly.

    Raises:
        OutputError: if the file cannot be written.

    >>> import tempfile
    >>> goal = Path(tempfile.mkdtemp()) / "page.html"
    >>> with whole_file(goal) as out:
    ...     _ = out.write(b"<!doctype html>")
    >>> goal.read_bytes()
    b'<!doctype html>'
    """
    goal = Path(os.path.realpath(path))
    try:
        with _direct(goal) if goal.exists() and not goal.is_file() else _renamed(goal) as out:
            yield out
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"cannot be written: {reason}", where=str(path)) from error


@contextmanager
def _direct(goal: Path) -> Iterator[BinaryIO]:
    with goal.open("wb") as out:
        yield out


@contextmanager
def _renamed(goal: Path) -> Iterator[BinaryIO]:
    # The name holds nothing of the goal's own, which may already be as long as the file system allows.
    part = goal.with_name(f".citegraph-{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(goal)
    finally:
        part.unlink(missing_ok=True)
