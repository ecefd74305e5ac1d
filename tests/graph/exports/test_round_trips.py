"""What is exported can be loaded again, without loss of what the format holds."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.exports import EXPORTS
from citegraph.graph.exports._bibliography import one_line, web_address
from citegraph.graph.model import Paper, PaperFacts, SourceRecord, Subgraph, Versions
from citegraph.graph.resolve.metadata import paper_node
from citegraph.graph.resolve.people import person_name
from citegraph.graph.resolve.works import works_of
from citegraph.loaders import Reading, TextSource

VERSIONS = Versions(extractor="0", lexicon="0", model="0", name_table="0")
LINE = st.text(max_size=40).map(one_line)
TELLING = st.sampled_from(["R&D {at} 50%", "$M^3$ViT", "a--b ``c'' \\d_e^f~", '"q"; #1', "علم 🙂 ﬁ", "x" * 10_000])
TEXT = st.one_of(LINE, TELLING).filter(bool)
NAMES = st.sampled_from(["Tri Dao", "Laurens van der Maaten", "Research and Safety Team", "Plato", "Łukasz É. König"])
PAPERS = st.builds(
    Paper,
    title=TEXT,
    abstract=st.one_of(LINE, TELLING),
    year=st.none() | st.integers(1500, 2099),
    authors=st.lists(NAMES, max_size=3).map(tuple),
    venue=st.none() | TEXT,
    url=st.none() | st.sampled_from(["https://example.org/a_b?c=1&d=%20#e", "http://x.org/~me"]),
    doi=st.none() | st.sampled_from(["10.1000/lean_1", "10.1000/(sici)1<2>3"]),
    arxiv_id=st.none() | st.sampled_from(["2205.14135", "cs/0112017"]),
)


def node_graph(paper: Paper) -> Subgraph:
    record = SourceRecord(paper=paper, facts=PaperFacts(), versions=VERSIONS)
    return Subgraph(nodes=tuple(map(paper_node, works_of([record]))))


def again(paper: Paper, name: str) -> Paper:
    out = io.BytesIO()
    EXPORTS.get(name).write(node_graph(paper), out)
    (item,) = Reading(TextSource(out.getvalue().decode(), name=paper.source), name).items()
    assert isinstance(item, Paper)
    return item


def held(paper: Paper) -> dict[str, object]:
    """What a bibliography says of a paper; a name with its parts in either order is one name."""
    fields = paper.model_dump(exclude={"ids", "source", "code", "cites"})
    return {**fields, "authors": tuple(map(person_name, paper.authors)), "url": web_address(paper.url or "") or None}


@pytest.mark.parametrize("name", ["json", "jsonl"])
@given(paper=PAPERS, ids=st.dictionaries(st.sampled_from(["acl", "openalex"]), st.just("S18-1032"), max_size=2))
def test_a_graph_s_papers_come_back_whole(name: str, paper: Paper, ids: dict[str, str]) -> None:
    paper = paper.model_copy(update={"ids": ids, "code": ("https://example.org/code",)})
    assert again(paper, name) == paper


@pytest.mark.parametrize("name", ["bibtex", "ris", "csl-json"])
@given(paper=PAPERS)
def test_a_bibliography_s_papers_come_back_with_all_that_it_holds(name: str, paper: Paper) -> None:
    assert held(again(paper, name)) == held(paper)
