"""Nodes and edges of what sources know about papers: the papers themselves, authors, venues and citations."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

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


def named_in(work: Work) -> dict[str, list[str]]:
    """The forms in which a paper names its authors and its venue, by the id of their node; authors come first."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for author in map(person_name, work.paper.authors):
        named[f"author:{slug(author)}"].append(author)
    if venue := work.paper.venue:
        named[f"venue:{slug(venue)}"].append(venue)
    return dict(named)


def metadata_edges(work: Work) -> Iterator[Edge]:
    """WRITTEN_BY edges, which say where in the list the author stands first, and PUBLISHED_IN."""
    places: dict[str, int] = {}
    for position, author in enumerate(map(person_name, work.paper.authors), 1):
        places.setdefault(f"author:{slug(author)}", position)
    for node_id in named_in(work):
        edge_type: EdgeType = "WRITTEN_BY" if node_id in places else "PUBLISHED_IN"
        properties: dict[str, PropertyValue] = {"position": places[node_id]} if node_id in places else {}
        yield Edge.model_construct(source=work.id, type=edge_type, target=node_id, properties=properties)


def named_node(node_id: str, forms: Mapping[str, int]) -> Node:
    """The author or venue of this id, which papers name in these forms so many times."""
    name = min(forms, key=lambda form: (-forms[form], -len(form), form))
    label: Label = "Author" if node_id.startswith("author:") else "Venue"
    return Node.model_construct(id=node_id, label=label, name=name, aliases=tuple(sorted(forms.keys() - {name})))


def cited_by(work: Work) -> tuple[str, ...]:
    """The ids that a paper cites, in the form of `Work.ids`, each once."""
    return tuple(dict.fromkeys(":".join(cited_id(text)) for text in work.paper.cites))


def citations(work: Work, holders: Callable[[str], Iterable[str]]) -> Iterator[Edge]:
    """CITES edges to papers that are here; `holders` finds them by one of their ids."""
    cited = {paper for shared in cited_by(work) for paper in holders(shared)}
    for target in sorted(cited - {work.id}):
        yield Edge.model_construct(source=work.id, type="CITES", target=target)
