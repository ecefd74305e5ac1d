"""Every error that citegraph raises on purpose.

    CitegraphError
    ├── UnknownNameError        a format, store, query, parameter or entity that does not exist
    ├── SourceError             a source that cannot be read
    ├── LexiconError            a lexicon file that cannot be used; names the line
    ├── ExtractionError         the language model is missing or unusable
    ├── StoreError              a store that cannot be opened, read or written
    │   ├── StoreBusyError      another process is writing (transient)
    │   ├── StoreDownError      the server does not answer (transient)
    │   ├── StoreAccessError    wrong credentials, or no right to do this
    │   └── VersionsDifferError the store was written with other versions
    ├── QueryError              a query that cannot be run as asked
    │   └── AmbiguousNameError  a name that stands for several things
    └── OutputError             a view or an export that cannot be written

Errors that may go away when the same call is made again also derive from `TransientError`, so that code which
retries asks for the type and never reads the message.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class CitegraphError(Exception):
    """What went wrong, where, what would be valid, and the command that helps.

    >>> print(CitegraphError("no such file", where="papers.txt", hint="citegraph load --help"))
    papers.txt: no such file
    Try: citegraph load --help
    """

    def __init__(self, message: str, *, where: str = "", valid: Iterable[str] = (), hint: str = "") -> None:
        self.message = message
        """One sentence without a full stop: what went wrong."""
        self.where = where
        """The file and line, store, query or parameter it went wrong in."""
        self.valid = tuple(valid)
        """The values that would have been accepted, where there is such a list."""
        self.hint = hint
        """A command to run next."""
        super().__init__(message)

    def __str__(self) -> str:
        lines = [f"{self.where}: {self.message}" if self.where else self.message]
        if self.valid:
            lines.append(f"Valid: {', '.join(self.valid)}")
        if self.hint:
            lines.append(f"Try: {self.hint}")
        return "\n".join(lines)


class TransientError(CitegraphError):
    """The same call may succeed when made again."""


class UnknownNameError(CitegraphError):
    """A name that stands for nothing; says which names there are, and which come close.

    >>> raise UnknownNameError("format", "jsnol", ["daily-papers", "jsonl"])
    Traceback (most recent call last):
    citegraph.errors.UnknownNameError: unknown format 'jsnol', did you mean 'jsonl'?
    Valid: daily-papers, jsonl
    """

    def __init__(
        self,
        kind: str,
        given: str,
        valid: Iterable[str],
        *,
        close: Iterable[str] | None = None,
        where: str = "",
        hint: str = "",
    ) -> None:
        known = sorted(set(valid))
        self.given = given
        """The name as it was given."""
        self.close = tuple(get_close_matches(given, known, n=3) if close is None else close)
        """Known names that a typo could have turned into the given one, nearest first; pass them as `close` where
        there are too many names to list."""
        guess = f", did you mean {' or '.join(map(repr, self.close))}?" if self.close else ""
        super().__init__(f"unknown {kind} {given!r}{guess}", where=where, valid=known, hint=hint)


class SourceError(CitegraphError):
    """A source that cannot be read."""


class LexiconError(CitegraphError):
    """A lexicon file that cannot be read, or that contradicts itself."""


class ExtractionError(CitegraphError):
    """The language model is missing or unusable."""


class StoreError(CitegraphError):
    """A store that cannot be opened, read or written."""


class StoreBusyError(StoreError, TransientError):
    """Another process is writing to the store."""


class StoreDownError(StoreError, TransientError):
    """The database server does not answer."""


class StoreAccessError(StoreError):
    """Wrong credentials, or no right to do this."""


class VersionsDifferError(StoreError):
    """The store was written with another lexicon, model, name table or schema."""


class QueryError(CitegraphError):
    """A query that cannot be run as asked."""


class AmbiguousNameError(QueryError):
    """A name that stands for several things; `valid` holds their ids, each of which may be given instead."""


class OutputError(CitegraphError):
    """A view or an export that cannot be written."""
