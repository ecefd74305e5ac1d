"""A source of papers as numbered lines of text, wherever it is and however it is packed."""

from collections.abc import Iterator
from typing import Protocol


class Source(Protocol):
    """Text that papers come from."""

    name: str
    """A file's name without its folder, `stdin`, or an identifier."""

    def lines(self) -> Iterator[tuple[int, str]]:
        """Lines with their numbers from 1, without line ends; a byte order mark is no part of the first."""
        ...
