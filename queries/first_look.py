"""The first look for names: in one statement what they are the ids of and, where an index tells, the names of.

On a server a statement costs a way there and back. So that a question need not take two, the look may go along with the
text of a query, asked about the ids that the names most likely have: its rows, marked, stand before those of the query.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from citegraph.graph.names import slug
from citegraph.graph.stores import Cell, IndexesText, Reader, Rows, TextIndex
from citegraph.queries.header import LABELS, Kind, Query

_MARK = "// found"
"""What the first cell of a row of ours begins with; no query returns a list that begins so."""
_BY_ID = """
UNWIND $look_ids AS given
MATCH (n:{labels} {{id: given}})
RETURN ['{mark}', 'id', given, n.id, labels(n)[0], n.name] + coalesce(n.aliases, []) AS {columns}
"""
_BY_NAME = """
UNION ALL
{find}
MATCH (n:{labels})
UNWIND $look_names AS given
WITH n, given
WHERE toLower(n.name) = given OR any(alias IN coalesce(n.aliases, []) WHERE toLower(alias) = given)
RETURN ['{mark}', 'name', given, n.id, labels(n)[0], n.name] + coalesce(n.aliases, []) AS {columns}
"""
_QUERY = """
UNION ALL
{query}
"""
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A node that a name stands for."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What the first look finds for one name."""

    by_id: list[Named]
    by_name: list[Named] | None
    """In the order of their ids; None where the look did not ask for names."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """A look for names of one kind."""

    names: tuple[str, ...]
    kind: Kind
    index: TextIndex | None
    candidates: Mapping[str, str]
    """By name, what the index is asked; names that are ids, or that it cannot tell, are not among them."""

    @classmethod
    def of(cls, reader: Reader, names: Sequence[str], kind: Kind) -> "FirstLook":
        """The look that this reader can take."""
        index = reader.text_index if isinstance(reader, IndexesText) else None
        asked = {name: index.named(name) for name in names if not _like_an_id(name)} if index else {}
        return cls(tuple(dict.fromkeys(names)), kind, index, {name: text for name, text in asked.items() if text})

    def run(self, reader: Reader) -> dict[str, Found]:
        """What is found, by name."""
        return self._found(reader.run(self._text(["found"]), self._parameters).rows)

    def run_with(self, reader: Reader, query: Query, values: Mapping[str, object]) -> tuple[dict[str, Found], Rows]:
        """What is found, and the rows of the query for these values, from one statement."""
        columns = [column.name for column in query.columns]
        text = self._text(columns) + _QUERY.format(query=query.text(values))
        rows = reader.run(text, {**self._parameters, **values})
        answer = Rows(rows.columns, tuple(row for row in rows.rows if not _is_ours(row)))
        return self._found([row for row in rows.rows if _is_ours(row)]), answer

    def _text(self, columns: Sequence[str]) -> str:
        # Labels and columns cannot be parameters in Cypher; these come from closed lists of our own.
        parts = {
            "labels": "|".join(LABELS[self.kind]),
            "columns": ", null AS ".join(columns),
            "mark": _MARK,
            "find": self.index.find if self.index else "",
        }
        return (_BY_ID + _BY_NAME if self.candidates else _BY_ID).format(**parts)

    @property
    def _parameters(self) -> dict[str, object]:
        lowered = sorted({name.lower() for name in self.candidates})
        return {"look_ids": self.names, "look_names": lowered, "candidates": " ".join(self.candidates.values())}

    def _found(self, rows: Sequence[Row]) -> dict[str, Found]:
        found = [(how, given, node) for how, given, node in map(_read, rows)]
        return {
            name: Found(
                [node for how, given, node in found if how == "id" and given == name],
                sorted(_by_name(found, name.lower()), key=lambda node: node.id) if name in self.candidates else None,
            )
            for name in self.names
        }


def likely_id(name: str, kind: Kind) -> str:
    """The id that a node of this name most likely has, or the name itself where it looks like an id.

    >>> likely_id("FlashAttention-2", "method"), likely_id("paper:lean-attention", "paper")
    ('method:flashattention-2', 'paper:lean-attention')
    """
    return name if _like_an_id(name) else f"{LABELS[kind][0].lower()}:{slug(name)}"


def _like_an_id(name: str) -> bool:
    label, colon, _ = name.partition(":")
    return bool(colon) and label in _PREFIXES


_PREFIXES = frozenset(label.lower() for label in (*LABELS["node"], "Claim"))


def _is_ours(row: Row) -> bool:
    return isinstance(row[0], list) and row[0][:1] == [_MARK]


def _read(row: Row) -> tuple[str, str, Named]:
    cells = row[0] if isinstance(row[0], list) else []
    _, how, given, node, label, name, *aliases = map(str, cells)
    return how, given, Named(node, label, name, tuple(aliases))


def _by_name(found: Sequence[tuple[str, str, Named]], lowered: str) -> Iterator[Named]:
    return (node for how, given, node in found if how == "name" and given == lowered)
