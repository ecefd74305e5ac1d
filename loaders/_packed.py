"""Unpacks gzip and Zstandard on the way, told by their first bytes and not by a file's name."""

import gzip
import io
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

import zstandard

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PACKED = (".gz", ".zst")
"""Endings of packed files."""
UNPACKING_ERRORS = (EOFError, gzip.BadGzipFile, zlib.error, zstandard.ZstdError)
"""What reading raises where packed bytes are damaged or cut off."""
READ_AHEAD = 1 << 14
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


def unpacked(raw: BinaryIO) -> io.BufferedReader:
    """The bytes that are packed in `raw`, or those of `raw` itself; `peek` shows the first 16 KiB of them."""
    packed: io.BufferedReader = io.BufferedReader(_FullStart(_some(raw)), READ_AHEAD)
    magic = packed.peek(4)[:4]
    if magic.startswith(_GZIP):
        return io.BufferedReader(_FullStart(gzip.GzipFile(fileobj=packed, mode="rb").read1), READ_AHEAD)
    if magic == _ZSTD:
        return io.BufferedReader(_FullStart(_Zstandard(packed).read), READ_AHEAD)
    return packed


def _some(raw: BinaryIO) -> Callable[[int], bytes]:
    """Reads what is there: `read1` does not wait for a pipe to fill up, nor loses what precedes a cut."""
    return raw.read1 if isinstance(raw, io.BufferedIOBase) else raw.read


class _FullStart(io.RawIOBase):
    """Bytes as they come, but for the first read, which is full, so that `peek` shows as much as there is."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._started = False
        self._error: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        if self._error:
            raise self._error
        view = memoryview(buffer).cast("B")
        filled, wanted = 0, 1 if self._started else len(view)
        self._started = True
        try:
            while filled < wanted and (chunk := self._read(len(view) - filled)):
                view[filled : filled + len(chunk)] = chunk
                filled += len(chunk)
        except UNPACKING_ERRORS as error:
            self._error = error
            if not filled:
                raise
        return filled


class _Zstandard:
    """Bytes of Zstandard frames, one behind the other.

    It raises EOFError where the last frame is cut off, which python-zstandard's own readers take for its end.
    """

    def __init__(self, packed: io.BufferedReader) -> None:
        self._packed = packed
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._within = False
        self._ready = b""

    def read(self, size: int, /) -> bytes:
        while not self._ready and (chunk := self._unpack()) is not None:
            self._ready = chunk
        taken, self._ready = self._ready[:size], self._ready[size:]
        return taken

    def _unpack(self) -> bytes | None:
        packed = self._frame.unused_data if self._frame.eof else b""
        packed = packed or self._packed.read(READ_AHEAD)
        if not packed:
            if self._within:
                raise EOFError("Zstandard frame ended before its end-of-frame mark was reached")
            return None
        if self._frame.eof:
            self._frame = zstandard.ZstdDecompressor().decompressobj()
        data = self._frame.decompress(packed)
        self._within = not self._frame.eof
        return data
