import json

from citegraph.graph.model import Paper
from citegraph.loaders import Item, Reading, Rejected, TextSource
from citegraph.loaders.json import loader

NODE = {
    "id": "paper:x",
    "label": "Paper",
    "name": "A made-up paper",
    "title": "A made-up paper",
    "aliases": [],
    "abstract": "It says\nlittle.",
    "authors": ["Ada Author"],
    "arxiv_id": "2205.14135",
    "ids": ["acl:S18-1032", "arxiv:2205.14135"],
    "code": ["https://example.org/code"],
    "year": 2022,
    "source": "first.jsonl",
}
GRAPH = {
    "directed": True,
    "multigraph": True,
    "graph": {},
    "nodes": [{"id": "m", "label": "Method"}, NODE],
    "edges": [],
}


def load(text: str) -> list[Item]:
    return list(Reading(TextSource(text, name="graph.json"), "json").items())


def test_papers_arrive_with_what_their_sources_said_and_nothing_else_does() -> None:
    (item,) = load(json.dumps(GRAPH))
    assert item == Paper(
        title="A made-up paper",
        abstract="It says\nlittle.",
        authors=("Ada Author",),
        year=2022,
        arxiv_id="2205.14135",
        ids={"acl": "S18-1032"},
        code=("https://example.org/code",),
        source="graph.json",
    )


def test_what_is_broken_is_named_with_its_line_and_the_rest_is_read() -> None:
    text = '{"directed": true, "multigraph": true,\n"nodes": [\n{"label": "Paper", "year": 3},\n{x},\n'
    wrong, broken, last = load(text + json.dumps(NODE) + "]}")
    assert isinstance(wrong, Rejected)
    assert (wrong.line, "title: Field required" in wrong.reason) == (3, True)
    assert isinstance(broken, Rejected)
    assert broken.line == 4
    assert isinstance(last, Paper)


def test_it_is_told_by_its_first_words() -> None:
    assert loader.recognises('{"directed": true, "multigraph": true, "graph": {')
    assert not loader.recognises('{"title": "T"}')
