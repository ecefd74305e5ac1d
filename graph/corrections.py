"""What a user knows better: names that are one thing, a name that is two, and what a thing is called.

The corrections of a store are one small TOML text that people may edit. They are applied whenever the graph is derived.
"""

import json
import tomllib
from collections.abc import Iterable

from pydantic import Field, ValidationError

from citegraph.errors import CitegraphError
from citegraph.graph.model import Value
from citegraph.graph.names import name_key


class Merge(Value):
    """Two names stand for one thing."""

    name: str = Field(min_length=1)
    """The name, or the id, of what goes into the other."""
    into: str = Field(min_length=1)
    """The name, or the id, of what stays."""


class Split(Value):
    """In some papers a name stands for something else."""

    name: str = Field(min_length=1)
    papers: tuple[str, ...] = Field(min_length=1)
    """Ids or titles of these papers."""
    to: str = Field(min_length=1)
    """What it stands for there: a name of its own, or that of another thing."""


class Rename(Value):
    """A thing goes by another of its names, or by a new one."""

    name: str = Field(min_length=1)
    to: str = Field(min_length=1)


class Corrections(Value):
    """All corrections of one store, in the order in which they were made."""

    merge: tuple[Merge, ...] = ()
    split: tuple[Split, ...] = ()
    rename: tuple[Rename, ...] = ()

    def about(self, names: Iterable[str]) -> list[Merge | Split | Rename]:
        """The corrections that speak of one of these names or ids, in the order of the file's kinds.

        >>> [c.to for c in Corrections(rename=(Rename(name="CBMs", to="CBM"),)).about(["concept bottleneck", "CBM"])]
        ['CBM']
        """
        keys = set(map(name_key, names))
        every: list[Merge | Split | Rename] = [*self.merge, *self.split, *self.rename]
        return [correction for correction in every if not keys.isdisjoint(_ends(correction))]


def _ends(correction: Merge | Split | Rename) -> tuple[str, str]:
    """The keys of both names of a correction."""
    other = correction.into if isinstance(correction, Merge) else correction.to
    return key_of(correction.name), key_of(other)


_LABELS = frozenset({"method", "dataset", "concept"})


def key_of(name: str) -> str:
    """The key of a name, or of a thing given by its id.

    >>> key_of("method:mixture-of-experts") == key_of("Mixture of Experts")
    True
    """
    label, colon, rest = name.partition(":")
    return name_key(rest if colon and label in _LABELS else name)


def parse_corrections(text: str, *, where: str) -> Corrections:
    """The corrections that a TOML text holds; `where` is what messages call it.

    Raises:
        CitegraphError: if it is not valid TOML, or says something that is no correction.
    """
    try:
        return Corrections.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise CitegraphError(f"not a valid corrections file: {error}", where=where) from error
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        message = f"not a correction at {place}: {error.errors()[0]['msg']}"
        raise CitegraphError(message, where=where, valid=("merge", "split", "rename")) from error


def with_correction(text: str, correction: Merge | Split | Rename) -> str:
    """The text with one correction behind it; what people wrote there stays."""
    kind = type(correction).__name__.lower()
    lines = [f"[[{kind}]]"]
    lines += [f"{field} = {json.dumps(value, ensure_ascii=False)}" for field, value in correction.model_dump().items()]
    return (text.rstrip("\n") + "\n\n" if text.strip() else "") + "\n".join(lines) + "\n"
