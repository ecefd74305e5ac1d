"""Finds what a user means by a name: an id, a name or alias in any case, spelling or plural, or a paper's short title.

The stages go from the narrowest to the widest reading, and the first that finds anything decides. Several things found
in one stage are an ambiguous name, never a guess; nothing found in any is an unknown one, told with what comes close.

The first look is one statement for the first two stages and for all names of a question.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from citegraph.errors import AmbiguousNameError, UnknownNameError
from citegraph.graph.names import name_key
from citegraph.graph.stores import Cell, IndexesText, Reader
from citegraph.queries.first_look import FirstLook, Found, Named
from citegraph.queries.header import LABELS, Kind

_RETURN = """
RETURN n.id AS id, labels(n)[0] AS label, n.name AS name, coalesce(n.aliases, []) AS aliases
ORDER BY id
"""
_BY_ID = "MATCH (n:{labels} {{id: $given}})" + _RETURN
_EVERY = "MATCH (n:{labels})"
_BY_NAME = (
    """
WHERE toLower(n.name) = $lowered OR any(alias IN coalesce(n.aliases, []) WHERE toLower(alias) = $lowered)
"""
    + _RETURN
)
_ALL = "MATCH (n:{labels})" + _RETURN
_PROPERTIES = "MATCH (n:{labels} {{id: $given}}) RETURN properties(n) AS properties"
_BY_PAPER_ID = "MATCH (n:Paper) WHERE toLower(n.doi) = toLower($given) OR n.arxiv_id = $given" + _RETURN
_BY_SHORT_TITLE = "\nWHERE toLower(n.name) STARTS WITH $lowered + ':'" + _RETURN
_BY_INTRODUCED = "MATCH (n:Paper)-[:INTRODUCES]->(m) WHERE m.id IN $ids WITH DISTINCT n" + _RETURN

_ARXIV = re.compile(
    r"(?:arxiv:|https?://arxiv\.org/(?:abs|pdf)/)?(?P<id>\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v\d+)?", re.IGNORECASE
)
_DOI = re.compile(r"(?:doi:|https?://(?:dx\.)?doi\.org/)?(?P<id>10\.\d{4,9}/\S+)", re.IGNORECASE)
WORDS: Mapping[Kind, str] = {
    "paper": "paper",
    "method": "method",
    "dataset": "dataset",
    "artefact": "method or dataset",
    "concept": "concept",
    "entity": "method, dataset or concept",
    "author": "author",
    "venue": "venue",
    "node": "name",
}
"""What each kind is called in messages."""
CLOSE = 0.7
"""The least similarity of a name offered as "did you mean"."""
FEW_PAIRS = 3
"""A name with fewer pairs of letters may share none with its typo."""
MOST_SENSES = 10
"""At most this many senses of an ambiguous name are listed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that a user gave, and what it may stand for."""

    given: str
    kind: Kind
    where: str = ""
    """Who asked, for messages."""

    @property
    def name(self) -> str:
        """The name without space around it."""
        return self.given.strip()


def look_up(reader: Reader, given: str, *, kind: Kind, where: str = "") -> Named:
    """The one node of the kind that the name stands for; `where` says in messages who asked.

    Raises:
        AmbiguousNameError: if it stands for several; `valid` holds their ids.
        UnknownNameError: if it stands for nothing; `close` holds the names it could have been meant as.
    """
    return look_up_all(reader, [Wanted(given, kind, where)])[0]


def look_up_all(reader: Reader, wanted: Sequence[Wanted]) -> list[Named]:
    """The nodes that the names stand for, as `look_up` finds them, in fewer ways to a server.

    Raises:
        AmbiguousNameError: for the first name that stands for several things, where none before it is unknown.
        UnknownNameError: for the first name that stands for nothing, where none before it is ambiguous.
    """
    names: dict[Kind, list[str]] = {}
    for one in wanted:
        names.setdefault(one.kind, []).append(one.name)
    found = {kind: FirstLook.of(reader, given, kind).run(reader) for kind, given in names.items()}
    return [meant(reader, one, found[one.kind][one.name]) for one in wanted]


def meant(reader: Reader, wanted: Wanted, first: Found) -> Named:
    """The node that a name stands for, as `look_up` finds it, where the first look is taken.

    Raises:
        AmbiguousNameError: if it stands for several; `valid` holds their ids.
        UnknownNameError: if it stands for nothing; `close` holds the names it could have been meant as.
    """
    for stage in _stages(reader, wanted.name, wanted.kind, first):
        found = stage()
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(wanted.given, found, where=wanted.where)
    close = _close(wanted.given, _nodes(reader, _ALL, wanted.kind))
    hint = f"citegraph show {close[0]!r}" if close else "citegraph stats"
    raise UnknownNameError(WORDS[wanted.kind], wanted.given, (), close=close, where=wanted.where, hint=hint)


def _stages(reader: Reader, given: str, kind: Kind, first: Found) -> Iterator[Callable[[], list[Named]]]:
    yield lambda: first.by_id
    if kind == "node" and given.startswith("claim:"):
        # Claims have no names of their own: they are found by id alone.
        yield lambda: _read(reader.run(_BY_ID.format(labels="Claim"), {"given": given}).rows)
    yield lambda: _by_name(reader, given, kind) if first.by_name is None else _unless_written(given, first.by_name)
    if "Paper" in LABELS[kind]:
        yield lambda: _by_paper_id(reader, given)
        yield lambda: _written(reader, _BY_SHORT_TITLE, "paper", given=given)
    yield lambda: _by_key(reader, given, kind)
    if kind == "paper":
        yield lambda: _by_introduced(reader, given)


def _by_name(reader: Reader, given: str, kind: Kind) -> list[Named]:
    return _unless_written(given, _written(reader, _BY_NAME, kind, given=given))


def _written(reader: Reader, condition: str, kind: Kind, *, given: str) -> list[Named]:
    """The nodes whose names, in lower case, meet the condition."""
    index = reader.text_index if isinstance(reader, IndexesText) else None
    candidates = index.named(given) if index else None
    if index is None or candidates is None:
        return _nodes(reader, _EVERY + condition, kind, lowered=given.lower())
    text = f"{index.find}\nMATCH (n:{{labels}}){condition}"
    return _nodes(reader, text, kind, lowered=given.lower(), candidates=candidates)


def _unless_written(given: str, found: list[Named]) -> list[Named]:
    """Those that are written exactly as given, if any are; else all: RAG is not rag, but may be meant by it."""
    exact = [node for node in found if given in (node.name, *node.aliases)]
    return exact or found


def _by_paper_id(reader: Reader, given: str) -> list[Named]:
    match = _ARXIV.fullmatch(given) or _DOI.fullmatch(given)
    return _nodes(reader, _BY_PAPER_ID, "paper", given=match["id"]) if match else []


def _by_key(reader: Reader, given: str, kind: Kind) -> list[Named]:
    wanted = name_key(given)
    if not wanted:
        return []
    return [node for node in _nodes(reader, _ALL, kind) if any(name_key(name) == wanted for name in _names(node))]


def _by_introduced(reader: Reader, given: str) -> list[Named]:
    """The papers that introduce what is called so: FlashAttention-2, for its paper."""
    artefacts = _nodes(reader, _BY_ID, "artefact", given=given) or _by_name(reader, given, "artefact")
    artefacts = artefacts or _by_key(reader, given, "artefact")
    ids = [node.id for node in artefacts]
    return _read(reader.run(_BY_INTRODUCED, {"ids": ids}).rows) if ids else []


def _nodes(reader: Reader, text: str, kind: Kind, **parameters: str) -> list[Named]:
    # A label cannot be a parameter in Cypher; these come from a closed list of our own.
    return _read(reader.run(text.format(labels="|".join(LABELS[kind])), parameters).rows)


def _read(rows: Iterable[tuple[Cell, ...]]) -> list[Named]:
    return [Named(str(i), str(label), str(name), _texts(aliases)) for i, label, name, aliases in rows]


def _texts(cell: Cell) -> tuple[str, ...]:
    return tuple(map(str, cell)) if isinstance(cell, list) else ()


def _names(node: Named) -> tuple[str, ...]:
    return (node.name, *node.aliases)


def _ambiguous(given: str, found: list[Named], *, where: str) -> AmbiguousNameError:
    senses = [node.id for node in found[:MOST_SENSES]]
    more = f", the first {MOST_SENSES} of them" if len(found) > MOST_SENSES else ""
    message = f"{given!r} stands for {len(found)} things; give the id of one{more}"
    return AmbiguousNameError(message, where=where, valid=senses, hint=f"citegraph show {found[0].id}")


def _close(given: str, nodes: Iterable[Named]) -> list[str]:
    """Up to three names that a typo could have turned into the given one, nearest first.

    Similarity is that of Ratcliff and Obershelp (difflib) on the folded text. It is computed only for names that share
    a third of the pairs of letters, so that a hundred thousand names take a second and not ten.
    """
    wanted = given.casefold()
    pairs = _pairs(wanted)
    scored: dict[str, float] = {}
    for name in (name for node in nodes for name in _names(node)):
        folded = name.casefold()
        likely = _likely(folded, wanted, pairs)
        score = SequenceMatcher(None, folded, wanted).ratio() if likely else 0.0
        if score >= CLOSE:
            scored[name] = score
    return sorted(scored, key=lambda name: (-scored[name], name))[:3]


def _likely(folded: str, wanted: str, pairs: set[str]) -> bool:
    if abs(len(folded) - len(wanted)) > max(len(wanted) // 3, 2):
        return False
    return len(pairs) < FEW_PAIRS or 3 * len(pairs & _pairs(folded)) >= len(pairs)


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def properties_of(reader: Reader, node: Named) -> dict[str, Cell]:
    """What the store holds on the node besides its id, name and aliases."""
    found = reader.run(_PROPERTIES.format(labels=node.label), {"given": node.id})
    properties = found.rows[0][0] if found.rows else None
    own = {"id", "name", "aliases", "title", "type"}
    return {k: v for k, v in sorted(properties.items()) if k not in own} if isinstance(properties, dict) else {}
