"""Nodes and edges of what sources know about papers: the papers themselves, authors, venues and citations."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from citegraph.graph.model import Edge, EdgeType, Label, Node, PropertyValue
from citegraph.graph.names import slug
from citegraph.graph.resolve.people import person_name
from citegraph.graph.resolve.shared_ids import cited_id
from citegraph.graph.resolve.works import Work


def paper_node(work: Work) -> Node:
    """The node of a paper, with everything that any source says of it."""
    paper = work.paper
    known: Mapping[str, PropertyValue | None] = {
        "abstract": paper.abstract,
        "year": paper.year,
        "authors": paper.authors,
        "venue": paper.venue,
        "url": paper.url,
        "code": tuple(dict.fromkeys((*paper.code, *work.facts.code))),
        "doi": paper.doi,
        "arxiv_id": paper.arxiv_id,
        "ids": work.ids,
        "source": "; ".join(work.sources),
        "said": work.said,
    }
    properties = {name: value for name, value in known.items() if value not in (None, "", ())}
    return Node.model_construct(
        id=work.id, label="Paper", name=paper.title, aliases=work.aliases, properties=properties
    )


def metadata(works: Iterable[Work]) -> Iterator[Node | Edge]:
    """Authors and venues with their edges."""
    works = list(works)
    authors = [(work, person_name(author), n) for work in works for n, author in enumerate(work.paper.authors, 1)]
    venues = [(work, work.paper.venue, 0) for work in works if work.paper.venue]
    yield from _named(authors, "Author", "WRITTEN_BY")
    yield from _named(venues, "Venue", "PUBLISHED_IN")


def _named(named: Iterable[tuple[Work, str, int]], label: Label, edge_type: EdgeType) -> Iterator[Node | Edge]:
    """One node for the names with one slug, and an edge to it from each paper."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    seen: set[tuple[str, str]] = set()
    for work, name, position in named:
        key = slug(name)
        forms[key][name] += 1
        if (work.id, key) not in seen:
            seen.add((work.id, key))
            properties: dict[str, PropertyValue] = {"position": position} if position else {}
            yield Edge.model_construct(
                source=work.id, type=edge_type, target=f"{label.lower()}:{key}", properties=properties
            )
    for key, counts in forms.items():
        name = min(counts, key=lambda form: (-counts[form], -len(form), form))
        aliases = tuple(sorted(counts.keys() - {name}))
        yield Node.model_construct(id=f"{label.lower()}:{key}", label=label, name=name, aliases=aliases)


def citations(works: Iterable[Work]) -> Iterator[Edge]:
    """CITES edges between papers that are both here."""
    works = list(works)
    by_id: defaultdict[str, set[str]] = defaultdict(set)
    for work in works:
        for shared in work.ids:
            by_id[shared].add(work.id)
    for work in works:
        cited = {target for text in work.paper.cites for target in by_id.get(":".join(cited_id(text)), ())}
        for target in sorted(cited - {work.id}):
            yield Edge.model_construct(source=work.id, type="CITES", target=target)
