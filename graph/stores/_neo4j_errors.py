"""What goes wrong between us and a Neo4j server, said so that one knows what to do next."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import shorten

from neo4j.exceptions import (
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from citegraph.errors import CitegraphError, QueryError, StoreAccessError, StoreDownError, StoreError

AGAIN = "run the same command again: what was acknowledged is kept, and the rest is completed"
DOCTOR = "citegraph doctor"
WRITES = "Statement.AccessMode"
TOLD = 160
"""So many characters of what the server said are repeated."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A way in which a server says no: how to tell it, and what it means."""

    signs: tuple[str, ...]
    """Any of these in the error's code or message."""
    kind: type[StoreError]
    message: str
    hint: str


REFUSALS = (
    Refusal(
        ("No space left", "not enough disk", "File too large", "disk is full", "Out of disk", "disk space"),
        StoreError,
        "the server has no room left on its disk",
        f"free some on the server; then {AGAIN}",
    ),
    Refusal(
        # What a full disk looks like from outside: the server says no more, and its database stops.
        ("TransactionCommitFailed", "TransactionStartFailed", "needs to be restarted", "Could not append transaction"),
        StoreError,
        "the server's database failed, as it does when its disk is full: its log says why",
        f"make room, restart the server, then {AGAIN}",
    ),
    Refusal(
        ("MemoryPoolOutOfMemory", "TransactionOutOfMemory", "OutOfMemoryError"),
        StoreError,
        "the server has too little memory for this",
        "raise dbms.memory.transaction.total.max or server.memory.heap.max_size on the server",
    ),
    Refusal(
        ("DatabaseNotFound",),
        StoreError,
        "the server has no such database",
        "citegraph cypher 'SHOW DATABASES' without ?database= (Community has one, called neo4j)",
    ),
    Refusal(
        ("ForbiddenOnReadOnlyDatabase", "WriteOnReadOnlyAccessDatabase", "NotALeader"),
        StoreAccessError,
        "the database is read-only",
        "take it off server.databases.read_only in neo4j.conf, or open the store for reading only",
    ),
    Refusal(
        ("CredentialsExpired",),
        StoreAccessError,
        "the password has to be changed first",
        "ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new', in Neo4j's browser or cypher-shell",
    ),
    Refusal(
        ("AuthenticationRateLimit",),
        StoreAccessError,
        "too many wrong passwords: the server takes none for some seconds",
        "wait, then check NEO4J_PASSWORD",
    ),
    Refusal(
        ("missing key `scheme`",),
        StoreAccessError,
        "the server wants a user name and a password, and NEO4J_PASSWORD is not set",
        "export NEO4J_PASSWORD, and NEO4J_USERNAME where it is not neo4j",
    ),
    Refusal(
        ("Security.Unauthorized",),
        StoreAccessError,
        "the server refuses this user name and password",
        "set NEO4J_USERNAME (default neo4j) and NEO4J_PASSWORD",
    ),
    Refusal(
        ("Neo.ClientError.Security.",),
        StoreAccessError,
        "this user may not do that",
        "set NEO4J_USERNAME and NEO4J_PASSWORD to those of a user who may",
    ),
    Refusal(
        ("Neo.TransientError.", "DatabaseUnavailable"),
        StoreDownError,
        "the server cannot do this now",
        AGAIN,
    ),
)
STATEMENTS = ("Neo.ClientError.Statement.", "Neo.ClientError.Procedure.", "Neo.ClientError.Schema.")
"""Codes that blame the statement; anything else is about the server."""


@contextmanager
def mended(uri: str) -> Iterator[None]:
    """Turns the driver's errors into ours; `uri` is how the user named the store."""
    try:
        yield
    except CitegraphError:
        raise
    except (Neo4jError, DriverError) as error:
        raise store_error(error, uri) from error
    except (ValueError, OverflowError, OSError) as error:
        raise StoreError(_first_line(str(error)), where=uri, hint=DOCTOR) from error


@contextmanager
def mended_query(uri: str) -> Iterator[None]:
    """The same around a statement of the user's: what is wrong with it is a QueryError."""
    try:
        with mended(uri):
            yield
    except StoreError as told:
        error = told.__cause__
        if isinstance(error, ClientError) and (error.code or "").endswith(WRITES):
            message = "the statement writes, and this is a reading query"
            raise QueryError(message, where=uri, hint="citegraph cypher --write") from error
        if isinstance(error, ClientError) and (error.code or "").startswith(STATEMENTS):
            raise QueryError(_first_line(error.message or str(error)), where=uri) from error
        if isinstance(error, ValueError | OverflowError) and not isinstance(error, OSError):
            raise QueryError(f"a parameter that no database holds: {_first_line(str(error))}", where=uri) from error
        raise


def store_error(error: Neo4jError | DriverError, uri: str) -> StoreError:
    """What an error of the driver means, where it happened, and what helps."""
    if isinstance(error, Neo4jError):
        return _refused(error, uri)
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return _down(error, uri)
    if isinstance(error, ConfigurationError):
        return StoreError(_first_line(str(error)), where=uri, hint="--store neo4j://HOST:7687?database=NAME")
    return StoreError(_first_line(str(error)), where=uri, hint=DOCTOR)


def _refused(error: Neo4jError, uri: str) -> StoreError:
    """The server answered, and it said no."""
    text = _first_line(error.message or str(error))
    for refusal in REFUSALS:
        if any(sign in f"{error.code} {text}" for sign in refusal.signs):
            return refusal.kind(f"{refusal.message} ({shorten(text, TOLD)})", where=uri, hint=refusal.hint)
    return StoreError(text, where=uri, hint=DOCTOR)


def _down(error: DriverError, uri: str) -> StoreDownError:
    """Nobody answers, or not in the language we speak."""
    told = " ".join(_all_text(error))
    secure = "+s" in uri.partition("://")[0]
    if secure and ("SSL" in told or "encryption" in told):
        hint = "the same address with bolt:// or neo4j://, or check the server's certificate"
        return StoreDownError("the server does not speak TLS, or its certificate is not trusted", where=uri, hint=hint)
    if "handshake" in told or "looks like HTTP" in told:
        hint = "the port of Bolt, usually 7687 (7474 is the browser's)"
        return StoreDownError("something answers there, but not in Neo4j's protocol", where=uri, hint=hint)
    if "DNS" in told or "resolve address" in told:
        return StoreDownError("there is no host of that name", where=uri, hint=DOCTOR)
    if "refused" in told or "timed out" in told or "establish" in told:
        hint = "start the server (docker compose up -d neo4j), then citegraph doctor"
        return StoreDownError("no server answers", where=uri, hint=hint)
    return StoreDownError(f"the connection was lost ({_first_line(str(error))})", where=uri, hint=AGAIN)


def _all_text(error: BaseException | None) -> Iterator[str]:
    """Messages of the error and of everything that led to it; routing hides the reason two levels down."""
    while error is not None:
        yield str(error)
        for inner in getattr(error, "exceptions", ()):
            yield from _all_text(inner)
        error = error.__cause__


def _first_line(text: str) -> str:
    return text.strip().split("\n", 1)[0].rstrip(".")
