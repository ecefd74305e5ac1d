"""Papers as entries of a bibliography, whatever format they are then written in."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, TypeAlias
from urllib.parse import quote

from citegraph.graph.exports._losses import Losses
from citegraph.graph.model import Edge, Node, Subgraph

Kind: TypeAlias = Literal["proceedings", "journal", "preprint", "other"]

# Words that say nothing about which paper it is; a key built from them would be one of many.
FILLERS = re.compile(r"a|an|and|are|as|at|be|by|can|do|does|for|from|how|in|into|is|it|of|on|or|the|to|via|what|with")
JOURNAL = re.compile(
    r"\b(journal|transactions|letters|annals|magazine|quarterly|TACL|TMLR|JMLR|PNAS|Nature)\b", re.IGNORECASE
)
PREPRINT = re.compile(r"\b(arxiv|corr|biorxiv|preprint)\b", re.IGNORECASE)
ARXIV_URL = re.compile(r"^https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/([\w.\-/]+?)(?:v\d+)?(?:\.pdf)?$")
WORDS_IN_KEY = 3
LONGEST_WORD = 40
"""Characters of a word in a key: LaTeX breaks off at a key that is longer than its lines."""
DIGEST = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper as a bibliography lists it."""

    key: str
    """Stable and readable, unique within the bibliography: `dao2022flashattention`."""
    paper: Node
    title: str
    kind: Kind
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str = ""
    doi: str = ""
    arxiv_id: str = ""
    url: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()


def bibliography(graph: Subgraph, losses: Losses) -> Iterator[Entry]:
    """The papers of the graph in their order, one at a time; counts the rest of the graph as lost."""
    papers = [node for node in graph.nodes if node.label == "Paper"]
    losses.add("nodes that are no papers have no place in a bibliography", len(graph.nodes) - len(papers))
    losses.add("edges have no place in a bibliography", len(graph.edges))
    neighbours = _Neighbours(graph)
    # Gone through twice: a key shows only at the end whether it is one paper's alone, and entries hold every abstract.
    times = Counter(_key(_entry(paper, neighbours, Losses())) for paper in papers)
    for paper in papers:
        entry = _entry(paper, neighbours, losses)
        yield replace(entry, key=_unique(entry, times))


class _Neighbours:
    """Authors, venues and concepts of each paper, where the graph has them as nodes."""

    def __init__(self, graph: Subgraph) -> None:
        self._names = {node.id: node.name for node in graph.nodes}
        self._edges: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            if edge.type in {"WRITTEN_BY", "PUBLISHED_IN", "ABOUT"}:
                self._edges[edge.source, edge.type].append(edge)

    def names(self, paper: str, edge_type: str) -> tuple[str, ...]:
        """Names at the other end, in the order that the edges' `position` gives, else the graph's."""
        edges = sorted(self._edges[paper, edge_type], key=_position)
        return tuple(self._names[edge.target] for edge in edges if edge.target in self._names)


def _position(edge: Edge) -> float:
    position = edge.properties.get("position", 0)
    return position if isinstance(position, int | float) else 0


def _entry(paper: Node, neighbours: _Neighbours, losses: Losses) -> Entry:
    venue = one_line(_text(paper, "venue") or "; ".join(neighbours.names(paper.id, "PUBLISHED_IN")))
    url = web_address(_text(paper, "url"))
    losses.add("addresses that are not http or https were left out", bool(_text(paper, "url") and not url))
    arxiv_id = one_line(_text(paper, "arxiv_id")) or _arxiv_id(url)
    losses.add("links to code have no place in a bibliography", len(_list(paper, "code")))
    losses.add("ids but DOI and arXiv have no place in a bibliography", sum(map(_is_other, _list(paper, "ids"))))
    year = paper.properties.get("year")
    return Entry(
        key="",
        paper=paper,
        title=one_line(paper.name) or "Untitled",
        kind=_kind(venue, arxiv_id),
        authors=tuple(map(one_line, _list(paper, "authors") or neighbours.names(paper.id, "WRITTEN_BY"))),
        year=year if isinstance(year, int) else None,
        venue=venue,
        doi=one_line(_text(paper, "doi")),
        arxiv_id=arxiv_id,
        url=url,
        abstract=one_line(_text(paper, "abstract")),
        keywords=tuple(map(one_line, neighbours.names(paper.id, "ABOUT"))),
    )


def _text(paper: Node, name: str) -> str:
    value = paper.properties.get(name, "")
    return value if isinstance(value, str) else ""


def _list(paper: Node, name: str) -> tuple[str, ...]:
    value = paper.properties.get(name, ())
    return value if isinstance(value, tuple) else ()


def _is_other(identifier: str) -> bool:
    return identifier.partition(":")[0] not in {"doi", "arxiv"}


def _arxiv_id(url: str) -> str:
    found = ARXIV_URL.match(url)
    return found[1] if found else ""


def _kind(venue: str, arxiv_id: str) -> Kind:
    if venue and not PREPRINT.search(venue):
        return "journal" if JOURNAL.search(venue) else "proceedings"
    return "preprint" if arxiv_id or venue else "other"


def _unique(entry: Entry, times: Counter[str]) -> str:
    """The entry's key; where two would share one, both get a piece of their paper's id's hash.

    Numbering them `a`, `b` would give a paper another key whenever another selection is exported.
    """
    key = _key(entry)
    digest = sha256(entry.paper.id.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST]
    return key if times[key] == 1 else f"{key}-{digest}"


def _key(entry: Entry) -> str:
    """`dao2022flashattention`: first author, year, first telling word; without authors, three words of the title."""
    words = [word[:LONGEST_WORD] for word in ascii_words(entry.title) if not FILLERS.fullmatch(word)] or ["untitled"]
    year = str(entry.year or "")
    if not entry.authors or not (family := "".join(ascii_words(family_name(entry.authors[0])))[:LONGEST_WORD]):
        return "-".join(words[:WORDS_IN_KEY]) + (f"-{year}" if year else "")
    return f"{family}{year}{words[0]}"


def family_name(author: str) -> str:
    """The family name, as far as the order of the words tells.

    >>> family_name("Tri Dao"), family_name("Dao, Tri"), family_name("Laurens van der Maaten")
    ('Dao', 'Dao', 'van der Maaten')
    """
    if "," in author:
        return author.partition(",")[0].strip()
    words = author.split()
    particle = next((i for i, word in enumerate(words[1:], 1) if word.islower()), len(words) - 1)
    return " ".join(words[particle:])


def ascii_words(text: str) -> list[str]:
    """The words of the text in ASCII letters and digits, lower case, accents taken off.

    >>> ascii_words("FlashAttention-2: Déjà vu")
    ['flashattention2', 'deja', 'vu']
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return [word for part in re.split(r"[^a-z0-9\-']+", plain) if (word := re.sub("[^a-z0-9]", "", part))]


def one_line(text: str) -> str:
    """The text with every run of white space and control characters made one space."""
    return " ".join(text.translate(_CONTROLS).split())


def web_address(text: str) -> str:
    """The text where it is an address a browser opens over the network, with what could end a field encoded; else ''.

    >>> web_address("https://example.org/a b{c}"), web_address("javascript:alert(1)")
    ('https://example.org/a%20b%7Bc%7D', '')
    """
    if not re.match(r"https?://[^/]", text, re.IGNORECASE):
        return ""
    return quote(text, safe="!#$%&'()*+,/:;=?@[]~", errors="replace")


_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
