"""Finds parts that register themselves: by standing in their folder, or by entry point."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pkgutil import iter_modules
from typing import Generic, TypeVar, cast

from citegraph.errors import UnknownNameError

Part = TypeVar("Part")


class Registry(Generic[Part]):
    """The parts of one kind, found by name and imported only when asked for.

    A part is a public module (its name does not start with an underscore) in `package` that has an attribute
    called `kind` holding the part; other distributions add theirs by an entry point in the group
    `citegraph.<kind>s` that names such an object. The module `daily_papers` is the part `daily-papers`.

    >>> loaders = Registry("loader", "citegraph.loaders")
    >>> "jsonl" in loaders.names()
    True
    """

    def __init__(self, kind: str, package: str) -> None:
        self.kind = kind
        """What such a part is called in messages, and the attribute of a module that holds it."""
        self.package = package
        """The package whose public modules are parts."""

    def names(self) -> list[str]:
        """Names of every part there is, sorted."""
        return sorted({*self._modules(), *_entry_points(self._group)})

    def get(self, name: str) -> Part:
        """The part called `name`.

        Raises:
            UnknownNameError: if there is no such part; it lists those there are.
        """
        if module := self._modules().get(name):
            return cast("Part", getattr(import_module(module), self.kind))
        if point := _entry_points(self._group).get(name):
            return cast("Part", point.load())
        raise UnknownNameError(self.kind, name, self.names())

    def all(self) -> Iterator[tuple[str, Part]]:
        """Every part with its name, in the order of their names."""
        for name in self.names():
            yield name, self.get(name)

    def _modules(self) -> dict[str, str]:
        return _public_modules(self.package)

    @property
    def _group(self) -> str:
        return f"citegraph.{self.kind}s"


@cache
def _entry_points(group: str) -> dict[str, EntryPoint]:
    """What other distributions add; looked for once, as that reads the metadata of every one installed."""
    return {point.name: point for point in entry_points(group=group)}


@cache
def _public_modules(package: str) -> dict[str, str]:
    path = import_module(package).__path__
    found = [module.name for module in iter_modules(path) if not module.ispkg and not module.name.startswith("_")]
    return {name.replace("_", "-"): f"{package}.{name}" for name in found}
