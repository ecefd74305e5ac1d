"""Finds papers of a graph by what other programs know of them: an id, a DOI, an arXiv id, an address or the title."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from citegraph.graph.model import Node
from citegraph.graph.names import text_key
from citegraph.graph.resolve.shared_ids import cited_id

_DOI = re.compile(r"(?:doi:\s*|(?:https?://)?(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV_NUMBER = r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7}"
_ARXIV = re.compile(
    rf"(?:arxiv:\s*|(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/)?({_ARXIV_NUMBER})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"[a-z][a-z0-9]*:\S+", re.IGNORECASE)


class PaperIndex:
    """The papers of a graph by their ids and titles.

    >>> index = PaperIndex([Node(id="paper:x", label="Paper", name="Tiles: A Study", properties={"doi": "10.1000/X"})])
    >>> index.find("https://doi.org/10.1000/x"), index.find("tiles - a study"), index.find("Tiles")
    (('paper:x',), ('paper:x',), ('paper:x',))
    """

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._ids: set[str] = set()
        self._by_label: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for node in nodes:
            if node.label == "Paper":
                self._ids.add(node.id)
                for label in _labels(node):
                    self._by_label[label][node.id] = None

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of the papers that the text names; several where several papers bear one title, none where none does.

        The narrowest reading that finds anything decides: an id, then a whole title, then what precedes its colon.
        """
        given = text.strip()
        if given in self._ids:
            return (given,)
        return next((tuple(found) for label in _readings(given) if (found := self._by_label.get(label))), ())


def _labels(paper: Node) -> Iterator[str]:
    """Everything the paper may be called, each with the kind of name it is."""
    for name in ("doi", "arxiv_id"):
        value = paper.properties.get(name)
        if isinstance(value, str):
            yield _id_label(f"{name.removesuffix('_id')}:{value}")
    ids = paper.properties.get("ids", ())
    yield from map(_id_label, ids if isinstance(ids, tuple) else ())
    for title in (paper.name, *paper.aliases):
        yield f"title {text_key(title)}"
    before, colon, _ = paper.name.partition(":")
    if colon:
        yield f"short {text_key(before)}"
    yield from (f"id {alias}" for alias in paper.aliases)


def _readings(text: str) -> Iterator[str]:
    if found := _ARXIV.fullmatch(text):
        yield _id_label(f"arxiv:{found[1]}")
    if found := _DOI.fullmatch(text):
        yield _id_label(f"doi:{found[1]}")
    if _SCHEME.fullmatch(text):
        yield _id_label(text)
    yield f"id {text}"
    if key := text_key(text):
        yield f"title {key}"
        yield f"short {key}"


def _id_label(shared: str) -> str:
    scheme, value = cited_id(shared)
    return f"{scheme} {value.lower()}"


def titles_in(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The names in a list of papers, with their lines from 1: one a line; blank lines and `#` comments are passed over.

    >>> list(titles_in(["# seeds", "", "arXiv:2205.14135", "- Tiles: A Study"]))
    [(3, 'arXiv:2205.14135'), (4, 'Tiles: A Study')]
    """
    for number, line in enumerate(lines, start=1):
        name = re.sub(r"^[-*•]\s+", "", line.strip().lstrip("\ufeff"))
        if name and not name.startswith("#"):
            yield number, name
